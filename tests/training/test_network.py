"""The training of the encoder, piece by piece; it needs the extra ``train``."""

from __future__ import annotations

import random

import numpy as np
import pytest

from framing.training.examples import Example

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
onnx = pytest.importorskip("onnx", reason="needs the extra train")

from framing.training import export, frame_task, network, sentence_task, tasks  # noqa: E402
from framing.training.frame_texts import Coded  # noqa: E402

TEXT = tuple(Example(f"Sentence {number}.", 0.5, (), "roads") for number in range(11))


def test_groups_hold_every_sentence_once_and_in_order() -> None:
    random.seed(1)
    groups = list(sentence_task._grouped([TEXT], alone=0.5, most=4))
    assert [example for group in groups for example in group] == list(TEXT)
    assert max(map(len, groups)) <= 4
    assert {len(group) for group in groups} > {1}


def test_weights_are_averaged_over_runs_and_with_those_before() -> None:
    before, one, other = ({"w": torch.full((2,), value)} for value in (0.0, 1.0, 3.0))
    mean = network.average([before, one, other], trained=0.5)
    assert mean["w"].tolist() == [1.0, 1.0]


def test_marks_lie_on_the_words_of_their_sentence() -> None:
    folder = network.origin_folder()
    tokenizer = network.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    pair = (
        Example("The sham went on.", 0.9, (("sham", 0.5),), "roads"),
        Example("No sham here.", 0.1, (), "roads"),
    )
    item = sentence_task._item(tokenizer, pair)
    marked = [tokenizer.id_to_token(item.ids[at]) for at, mark in enumerate(item.marks) if mark]
    assert marked == ["sham"]
    assert [mark for mark in item.marks if mark] == [0.5]
    (first, end, _), (second, last, loaded) = item.sentences
    assert (first, end, loaded) == (1, second, 0.1)
    assert last == len(item.ids) - 1


def test_a_paragraph_is_read_in_sentences_each_with_places_of_its_own() -> None:
    folder = network.origin_folder()
    tokenizer = network.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    item = frame_task._item(tokenizer, Coded("It rained. Nobody came.", (0.1, 0.9), "rain"))
    assert item.sentences == sorted(item.sentences)
    assert set(item.sentences) == {0, 1}
    starts = [at for at, place in enumerate(item.places) if place == 0]
    assert [item.sentences[at] for at in starts] == [0, 1]
    borders = [tokenizer.id_to_token(item.ids[at]) for at, one in enumerate(item.inner) if not one]
    assert borders == ["[CLS]", "[SEP]"] * 2


def test_batches_hold_every_item_once() -> None:
    random.seed(1)
    drawn = list(tasks.draw_batches(list(range(100)), [at % 7 for at in range(100)]))
    assert sorted(one for batch in drawn for one in batch) == list(range(100))
    assert max(map(len, drawn)) <= tasks.BATCH


def test_frames_that_were_not_coded_count_for_nothing() -> None:
    class Encoder(torch.nn.Module):
        def forward(self, input_ids: object, **given: object) -> object:
            del given
            out = torch.nn.functional.one_hot(input_ids % 4, 4).float()  # type: ignore[arg-type]
            return type("Read", (), {"last_hidden_state": out})

    nan = float("nan")
    item = frame_task._Item([5, 6, 7], [0, 1, 2], [0, 0, 0], [0, 1, 0], (1.0, nan))
    other = frame_task._Item([5, 6, 7], [0, 1, 2], [0, 0, 0], [0, 1, 0], (1.0, 1.0))
    task = frame_task.FrameTask([Coded("It rained.", (1.0, nan), "rain")])
    head = task.head(4).eval()
    with torch.no_grad():
        head[1].bias[1] = 9.0
        alone, both = (float(task.loss(Encoder(), head, [one])) for one in (item, other))
    assert both == pytest.approx(alone / 2, rel=0.02)


def test_rounding_keeps_every_weight_within_half_a_step() -> None:
    weights = np.random.default_rng(1).normal(size=(200, 200)).astype(np.float32)
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMul", ["x", "w"], ["y"])],
        "toy",
        [onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1, 200])],
        [onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [1, 200])],
        [onnx.numpy_helper.from_array(weights, "w")],
    )
    rounded = export.round_weights(onnx.helper.make_model(graph))
    onnx.checker.check_model(rounded)
    stored = {t.name: onnx.numpy_helper.to_array(t) for t in rounded.graph.initializer}
    assert stored["w_rounded"].dtype == np.int8
    gap = np.abs(stored["w_rounded"] * stored["w_steps"] - weights)
    assert (gap <= stored["w_steps"] / 2 + 1e-7).all()


def test_an_exported_model_tells_nothing_of_the_machine() -> None:
    node = onnx.helper.make_node("Identity", ["x"], ["y"], doc_string="from a file of mine")
    node.metadata_props.add(key="stack_trace", value="File mine.py")
    value = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1])
    out = onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [1])
    value.metadata_props.add(key="stack_trace", value="File mine.py")
    model = onnx.helper.make_model(onnx.helper.make_graph([node], "toy", [value], [out]))
    model.metadata_props.add(key="made", value="by mine")
    bare = export.without_traces(model)
    onnx.checker.check_model(bare)
    assert b"mine" not in bare.SerializeToString()
