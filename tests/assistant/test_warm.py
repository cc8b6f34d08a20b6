"""What is remembered, or made ready beforehand, changes no answer."""

from pathlib import Path

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.headed import headed
from assistant.jsonform import outcome_json
from assistant.passages import KnownPassages
from ingest.settings import Settings
from ingest.thesaurus import Thesaurus

QUESTIONS = (
    "Hoe is de positie van vrouwen?",
    "What is the security situation?",
    "Wat is het beleid voor minderjarigen?",
)


def test_a_warm_assistant_answers_as_a_cold_one_does(library_data: Path) -> None:
    cold, warm = (open_assistant(library_data, Settings()) for _ in range(2))
    warm.warm()

    for question in QUESTIONS:
        assert outcome_json(warm.ask(question), {}) == outcome_json(cold.ask(question), {})


def test_passages_come_in_the_order_asked_whatever_is_remembered(assistant: Assistant) -> None:
    index = assistant.retriever.index
    ids = [record.passage.id for record in index.scroll()]
    some = [*ids[5:8], *ids[:4]]
    known = KnownPassages(index)
    known.of(ids[2:6])

    assert [record.passage.id for record in known.of(some)] == some
    assert [record.passage.id for record in KnownPassages(index).of(some)] == some
    assert known.of(ids) == tuple(index.fetch(ids))
    assert known.warm() == tuple(record.passage for record in index.scroll())


def test_the_last_heading_says_what_a_passage_is_about_and_who_acts_is_no_subject() -> None:
    thesaurus = Thesaurus.load()
    about = headed(thesaurus, ("Women", "Torture by the police"), "en")

    assert "torture" in about.subjects
    assert "police" in about.inner - about.subjects
    assert "women" in about.outer - about.inner
