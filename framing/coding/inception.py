"""INCEpTION: a document for each coder in UIMA CAS JSON, the layer to code with, and both read.

The paragraphs of a coder are one document. Each has an annotation of the layer ``Coding`` over it,
whose features are its unit and an empty one for each variable, which the coder fills in. The layer
is a UIMA type system description, which INCEpTION imports as a layer (user guide, Layers); features
are text, since a number there cannot be missing. Documents are UIMA CAS JSON as Apache specifies it
(uima-uimaj-io-jsoncas, SPECIFICATION), with offsets in units of UTF-16, as Java counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from framing.coding.cells import writable
from framing.coding.explaining import brief
from framing.coding.sample import CODEBOOK, CODER, TEXT, UNIT, Sample

LAYER = "inception-layer.xml"
_TYPE, _ANNOTATION, _STRING = "webanno.custom.Coding", "uima.tcas.Annotation", "uima.cas.String"
_STRUCTURES, _BETWEEN = "%FEATURE_STRUCTURES", "\n\n"
_ABOUT, _DESCRIBED = "The codes of a paragraph", 255


def document_of(sample: Sample, coder: str) -> bytes:
    """Give the paragraphs of a coder, in their order, as a document with an annotation each."""
    texts, annotations, at = [], [], 0
    for number, (unit, told) in enumerate(sample.units_of(coder)[TEXT].items(), start=2):
        text = writable(told)
        end = at + _length(text)
        annotations.append(
            {
                "%ID": number,
                "%TYPE": _TYPE,
                "@sofa": 1,
                "begin": at,
                "end": end,
                UNIT: unit,
                CODER: coder,
                CODEBOOK: sample.codebook_hash,
            }
        )
        texts.append(text)
        at = end + _length(_BETWEEN)
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView"}
    sofa |= {"mimeType": "text", "sofaString": _BETWEEN.join(texts)}
    members = [annotation["%ID"] for annotation in annotations]
    features = {
        name: {"%NAME": name, "%DESCRIPTION": about, "%RANGE": _STRING}
        for name, about in _features(sample).items()
    }
    layer = {"%NAME": _TYPE, "%SUPER_TYPE": _ANNOTATION, "%DESCRIPTION": _ABOUT, **features}
    document = {
        "%TYPES": {_TYPE: layer},
        _STRUCTURES: [sofa, *annotations],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def layer_of(sample: Sample) -> bytes:
    """Give the layer as a UIMA type system description."""
    features = "".join(
        f"<featureDescription><name>{name}</name><description>{escape(told)}</description>"
        f"<rangeTypeName>{_STRING}</rangeTypeName></featureDescription>\n"
        for name, told in _features(sample).items()
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n'
        f"<types><typeDescription><name>{_TYPE}</name>"
        f"<description>{_ABOUT}</description>"
        f"<supertypeName>{_ANNOTATION}</supertypeName><features>\n{features}"
        "</features></typeDescription></types>\n</typeSystemDescription>\n"
    )
    return text.encode("utf-8")


def is_document(content: Any) -> bool:
    """Say whether the content of a JSON file is a document in UIMA CAS JSON."""
    return isinstance(content, dict) and isinstance(content.get(_STRUCTURES), list)


def annotations_in(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give where each annotation of the layer stands, and its cells, the text among them."""
    structures = [one for one in document[_STRUCTURES] if isinstance(one, dict)]
    texts = {str(one.get("%ID")): one.get("sofaString") for one in structures}
    for one in structures:
        if one.get("%TYPE") == _TYPE:
            told = {name: cell for name, cell in one.items() if name[:1] not in "%@^"}
            begin, end = told.pop("begin", 0), told.pop("end", 0)
            whole = str(texts.get(str(one.get("@sofa"))) or "").encode("utf-16-le", "replace")
            if isinstance(begin, int) and isinstance(end, int):
                told[TEXT] = whole[2 * begin : 2 * end].decode("utf-16-le", "replace")
            yield f"annotation {one.get('%ID')}", told


def _features(sample: Sample) -> dict[str, str]:
    """Give the features of the layer, each with what is told of it."""
    told = {variable.name: brief(variable, _DESCRIBED) for variable in sample.variables}
    own = dict.fromkeys((UNIT, CODER, CODEBOOK), "Leave it as it is.")
    return {**told, **own}


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
