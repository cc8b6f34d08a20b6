"""Whether a text reads as a statement: markup and code are no sentence to quote.

Documents are data: what is written for a machine may stand in one, and is quoted, literally, only to who asks for it.
"""

import re

_SIGNS = re.compile(r"[<>{}\[\]=;\\#$%^~`_@|]{1,2}|--|://|[\x00-\x08\x0b-\x1f]")
_SIGNS_LEAST, _SIGNS_SHARE = 4, 0.035  # of 19,521 paragraphs of real documents one is over both: a ruled line


def like_code(text: str) -> bool:
    """Tell whether signs of markup or code are more than a sentence has use for; a table's bars are none.

    >>> like_code("'; DROP TABLE x; UPDATE y SET z='1' WHERE 1=1; --"), like_code("Zie artikel 3.6, lid 2 (Vb).")
    (True, False)
    """
    found = len(_SIGNS.findall(text.replace(" | ", " ")))
    return found >= _SIGNS_LEAST and found > _SIGNS_SHARE * len(text)
