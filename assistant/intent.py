"""Whether a question asks what is to be decided (policy, law) or what is the case (facts)."""

import re

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
