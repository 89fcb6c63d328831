from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from framing.report.markup import clean, element


def test_text_and_attributes_are_escaped_and_markup_is_not() -> None:
    made = element("text", "<b>", Markup("<i>x</i>"), title='"><script>')
    assert made == '<text title="&#34;&gt;&lt;script&gt;">&lt;b&gt;<i>x</i></text>'


@given(st.text())
def test_whatever_the_text_no_tag_comes_of_it(text: str) -> None:
    made = element("p", text, title=text)
    assert made.count("<") == 2
    assert made.count('"') == 2


@given(st.text(st.characters(codec=None)))
def test_clean_keeps_length_and_can_be_encoded(text: str) -> None:
    assert len(clean(text)) == len(text)
    clean(text).encode("utf-8")
