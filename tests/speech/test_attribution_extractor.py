"""What the extractor points at and counts, on articles small enough to count by eye."""

from math import isnan

from framing.articles import Article, article_of
from framing.extractors.attribution import Attribution, default_attribution
from framing.speech import find_speech
from framing.speech.judging import Judge
from framing.text.passage import Passage

TEXT = (
    "“We stay,” Mayor Jo Hale said. Critics argue that the plan is dear.\n\n"
    "It was announced that the bridge, an “eyesore”, would close. "
    "The ministry said it was “old and weak” at last.\n\n"
    "The bridge is long."
)


def measured(article: Article) -> list[dict[str, float]]:
    extractor = Attribution()
    spans = extractor.find(article)
    found = []
    for paragraph in article.paragraphs:
        own = [span for span in spans if span.paragraph_id == paragraph.paragraph_id]
        found.append(extractor.measure(paragraph, own))
    return found


def test_counts_by_form_and_by_kind_of_source() -> None:
    first, second, third = measured(article_of(TEXT))
    assert (first["attribution_count"], second["attribution_count"]) == (2, 2)
    assert (first["attribution_direct_count"], first["attribution_indirect_count"]) == (1, 1)
    assert (first["attribution_named_count"], first["attribution_unnamed_count"]) == (1, 1)
    assert (second["attribution_mixed_count"], second["attribution_unsourced_count"]) == (1, 1)
    assert second["attribution_named_count"] == 1
    assert third["attribution_count"] == 0


def test_kinds_of_sources_add_up_to_the_count() -> None:
    for row in measured(article_of(TEXT)):
        kinds = ("named", "unnamed", "unsourced")
        assert sum(row[f"attribution_{kind}_count"] for kind in kinds) == row["attribution_count"]


def test_the_share_of_quoted_words_leaves_scare_quotes_out() -> None:
    first, second, third = measured(article_of(TEXT))
    assert first["attribution_quoted_words_share"] == 2 / 13
    assert second["attribution_quoted_words_share"] == 3 / 20
    assert third["attribution_quoted_words_share"] == 0


def test_no_words_are_undefined() -> None:
    (row,) = measured(article_of("***"))
    assert isnan(row["attribution_quoted_words_share"])


def test_spans_of_one_attribution_share_a_relation() -> None:
    spans = Attribution().find(article_of("“We stay,” Mayor Jo Hale said of “Safe City”."))
    assert [(span.kind, span.text) for span in spans if span.relation] == [
        ("content", "“We stay,”"),
        ("source", "Mayor Jo Hale"),
        ("cue", "said"),
    ]
    assert [span.text for span in spans if span.kind == "title_or_name"] == ["“Safe City”"]
    assert len({span.relation for span in spans if span.relation}) == 1


PLAIN = "Hale said it was late. Reed hopes the road will open in spring.\n\n“We stay,” he said."


def test_fast_reads_only_quotations_and_sure_verbs() -> None:
    cues = {}
    for model in ("fast", "standard"):
        read = default_attribution(model).read_speech
        found = article_of(PLAIN, read_speech=read).speech.attributions
        cues[model] = [one.cue_text for one in found]
    assert cues == {"fast": ["said", "said"], "standard": ["said", "hopes", "said"]}


def opinion(log_odds: float) -> Judge:
    """Give a second opinion that is always the same."""

    def judge(passage: Passage, part: str, start: int, end: int) -> float:
        del passage, part, start, end
        return log_odds

    return judge


def test_what_the_model_thinks_is_none_is_left_out() -> None:
    speech = find_speech(article_of(PLAIN).paragraphs, judge=opinion(-9.0))
    assert [one.cue_text for one in speech.attributions] == ["said"]  # plainly a quotation


def test_the_second_opinion_moves_the_confidence() -> None:
    paragraphs = article_of("Hale said it was late.").paragraphs
    one, two = (find_speech(paragraphs, judge=opinion(told)).attributions[0] for told in (1.0, 3.0))
    assert 0.65 < one.confidence < two.confidence < 1.0
