"""What a user sees of an outcome; the documents' words are never markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson
from assistant.order import Group, group_of
from ingest.passage import SourceType
from tests.ui.forms import answer_form, footnote
from ui.footnote import web_address
from ui.names import Names
from ui.render import outcome_html
from ui.wording import wording

ALLOWED = {
    *("article", "section", "div", "p", "h2", "h3", "q", "span", "sup", "a", "ol", "ul", "li"),
    *("details", "summary", "blockquote", "dl", "dt", "dd", "b", "strong", "code", "br"),
}


class Seen(HTMLParser):
    """Collects elements, attributes and text as a browser would."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, css: str = "") -> list[dict[str, str | None]]:
        return [a for t, a in self.elements if t == tag and css in (a.get("class") or "")]


def note(n: int, kind: SourceType = SourceType.AMBTSBERICHT, **changes: object) -> FootnoteJson:
    plain = {
        "file": "a.pdf",
        "title": f"Title {n}",
        "publisher": "Ministry",
        "countries": ["XVA"],
        "published": "2024-05-23",
        "covers_from": "2022-05",
        "covers_until": "2024-03",
        "language": "nl",
        "section": "3.3.4",
        "headings": ["Mensenrechten", "Vrouwen"],
        "paragraph": "7",
        "page": 11,
        "quote": f"Quote {n}.",
        "underlying": [{"label": "41", "text": "Confidential source", "kind": "confidential", "page": 11}],
        "url": "https://www.example.org/a.pdf",
        "sha256": "ab" * 32,
    }
    return footnote(n, **{**plain, "source_type": kind.value, **changes})


def answer(*notes: FootnoteJson, language: str = "nl", question: str = "Vraag?") -> AnswerJson:
    refused = {
        "outcome": "refused",
        "reason": "insufficient_evidence",
        "message": "Searched: 3 reports.\nThis does not mean there is no risk.",
    }
    understood = {
        "countries": ["XVA"],
        "groups": ["women"],
        "years": [2024],
        "as_of": "2024-06",
        "source_types": ["policy_rule"],
    }
    said = {"answer_id": "a" * 20, "language": language, "question": question}
    return answer_form(notes, understood=understood, **said, **({} if notes else refused))


def test_every_number_leads_to_its_own_footnote_and_back() -> None:
    seen = Seen(outcome_html(answer(note(1), note(2))))

    ids = [attrs["id"] for _, attrs in seen.elements if attrs.get("id")]
    marks = [attrs["href"] for attrs in seen.all("a", "mark")]
    assert len(ids) == len(set(ids))
    assert marks == [f"#note-{'a' * 20}-1", f"#note-{'a' * 20}-2"]
    assert all(link[1:] in ids for link in marks if link)
    assert all(a["href"] and a["href"][1:] in ids for a in seen.all("a", "back"))


@pytest.mark.parametrize(
    "shown",
    [
        *(
            "Quote 1.",
            "Title 1",
            "Ministry",
            "ambtsbericht (feiten)",
            "3.3.4",
            "Mensenrechten › Vrouwen",
            "11",
        ),
        *(
            "verslagperiode 2022-05 – 2024-03",
            "gepubliceerd 2024-05-23",
            "[41] Confidential source",
            "ab" * 32,
        ),
    ],
)
def test_a_footnote_shows_everything_needed_to_check_it(shown: str) -> None:
    assert shown in Seen(outcome_html(answer(note(1)))).text


def test_the_title_of_the_document_is_not_repeated_among_its_headings() -> None:
    text = Seen(outcome_html(answer(note(1, headings=["Title 1", "Vrouwen"])))).text

    assert "Title 1 › " not in text
    assert "KopjesVrouwen" in text


def test_facts_and_policy_stand_apart_under_their_own_heading() -> None:
    html = outcome_html(answer(note(1, SourceType.COI_REPORT), note(2, SourceType.POLICY_RULE)))
    seen = Seen(html)

    assert [a["data-group"] for a in seen.all("section", "statements")] == ["facts", "policy"]
    assert html.index("Feiten</h3>") < html.index("Quote 1.") < html.index("Beleid en recht</h3>")


def test_a_statement_resting_on_facts_and_policy_is_neither() -> None:
    form = answer(note(1, SourceType.POLICY_RULE), note(2, SourceType.COI_REPORT))
    form["statements"] = [{"text": "Both.", "kind": "synthesis", "notes": [1, 2]}]
    seen = Seen(outcome_html(form))

    assert [a["data-group"] for a in seen.all("section", "statements")] == ["mixed"]
    assert len(seen.all("a", "mark")) == 2
    assert not seen.all("q"), "words that are no quotation are not marked as one"


def test_every_kind_of_source_has_a_name_in_both_languages_and_what_decides_is_never_a_fact() -> None:
    for language in ("nl", "en"):
        assert set(wording(language).kinds) == set(SourceType)
        assert set(wording(language).groups) == set(Group)
    assert {k for k in SourceType if group_of(k) is Group.POLICY} == {
        k for k in SourceType if k.states_policy
    }


def test_a_refusal_says_so_and_why_and_shows_no_source() -> None:
    seen = Seen(outcome_html(answer(language="en")))

    assert seen.all("article")[0]["data-outcome"] == "refused"
    assert seen.all("section", "refusal")[0]["data-reason"] == "insufficient_evidence"
    assert "No answer found" in seen.text
    assert "does not mean there is no risk" in seen.text
    assert not seen.all("li")


def test_what_is_nearest_to_a_refused_question_is_closed_and_called_no_answer() -> None:
    form = {**answer(language="en"), "nearest": [note(1)]}
    seen = Seen(outcome_html(form))  # type: ignore[arg-type]

    assert len(seen.all("section", "nearest")) == 1
    assert "open" not in seen.all("details")[0], "what may be no answer is not shown as one"
    assert "is not certain" in seen.text
    assert note(1)["headings"][-1] in seen.text
    assert not seen.all("a", "mark"), "no statement rests on it"


def test_the_words_around_an_answer_are_in_the_language_of_the_question() -> None:
    assert "Facts" in Seen(outcome_html(answer(note(1), language="en"))).text
    assert Seen(outcome_html(answer(note(1), language="en"))).all("q") == [{"lang": "nl"}]
    assert "Feiten" in Seen(outcome_html(answer(note(1)))).text


def test_what_was_understood_is_shown_in_names_and_not_in_codes() -> None:
    names = Names(country=lambda code, _: {"XVA": "Varenië"}[code], concept=lambda *_: "vrouwen")
    text = Seen(outcome_html(answer(note(1)), names)).text

    assert "land Varenië; onderwerp vrouwen; jaar 2024; peildatum 2024-06; alleen beleidsregel" in text
    assert "XVA" not in text


@pytest.mark.parametrize(("language", "shown"), [("nl", "editie vorige"), ("en", "edition previous")])
def test_the_edition_that_was_understood_is_shown(language: str, shown: str) -> None:
    form = answer(note(1), language=language)
    form["understood"]["edition"] = "previous"

    assert shown in Seen(outcome_html(form)).text


def test_an_older_edition_is_marked_at_the_statement_and_at_the_footnote() -> None:
    assert len(Seen(outcome_html(answer(note(1, superseded_by="f" * 16)))).all("strong", "superseded")) == 2
    assert not Seen(outcome_html(answer(note(1)))).all("strong", "superseded")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://a.nl/b.pdf", "https://a.nl/b.pdf#page=11", id="a PDF opens at its page"),
        pytest.param("https://a.nl/b.PDF#x", "https://a.nl/b.PDF#x", id="an own fragment is kept"),
        pytest.param("http://a.nl/b.html", "http://a.nl/b.html", id="no page in HTML"),
        pytest.param("javascript:alert(1)", None, id="a script is no address"),
        pytest.param("JaVaScRiPt:alert(1)", None, id="however it is written"),
        pytest.param("data:text/html,<script>", None, id="nor is data"),
        pytest.param("http://[::1", None, id="nor is what cannot be parsed"),
        pytest.param(None, None, id="none known"),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: str | None) -> None:
    assert web_address(note(1, url=url)) == expected
    assert len(Seen(outcome_html(answer(note(1, url=url)))).all("a", "open")) == (expected is not None)


HOSTILE = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</article>",
            "' onclick='x",
            "&lt;b&gt;",
        ]
    ),
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_a_document_or_a_question_says_becomes_markup(first: str, second: str, third: str) -> None:
    made = note(
        1,
        title=first,
        publisher=second,
        quote=third or "x",
        headings=[first, third],
        section=second,
        paragraph=third,
        url=f"https://example.org/{first}",
        language=second,
        underlying=[{"label": third, "text": first, "kind": "other", "page": None}],
    )
    form = answer(made, question=second)
    form["not_covered"] = [first]
    seen = Seen(outcome_html(form, Names(country=lambda *_: first, concept=lambda *_: third)))

    assert {tag for tag, _ in seen.elements} <= ALLOWED
    assert not {name for _, attrs in seen.elements for name in attrs if name.startswith("on")}
    assert all((a["href"] or "").startswith(("#", "https://")) for a in seen.all("a"))
    assert "".join(third.split()) in "".join(seen.text.split())
