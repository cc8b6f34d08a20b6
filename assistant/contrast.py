"""The words by which a question compares, in Dutch and English, and those that join its sides or ask for changes."""

import re

_QUESTION_WORD = r"(?:hoe|wat|welke?|waar|wie|how|what|which|where|who)"
_COMPARES = re.compile(
    r"\b(?:vergelijk\w*|vergeleken|verschil(?:len|t|lende?)?|verschilde?n?|versus|vs\.?|tegenover|ten opzichte van"
    r"|overeenkomst(?:en)?|naast elkaar|zich tot elkaar|compar(?:e|ed|es|ing|ison)"
    r"|differ(?:s|ed|ence|ences|ent)?|similarit(?:y|ies)|contrast|as against|as opposed to|side by side)(?=\W|\Z)",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:vergelijking|verhoudt|verhouden|verhouding|relation|against|different|anders|worse|erger)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:zowel|both)\b", re.IGNORECASE)
_AGAIN = rf"(?:,|\b(?:en|and|but|maar)\b)\s*(?:(?:en|and)\s+)?{_QUESTION_WORD}\b"
_AGAINST = re.compile(r"\bagainst\s+what\b|\btegen(?:over)?\s+wat\b", re.IGNORECASE)
_DEGREES = (
    r"(?:(?:on)?veiliger|gevaarlijker|beter|slechter|erger|ernstiger|(?:ge)?makkelijker|moeilijker|lastiger|zwaarder|lichter"
    r"|strenger|strikter|soepeler|ruimer|milder|vrijer|vaker|meer|minder|groter|kleiner|hoger|lager|anders"
    r"|better|worse|(?:un)?safer|easier|harder|tougher|stricter|milder|freer|greater|larger|smaller|higher|lower"
    r"|fewer|less|more|likelier)"
)
# "Niet meer", "onder meer" and "meer dan 100" compare nothing.
_DEGREE = re.compile(
    r"(?<!niet )(?<!geen )(?<!onder )(?<!nothing )(?<!any )(?<!no )(?<!once )"
    rf"\b(?:{_DEGREES}|\w{{3,}}er(?=\s+(?:dan|than)\b))\b"
    r"(?!\s+(?:dan|than)\s+(?:\d|een\b|one\b|an?\b|twee\b|two\b|half\b|once\b)|\s+informati|\s+\w+\s+(?:meer|more)\b)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:veranderd?e?|verandering(?:en)?|veranderen|gewijzigd|wijziging(?:en)?|aangepast|ontwikkel(?:d|de|t|ing)"
    r"|verbeterd?e?|verslechterd?e?|verslechtering|verbetering|toegenomen|afgenomen|toegevoegd|geschrapt|vervallen"
    r"|chang(?:e|es|ed)|amended|amendments?|evolved?|improv(?:e|ed|es|ement)|deteriorat(?:e|ed|es|ion)"
    r"|worsen(?:s|ed|ing)?|increased?|decreased?|added|removed|dropped)\b",
    re.IGNORECASE,
)
# From the word that asks to the change no other clause begins: 'how are people treated who changed religion' asks no change.
_SAME_CLAUSE = r"(?:(?!\b(?:die|dat|wie|als|wanneer|who|whose|that|which|if|when)\b)[^.?])*?"
_ALTERED = r"(?:veranderd|gewijzigd|aangepast|changed|amended)"
_OTHER = (
    r"(?:(?:nieuw|anders|new|different)(?=\W*\Z|\s+(?:dan|than|from|in|aan|voor|for|over|about|on|bij|sinds|since|nu|now|ten|compared"
    r"|regarding|wat betreft)\b))"
)
_TELL_CHANGES = re.compile(
    rf"\b(?:wat|hoe)\s+(?:is|zijn|was|waren|werd|werden|heeft|hebben)\b{_SAME_CLAUSE}\b(?:{_ALTERED}|{_OTHER})"
    r"|\b(?:wat|hoe)\s+(?:veranderde|wijzigde)n?\b"
    rf"|\bwhat(?:['’]s|\s+(?:has|have|had|was|were|is|are|been|else|exactly|recently))*\s+(?:{_ALTERED}|{_OTHER})"
    rf"|\bhow\s+(?:has|have|had|did|was|were)\b{_SAME_CLAUSE}\b(?:change|{_ALTERED}|{_OTHER})\b"
    rf"|\b(?:iets|anything)\s+(?:been\s+)?(?:{_ALTERED}|{_OTHER})"
    r"|\b(?:welke|which|what)\s+(?:\w+\s+)?(?:veranderingen|wijzigingen|changes|amendments)\b",
    re.IGNORECASE,
)
_ALTERS = r"(?:verander(?:en|t|d)|wijzig(?:en|t)|gewijzigd|aanpassen|aangepast|verbeteren|verslechteren)"
# What is still to come is told by one document; no two editions differ in it.
_TO_COME = re.compile(
    rf"\b(?:zal|zullen|will|shall|won['’]t|(?:is|are)\s+(?:going|about)\s+to)\b|['’]ll\b|\b(?:gaat|gaan|wil|willen)\b[^.?]*\b{_ALTERS}\b"
    rf"|\b{_ALTERS}\s+(?:gaat|gaan)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:(?:veranderingen|wijzigingen)\s+worden|(?:is|are)\s+(?:being|to\s+be)|kondig(?:t|en|de|den)?|\w*aangekondigde?|aankondig\w*"
    r"|voornemen\w*|voorgenomen|voorste(?:l|llen|lt)|voorgesteld\w*|plannen|aanstaande|komende|binnenkort|straks|announc\w+"
    r"|propos\w+|plan(?:s|ned|ning)?|intend\w*|upcoming|forthcoming|soon|\w*brief|brieven|letters?|\w*minister|\w*secretaris"
    r"|bewindspersoon|kabinet|cabinet|secretary)\b",
    re.IGNORECASE,
)
_SINCE_WHEN = re.compile(
    r"\b(?:tussen|sinds|sedert|vanaf|between|since|ten opzichte van|vergeleken|compared)\b", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:sinds|sedert|vanaf|since|from|(?:dan|than)(?:\s+\w+){0,3}?\s+(?:in|van|of)|vergeleken\s+met(?:\s+in)?"
    r"|compared\s+(?:with|to)(?:\s+in)?|ten\s+opzichte\s+van|versus|as\s+against)\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_LATER_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b.*\b(?:dan|than|as against|as opposed to)\b(?:\s+\w+){0,4}\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NAMED_TWICE = re.compile(
    r"\d{4}\s+(?:en|and|als|versus|vs\.?)\s+(?:ook\s+)?(?:in|over|voor|for)\s+\d{4}", re.IGNORECASE
)
_YEARS_TWICE = re.compile(rf"\b(?:19|20)\d\d\b.*{_AGAIN}.*\b(?:19|20)\d\d\b", re.IGNORECASE)
_ASKED_AGAIN = re.compile(_AGAIN, re.IGNORECASE)
_RELATION = re.compile(r"\b(?:tussen|between)\s+(?:(?:de|het|the)\s+)?\Z", re.IGNORECASE)
_ENUMERATES = re.compile(r"\b(?:en|and|als|&)\b|/|,")
_LINK = (
    rf"(?:en|and|als|alsook|versus|vs\.?|tegenover|dan|than|with|met|to|tot|or|of|maar|but|as against|as opposed to"
    rf"|compared (?:with|to)|vergeleken met|ten opzichte van|{_QUESTION_WORD}|die|dat|that|those|the one|it was|there was"
    rf"|there were|volgens|according to|iemand|somebody|someone|{_DEGREES}|&|/)"
)
JOINED = re.compile(
    rf"[\s,:;]*(?:{_LINK}[\s,]*)*(?:in|uit|from|van|voor|for|of|op|on|per|as of)?[\s,]*(?:(?:de|het|the|die|that)\s+)?"
    rf"(?:(?:in|uit|from|van)\s+)?",
    re.IGNORECASE,
)
"""All that may stand between two sides where nothing else is said between them."""
_FEW = 6  # words between two names at most where one is set against the other
_CHOICE = re.compile(r"\b(?:of|or|dan|than)\b", re.IGNORECASE)
# Words that only say that two things are compared; a side is asked without them.
FRAME = re.compile(
    r"\A\W*(?:(?:wat|what)\s+(?:is|are|was|were|zijn|waren)\s+)?(?:(?:de|het|the)\s+)?(?:verschil(?:len)?|differences?)"
    r"(?:\s+(?:tussen|in|van|qua|between|of))?"
    r"|\b(?:vergelijk\w*|vergeleken met|wat (?:is|zijn) (?:de |het )?verschil(?:len)? (?:tussen|in|van)"
    r"|(?:de |het )?verschil(?:len)? tussen|compare|what (?:is|are) the differences? (?:between|in)"
    r"|the differences? between|in comparison (?:with|to)|compared (?:with|to)|ten opzichte van|zowel|both|versus|vs\.?"
    r"|tegenover|naast elkaar|what are the differences|as against|as opposed to"
    r"|wat is er (?:precies )?(?:veranderd|gewijzigd|aangepast)|what (?:has |have )?changed"
    r"|(?:tussen|between|sinds|since|vanaf)(?=\s+(?:in|per|as of)\s))(?=\W|\Z)",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(
    rf"[\s,:;]+(?:(?:en|and|dan|than|of|or|with|met|in|van|voor|for|to|tot|from|uit|{_QUESTION_WORD}|die|dat|that|those"
    r"|there was|there were|was it|it was|say|zegt)\s*)+(?=[?.!]*\Z)",
    re.IGNORECASE,
)
# That something is other or better than before is asked of both sides together; of one side alone it asks nothing.
_OF_TIME = re.compile(
    rf"\b(?:(?:got|gets?|become|became|geworden|worden)\s+)?{_DEGREES}(?:\s+geworden)?\b|\b(?:veranderd?e?|gewijzigd|aangepast"
    r"|changed?|differ(?:s|ed)?|verschil(?:t|len)?(?:\s+in)?|geworden|nu|now|ten opzichte(?:\s+van)?|improved?|added"
    r"|toegevoegd|what is (?:different|new)|wat is er|there was|there were|dan(?=\s+in\s+\d)|than(?=\s+in\s+\d))\b",
    re.IGNORECASE,
)
_OF_KINDS = re.compile(
    r"\A(?:(?:what|wat|stel|say|says|zegt|zeggen|melden|report|reports)\s+)+|\bagainst what say\b",
    re.IGNORECASE,
)
_YEAR_OF = re.compile(r"\b(?P<article>the|de|het)\s+in\s+(?P<year>\d{4})\s+(?=\w)", re.IGNORECASE)


def plain(text: str, *, time: bool = False, kind: bool = False) -> str:
    """Return the question of one side without the words that set it against the others."""
    text = FRAME.sub(" ", text)
    text = _OF_TIME.sub(" ", text) if time else text
    text = _YEAR_OF.sub(r"\g<article> \g<year> ", " ".join(text.split()))
    text = _LEFT_OVER.sub("", text.lstrip(" ,:;"))
    text = _OF_KINDS.sub(" ", text) if kind else text
    return " ".join(text.split()).replace(" ?", "?")


def without_comparing(text: str) -> str:
    """Return a text without any word by which it compares, or says that something is other or more than it was."""
    for pattern in (FRAME, _COMPARES, _COMPARISON, _DEGREE, _CHANGED, _OF_TIME):
        text = pattern.sub(" ", text)
    return text


def compares(text: str) -> bool:
    """Tell whether a question says that it compares."""
    return any(pattern.search(text) for pattern in (_COMPARES, _BOTH, _AGAINST))


def says_degree(text: str) -> bool:
    """Tell whether something is said to be more, less, better or other."""
    return bool(_DEGREE.search(text))


def asks_what_changed(text: str) -> bool:
    """Tell whether a question asks for a difference in time: changed, added, or more than it was."""
    return bool(_CHANGED.search(text) or says_degree(text)) and not _TO_COME.search(text)


def asks_to_tell_changes(text: str) -> bool:
    """Tell whether a question wants the changes themselves, without saying from when to when: 'what has changed?'.

    What will change, or what a letter or a minister changes, is asked of the sources as anything else is.
    """
    to_come = _TO_COME.search(text) or (_ANNOUNCED.search(text) and not _SINCE_WHEN.search(text))
    return bool(_TELL_CHANGES.search(text)) and not to_come


def since_a_year(text: str) -> bool:
    """Tell whether the one year of a question is where a comparison with now begins: 'since 2019', 'than in 2019'."""
    return bool(_SINCE.search(text)) and (asks_what_changed(text) or compares(text))


def two_years(text: str) -> bool:
    """Tell whether two years stand side by side: 'in 2019 and in 2022', 'less in 2022 than in 2019'."""
    return bool(
        _NAMED_TWICE.search(text)
        or _YEARS_TWICE.search(text)
        or (_LATER_YEAR.search(text) and says_degree(text))
    )


def enumerated(between: str) -> bool:
    """Tell whether the words between two names only add the second to the first: 'in Irak en in Syrië'."""
    return bool(_ENUMERATES.search(between) and JOINED.fullmatch(between)) and not _CHOICE.search(between)


def weighed(between: str) -> bool:
    """Tell whether the words between two names set one against the other: 'safer in A than in B', 'in A or in B'."""
    return bool(_CHOICE.search(between)) and len(between.split()) <= _FEW


def asked_again(between: str) -> bool:
    """Tell whether what stands between two names asks the same again: 'in Irak, en hoe in Syrië'."""
    return bool(_ASKED_AGAIN.search(between))


def relation(before: str) -> bool:
    """Tell whether the words before two names make one thing of them: 'de grens tussen Iran en Irak'."""
    return bool(_RELATION.search(before))
