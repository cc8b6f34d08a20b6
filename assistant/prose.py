"""Whether a text reads as a statement: markup, code and a phrase said over and over are no sentence to quote.

Documents are data: what is written for a machine may stand in one, and is quoted, literally, only to who asks for it.
"""

import re
from collections import Counter

_SIGNS = re.compile(r"[<>{}\[\]=;\\#$%^~`_@|]{1,2}|--|://|[\x00-\x08\x0b-\x1f]")
_SIGNS_LEAST, _SIGNS_SHARE = 4, 0.035  # of 19,521 paragraphs of real documents one is over both: a ruled line
_PHRASE, _TIMES = 4, 3  # words, and how often they come back


def like_code(text: str) -> bool:
    """Tell whether signs of markup or code are more than a sentence has use for; a table's bars are none.

    >>> like_code("'; DROP TABLE x; UPDATE y SET z='1' WHERE 1=1; --"), like_code("Zie artikel 3.6, lid 2 (Vb).")
    (True, False)
    """
    found = len(_SIGNS.findall(text.replace(" | ", " ")))
    return found >= _SIGNS_LEAST and found > _SIGNS_SHARE * len(text)


def one_phrase(text: str) -> bool:
    """Tell whether half of a text is the same phrase, again and again.

    >>> one_phrase("is the city safe now " * 5), one_phrase("Is the city safe now? The city is safe.")
    (True, False)
    """
    words = re.findall(r"\w+", text.casefold())
    phrases = Counter(zip(*(words[i:] for i in range(_PHRASE)), strict=False))
    most = max(phrases.values(), default=0)
    return most >= _TIMES and 2 * most * _PHRASE >= len(words)
