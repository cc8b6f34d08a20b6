"""Who asks for policy in general is not answered by what holds for one country."""

import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.proposed import Chosen

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


def _general(item: Chosen) -> bool:
    return item.candidate.source.source_type.states_policy and not item.candidate.record.passage.countries


def _has_as_much(item: Chosen, best: Chosen) -> bool:
    one, other = item.signals, best.signals
    return one.words + one.translated >= other.words + other.translated and one.concepts >= other.concepts


def _of_a_country(item: Chosen) -> bool:
    return item.candidate.source.source_type.states_policy and bool(item.candidate.record.passage.countries)
