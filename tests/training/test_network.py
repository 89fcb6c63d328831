"""The training of the encoder, piece by piece; it needs the extra ``train``."""

from __future__ import annotations

import random

import numpy as np
import pytest

from framing.training.examples import Example

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
onnx = pytest.importorskip("onnx", reason="needs the extra train")

from framing.training import export, network  # noqa: E402

TEXT = tuple(Example(f"Sentence {number}.", 0.5, (), "roads") for number in range(11))


def test_groups_hold_every_sentence_once_and_in_order() -> None:
    random.seed(1)
    groups = list(network._grouped([TEXT], alone=0.5, most=4))
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
    item = network._item(tokenizer, pair)
    marked = [tokenizer.id_to_token(item.ids[at]) for at, mark in enumerate(item.marks) if mark]
    assert marked == ["sham"]
    assert [mark for mark in item.marks if mark] == [0.5]
    (first, end, _), (second, last, loaded) = item.sentences
    assert (first, end, loaded) == (1, second, 0.1)
    assert last == len(item.ids) - 1


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
