"""What is quoted beside the best sentences, and what may not stand there."""

from dataclasses import fields, replace

import numpy as np

from assistant.answer import Understood
from assistant.asked import Asked
from assistant.beside import with_beside
from assistant.cite import Draft
from assistant.in_general import on_the_country
from assistant.newest import Slot
from assistant.proposed import Chosen, UnitSignals
from assistant.signals import Signals
from assistant.weigh import Candidate
from ingest.passage import Passage, Source, SourceType
from ingest.store.records import Facts, Record
from ingest.units import Unit

SYRIA = Understood(language="en", countries=("SYR",), topics=("chemical_weapons",))
NONE = np.zeros(1, dtype=np.float32)


def chosen(
    day: int, score: float, *, words: float = 1.0, concepts: float = 1.0, elsewhere: bool = False
) -> Chosen:
    """Return a sentence of the edition of a day, in a section whose title names nothing that is asked for."""
    text, id_ = "The government used chemical weapons.", f"{day:016d}"
    source = Source(
        id=id_,
        sha256="0" * 64,
        file=f"{day}.html",
        title="Report",
        publisher="Publisher",
        source_type=SourceType.LEGISLATION if elsewhere else SourceType.COI_REPORT,
        language="en",
        url="https://example.org",
        countries=() if elsewhere else ("SYR",),
    )
    passage = Passage(document_id=id_, start=0, end=len(text), text=text, language="en", headings=("Abuses",))
    signals = Signals(**{field.name: 0.0 for field in fields(Signals)})
    return Chosen(
        draft=Draft(document_id=id_, start=0, end=len(text)),
        unit=Unit(start=0, end=len(text), quote_start=0, quote_end=len(text)),
        candidate=Candidate(
            record=Record(passage=passage, facts=Facts.of(source)),
            source=source,
            signals=replace(signals, elsewhere=float(elsewhere)),
            score=score,
            slot=None if elsewhere else Slot("report", frozenset(), "abuses", day),
        ),
        signals=replace(
            UnitSignals(**{field.name: 0.0 for field in fields(UnitSignals)}), words=words, concepts=concepts
        ),
        score=score,
    )


def asked(policy: float) -> Asked:
    return Asked(
        text="chemical weapons in Syria",
        understood=SYRIA,
        vector=NONE,
        bare=NONE,
        centred=NONE,
        words=NONE,
        beliefs={},
        doubt=0.0,
        policy=policy,
        unheard=(),
    )


def test_the_newest_edition_that_says_as_much_of_what_is_asked_goes_first() -> None:
    old, older, new = chosen(20221231, 9.0), chosen(20191231, 8.0), chosen(20241231, 5.0)

    assert with_beside([old, older], [old, older, new], SYRIA) == [new, old, older]


def test_one_that_says_less_or_is_far_behind_does_not() -> None:
    old = chosen(20221231, 9.0)
    for other in (
        chosen(20241231, 5.0, words=0.5),
        chosen(20241231, 5.0, concepts=0.5),
        chosen(20241231, 2.0),
        chosen(20191231, 8.0),
    ):
        assert with_beside([old], [old, other], SYRIA) == [old]


def test_where_a_year_is_asked_no_other_edition_is_put_first() -> None:
    old, new = chosen(20221231, 9.0), chosen(20241231, 5.0)

    assert with_beside([old], [old, new], replace(SYRIA, years=(2022,))) == [old]


def test_a_law_about_no_country_does_not_stand_beside_facts_on_the_country() -> None:
    fact, law = chosen(20221231, 9.0), chosen(20240522, 8.0, elsewhere=True)

    assert on_the_country([fact, law], asked(policy=0.1)) == [fact]
    assert on_the_country([fact, law], asked(policy=1.0)) == [fact, law], "policy may be asked of a law"
    assert on_the_country([law, fact], asked(policy=0.1)) == [law, fact], "where it answers best it stays"
