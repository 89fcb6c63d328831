"""Scoring: which extractors the settings of an analysis mean, and how they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.codebooks import Codebook, is_name, load_codebook
from framing.errors import InputError
from framing.extractors.attribution import default_attribution
from framing.extractors.frames import Frames, default_frames
from framing.extractors.frames_own import is_saved, open_frames
from framing.extractors.loaded import default_loaded
from framing.extractors.loaded_own import find_misfits, kind_of, loaded_by, open_loaded
from framing.extractors.loaded_sentences import default_loaded_sentences
from framing.extractors.one_pass import in_one_pass
from framing.extractors.protocol import Extractor
from framing.extractors.readability import Readability
from framing.extractors.sentiment import Sentiment
from framing.heads import Head, VectorHead, version_of
from framing.heads.cues import CUED, cued_head

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier

MODELS = ("standard", "fast")
DEFAULT = "default"


@dataclass(frozen=True)
class Scoring:
    """The settings of an analysis, as ``framing.analyze`` takes them; they can be sent anywhere.

    Raises InputError, on making it, where they do not go together or cannot be read.
    """

    model: str = MODELS[0]
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT
    loaded: str | Path | LoadedClassifier | None = None
    extractors: Sequence[Extractor] | None = None

    def __post_init__(self) -> None:
        """Check the settings."""
        _ = self._prepared

    @property
    def parts(self) -> tuple[Extractor, ...]:
        """The extractors, in the order of their columns."""
        return self._prepared[0]

    @property
    def told(self) -> dict[str, str]:
        """The settings as provenance tells them."""
        return self._prepared[1]

    def __getstate__(self) -> dict[str, Any]:
        """Leave the extractors out: whoever gets the settings makes them anew."""
        return {name: value for name, value in vars(self).items() if name != "_prepared"}

    @cached_property
    def _prepared(self) -> tuple[tuple[Extractor, ...], dict[str, str]]:
        model = self.model
        _refuse_model(model)
        frames = _frames_of(self.codebook)
        own = None if self.loaded is None else _loaded_of(self.loaded, model=model)
        self._refuse_two(own=own)
        model = model if own is None else kind_of(own)
        if self.extractors is None:
            parts = default_extractors(frames, model=model, loaded=own)
        else:
            parts = tuple(self.extractors)
        codebook = self.codebook
        told = codebook if frames is None or is_name(codebook) else _told_of(frames)
        told_loaded = DEFAULT if own is None else f"{own.name} {version_of(own)}, own model"
        return parts, {"model": model, "codebook": str(told), "loaded": told_loaded}

    def _refuse_two(self, *, own: Head | VectorHead | None) -> None:
        """Refuse settings that would be of no effect beside extractors that are named."""
        for name, given, stand_in in (
            ("codebook", self.codebook != DEFAULT, "Frames(codebook, head)"),
            ("loaded", own is not None, "LoadedSentences(listed, head)"),
            (
                "model",
                self.model != MODELS[0],
                "default_loaded(model) and default_loaded_sentences(model)",
            ),
        ):
            if self.extractors is not None and given:
                raise InputError(
                    name,
                    ["expected none where the extractors are named"],
                    remedy=f"Put {stand_in} among the extractors.",
                )


def default_extractors(
    frames: Frames | None = None,
    *,
    model: str = MODELS[0],
    loaded: Head | VectorHead | None = None,
) -> tuple[Extractor, ...]:
    """Give the extractors that ``analyze`` runs where none are named, in the order of columns.

    *frames* stand in for those of the shipped codebook, *loaded* for the shipped model of loaded
    language; *model* is that of ``analyze``.
    """
    if loaded is None:
        words, sentences = default_loaded(model), default_loaded_sentences(model)
    else:
        words, sentences = loaded_by(loaded)
    words, sentences, frames, attribution = in_one_pass(
        words,
        sentences,
        default_frames(model) if frames is None else frames,
        default_attribution(model),
    )
    return (Sentiment(), words, sentences, attribution, Readability(), frames)


def loaded_extractors(
    model: str = MODELS[0], loaded: str | Path | LoadedClassifier | None = None
) -> tuple[Extractor, ...]:
    """Give those of loaded language alone, with the settings of ``analyze``.

    Raises InputError as ``analyze`` does.
    """
    _refuse_model(model)
    if loaded is None:
        return default_loaded(model), default_loaded_sentences(model)
    return loaded_by(_loaded_of(loaded, model=model))


def frame_extractors(
    model: str = MODELS[0], codebook: str | Path | Codebook | FrameClassifier = DEFAULT
) -> tuple[Extractor, ...]:
    """Give that of frames alone, with the settings of ``analyze``.

    Raises InputError as ``analyze`` does.
    """
    _refuse_model(model)
    return (_frames_of(codebook) or default_frames(model),)


def attribution_extractors(model: str = MODELS[0]) -> tuple[Extractor, ...]:
    """Give that of attribution alone, with the model of ``analyze``.

    Raises InputError where there is no such model.
    """
    _refuse_model(model)
    return (default_attribution(model),)


def _refuse_model(model: object) -> None:
    if model not in MODELS:
        raise InputError(
            "model",
            [f"expected {' or '.join(map(repr, MODELS))}, got {model!r}"],
            remedy="Leave model out for the default.",
        )


def _frames_of(codebook: Any) -> Frames | None:
    """Give the frames of a codebook, of a fitted classifier or of the folder it was saved to.

    ``None`` stands for the shipped model's.

    Raises InputError for anything else, and for a codebook with faults.
    """
    if isinstance(codebook, str) and codebook == DEFAULT:
        return None
    if is_saved(codebook):
        return open_frames(codebook)
    if isinstance(codebook, (str, Path)):
        codebook = load_codebook(codebook)
    if isinstance(codebook, Codebook):
        return Frames(codebook, cued_head(codebook))
    from framing.classification import FrameClassifier

    if isinstance(codebook, FrameClassifier) and hasattr(codebook, "model_"):
        return codebook.extractor()
    raise InputError(
        "codebook",
        [f"expected a codebook, its name or path, or a fitted FrameClassifier, got {codebook!r}"],
        remedy="Pass 'default', the path of a codebook, the folder of a saved model, or"
        " FrameClassifier(codebook).fit(texts, codes).",
    )


def _told_of(frames: Frames) -> str:
    """Say which codebook and which kind of model gave frames that are not the shipped ones."""
    model = CUED if frames.judge.name == CUED else "own model"
    return f"{frames.codebook.name}, {model}"


def _loaded_of(loaded: Any, *, model: str) -> Head | VectorHead:
    """Give the head of a fitted classifier, or of the file or folder it was saved to.

    Raises InputError for anything else, and where the head cannot be used here or as *model*.
    """
    if isinstance(loaded, (str, Path)):
        head = open_loaded(loaded)
    else:
        from framing.classification import LoadedClassifier

        if not isinstance(loaded, LoadedClassifier) or not hasattr(loaded, "head_"):
            raise InputError(
                "loaded",
                [f"expected a fitted LoadedClassifier or the folder of one, got {loaded!r}"],
                remedy="Pass LoadedClassifier().fit(texts, labels), or what its save() wrote.",
            )
        head = loaded.head_
    faults = find_misfits(head)
    if model != MODELS[0] and kind_of(head) != model:
        faults.append(f"was trained as model {kind_of(head)!r}, not {model!r}")
    if faults:
        remedy = "Leave model out, or train it again: LoadedClassifier(model)."
        raise InputError("loaded", faults, remedy=remedy)
    return head
