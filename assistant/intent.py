"""Whether a question asks what is to be decided (policy, law) or what is the case (facts)."""

import math
import re
from collections.abc import Mapping

from ingest.thesaurus import Kind, Thesaurus

_POLICY = (
    r"IND|beleid\w*|polic(?:y|ies)|tegenwerp\w*|vergunning\w*|permits?|\w*moratori\w+|guidance|criteri\w+"
    r"|C[0-9]+/?|Vc|Vw|Vb|Vreemdelingen\w+|Kwalificatie\w+|Qualification \w+|verblijfs\w+|vestigingsalternatief"
    r"|vluchtalternatief|(?:flight|protection|relocation) alternative|15c|1F|artikel|articles?|the Netherlands"
    r"|Nederland(?:s|se)?|Dutch|state secretary|staatssecretaris|minister|besli\w*termijn|wettelijke?"
)
_ASKS = re.compile(rf"\b(?:{_POLICY})\b", re.IGNORECASE)


def asks_policy(question: str) -> bool:
    """Tell whether the words ask for policy or law.

    >>> asks_policy("Mag ik een vestigingsalternatief tegenwerpen?"), asks_policy("Worden journalisten opgepakt?")
    (True, False)
    """
    return bool(_ASKS.search(question))


def policy_share(question: str, scores: Mapping[str, float], thesaurus: Thesaurus) -> float:
    """Return how probable it is that policy or law is asked, 0 to 1: by the words, or by what it seems to be about.

    `scores`: the logarithm of each concept's probability.
    """
    if asks_policy(question):
        return 1.0
    return sum(math.exp(score) for c, score in scores.items() if thesaurus.concepts[c].kind is Kind.LEGAL)
