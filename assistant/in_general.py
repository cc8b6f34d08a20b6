"""Who asks for policy in general is not answered by what holds for one country, nor who asks for facts by general texts."""

import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.proposed import Chosen

FACTS = 0.5
"""How probable it may be that policy or law is asked (`assistant.intent`), for facts to be asked for."""
_WHICH_COUNTRIES = re.compile(r"\b(?:land|landen|country|countries)\b", re.IGNORECASE)


def in_general(near: Sequence[Chosen], asked: Asked) -> list[Chosen]:
    """Leave out rules on single countries where none is asked for and a general rule has as much of the question.

    `near` comes best first. 'De Nuba' are asked for without their country: no general rule names them.
    """
    if asked.understood.countries or _WHICH_COUNTRIES.search(asked.text):
        return list(near)
    if not any(_general(item) and _has_as_much(item, near[0]) for item in near):
        return list(near)
    return [item for item in near if not _of_a_country(item)]


def on_the_country(near: Sequence[Chosen], asked: Asked) -> list[Chosen]:
    """Leave out, where facts on a country are asked for and the best quotation is on it, what is about no such country.

    A law on free movement in the EU shares words with reports on freedom of movement in a country, and no more.
    """
    if (
        not near
        or not asked.understood.countries
        or asked.policy > FACTS
        or near[0].candidate.signals.elsewhere
    ):
        return list(near)
    return [item for item in near if not item.candidate.signals.elsewhere]


def _general(item: Chosen) -> bool:
    return item.candidate.source.source_type.states_policy and not item.candidate.record.passage.countries


def _has_as_much(item: Chosen, best: Chosen) -> bool:
    one, other = item.signals, best.signals
    return one.words + one.translated >= other.words + other.translated and one.concepts >= other.concepts


def _of_a_country(item: Chosen) -> bool:
    return item.candidate.source.source_type.states_policy and bool(item.candidate.record.passage.countries)
