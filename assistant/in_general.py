"""Who asks for policy in general is not answered by what holds for one country."""

import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.proposed import Chosen

_WHICH_COUNTRIES = re.compile(r"\b(?:land|landen|country|countries)\b", re.IGNORECASE)


def in_general(near: Sequence[Chosen], asked: Asked) -> list[Chosen]:
    """Leave out rules on single countries where none is asked for and the best unit (they come best first) is general."""
    if asked.understood.countries or _WHICH_COUNTRIES.search(asked.text) or not near or not _general(near[0]):
        return list(near)
    return [item for item in near if not _of_a_country(item)]


def _general(item: Chosen) -> bool:
    return item.candidate.source.source_type.states_policy and not item.candidate.record.passage.countries


def _of_a_country(item: Chosen) -> bool:
    return item.candidate.source.source_type.states_policy and bool(item.candidate.record.passage.countries)
