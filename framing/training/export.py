"""Storing the contextual encoder: an ONNX file whose large weights take one byte each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

#: Tables with fewer numbers stay as they are.
_LARGE = 20_000
_INPUTS = ("ids", "places", "sentences")


class _Vectors(torch.nn.Module):  # type: ignore[misc]
    """The network as it is stored: from the numbers of tokens to their vectors.

    ``places`` says where in its sentence each token stands, ``sentences`` in which it stands: a
    token sees those of its own sentence alone.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        self.eval()

    def forward(self, ids: Any, places: Any, sentences: Any) -> Any:
        """Give the vectors of one text."""
        apart = sentences[:, None, :, None] != sentences[:, None, None, :]
        unseen = apart.float() * torch.finfo(torch.float32).min
        found = self.encoder(input_ids=ids, position_ids=places, attention_mask=unseen)
        return found.last_hidden_state


def export_encoder(encoder: Any, path: Path, kept: Sequence[int]) -> None:
    """Write an encoder to an ONNX file, its large weights rounded to one of 255 steps a row.

    Of its tokens those *kept* remain, in that order. Only weights are rounded, and the steps are
    multiplied out when the file is loaded; what is computed with them is not rounded, so a text's
    figures do not depend on what is read beside it.
    """
    encoder.set_attn_implementation("eager")
    table = encoder.embeddings.word_embeddings
    table.weight = torch.nn.Parameter(table.weight[list(kept)].detach().clone())
    length = torch.export.Dim("length", min=2, max=512)
    torch.onnx.export(
        _Vectors(encoder.float()),
        (torch.arange(1000, 1030)[None], torch.arange(30)[None], torch.arange(30)[None] // 10),
        str(path),
        input_names=list(_INPUTS),
        output_names=["vectors"],
        dynamic_shapes={name: {1: length} for name in _INPUTS},
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    onnx.save(without_traces(round_weights(onnx.load(str(path)))), str(path))


def without_traces(model: Any) -> Any:
    """Give an ONNX model without what the exporter notes of the machine and code it ran on."""
    graph = model.graph
    parts = (*graph.node, *graph.initializer, *graph.value_info, *graph.input, *graph.output)
    for part in (model, graph, *parts):
        part.ClearField("doc_string")
        part.ClearField("metadata_props")
    return model


def round_weights(model: Any) -> Any:
    """Give an ONNX model whose large tables of weights are stored as int8 and steps."""
    graph = model.graph
    uses: dict[str, set[str]] = defaultdict(set)
    for node in graph.node:
        for name in node.input:
            uses[name].add(node.op_type)
    stored, opening = [], []
    for tensor in graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.dtype != np.float32 or weights.ndim != 2 or weights.size < _LARGE:
            stored.append(tensor)
            continue
        name = tensor.name
        # a table of words has a step a word, a layer a step for each number it gives
        steps = np.abs(weights).max(axis=1 if "Gather" in uses[name] else 0, keepdims=True) / 127
        steps[steps == 0] = 1.0
        rounded = np.round(weights / steps).astype(np.int8)
        stored.append(numpy_helper.from_array(rounded, f"{name}_rounded"))
        stored.append(numpy_helper.from_array(steps.astype(np.float32), f"{name}_steps"))
        cast = helper.make_node("Cast", [f"{name}_rounded"], [f"{name}_cast"], to=TensorProto.FLOAT)
        opening += [cast, helper.make_node("Mul", [f"{name}_cast", f"{name}_steps"], [name])]
    nodes = [*opening, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(stored)
    graph.node.extend(nodes)
    return model
