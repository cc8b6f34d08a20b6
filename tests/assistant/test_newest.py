"""Where no period is asked, what the newest edition says goes before what an older one says on the same subject."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Understood
from assistant.newest import Slot, asks_today, lifts

PRESS, PRISON = frozenset({"expression"}), frozenset({"prison_conditions"})


def at(year: int, title: str = "Press", concepts: frozenset[str] = PRESS, work: str = "report") -> Slot:
    return Slot(work, concepts, title.casefold(), year * 10_000 + 1231)


def test_the_newer_edition_rises_to_the_older_one_that_is_near() -> None:
    assert [*lifts([(at(2019), 9.0), (at(2023), 7.5), (at(2021), 8.0)], reach=2.0)] == [0.0, 1.5, 1.0]


def test_an_older_edition_that_is_clearly_nearer_stays_before_the_newer_one() -> None:
    assert [*lifts([(at(2019), 9.0), (at(2023), 6.5)], reach=2.0)] == [0.0, 0.0]


def test_only_the_same_subject_of_the_same_work_is_a_counterpart() -> None:
    others = [at(2023, "Prisons", PRISON), at(2023, work="another report"), None]
    for other in others:
        assert [*lifts([(at(2019), 9.0), (other, 8.0)], reach=2.0)] == [0.0, 0.0]


def test_titles_that_share_words_and_name_other_subjects_are_no_counterparts() -> None:
    places = [
        at(2019, "Freedom of Movement and the Right to Leave the Country", frozenset({"movement"})),
        at(2023, "Freedom of Expression and the Right to Assemble in the Country", PRESS),
    ]
    assert [*lifts(list(zip(places, (5.0, 4.0), strict=True)), reach=2.0)] == [0.0, 0.0]
    unnamed = [place._replace(concepts=frozenset()) for place in places]
    assert [*lifts(list(zip(unnamed, (5.0, 4.0), strict=True)), reach=2.0)] == [0.0, 1.0]


def test_a_heading_that_an_edition_words_anew_is_the_same_subject() -> None:
    old = "Acts of Violence, Discrimination, and Other Abuses Based on Sexual Orientation and Gender Identity"
    new = "Acts of Violence, Criminalization, and Other Abuses Based on Sexual Orientation or Gender Identity"
    places = [at(2019, old, frozenset({"lgbti", "discrimination"})), at(2023, new, frozenset({"lgbti"}))]
    assert [*lifts(list(zip(places, (5.0, 4.0), strict=True)), reach=2.0)] == [0.0, 1.0]


def test_a_period_or_an_edition_that_is_asked_for_is_no_question_for_the_newest() -> None:
    assert asks_today(Understood(language="nl", as_of="2022-01-01"))
    assert not asks_today(Understood(language="nl", years=(2019,)))
    assert asks_today(Understood(language="nl", years=(2021, 2022, 2023)))  # since 2021
    assert not asks_today(Understood(language="nl", edition="previous"))


slots = st.builds(
    at, st.integers(2016, 2024), st.sampled_from(["Press", "Prisons"]), st.just(frozenset[str]())
)
scored = st.lists(st.tuples(st.none() | slots, st.floats(-10, 10)), max_size=12)


@given(scored, st.floats(0, 5))
def test_nothing_falls_and_nothing_rises_above_what_it_takes_the_place_of(
    items: list[tuple[Slot | None, float]], reach: float
) -> None:
    lifted = [*lifts(items, reach)]
    assert len(lifted) == len(items)
    for (place, score), more in zip(items, lifted, strict=True):
        assert 0 <= more <= reach
        older = [s for other, s in items if place and other and place.follows(other)]
        assert more == 0 or any(abs(score + more - s) < 1e-6 for s in older)
