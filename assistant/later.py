"""Policy letters that are later than a policy rule: what they announce may not stand in the rule yet."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Understood
from assistant.language import wording_language
from ingest.partial_date import earliest
from ingest.passage import Source, SourceType

_DECIDE_NL = (
    "beëindig",
    "beperk",
    "besluit",
    "breid",
    "handhaaf",
    "hef",
    "hervat",
    "pas",
    "schaf",
    "schort",
    "schrap",
    "staak",
    "stel",
    "trek",
    "verleng",
    "verruim",
    "voer",
    "werp",
    "wijs",
    "wijzig",
)
_DECIDE_EN = (
    "amend",
    "abolish",
    "decide",
    "designate",
    "end",
    "extend",
    "introduce",
    "impose",
    "lift",
    "limit",
    "maintain",
    "resume",
    "revoke",
    "suspend",
    "withdraw",
)
_NL, _EN = "|".join(_DECIDE_NL), "|".join(_DECIDE_EN)
# Who writes a letter decides in the first person; 'hierbij stel ik u op de hoogte' decides nothing.
_ANNOUNCES = re.compile(
    rf"\bik (?:\w+ )?(?:{_NL})\b(?! (?:u|uw)\b)"
    rf"|\b(?:{_NL}) ik\b(?! (?:u|uw)\b)"
    r"|\b(?:ik heb|heb ik)\b[^.;]{0,80}"
    r"\b(?:besloten|ingesteld|ingetrokken|opgeheven|verlengd|beëindigd|gewijzigd|aangewezen)\b"
    r"|\b(?:met ingang van|ingaande|gaat in op|tot en met) (?:\d|heden)"
    rf"|\bi (?:have |shall |will |therefore |hereby )*(?:{_EN})(?:e?d|n)?\b"
    r"|\b(?:with effect from|until and including|enters into force on) ",
    re.IGNORECASE,
)


def is_later(source: Source, rule: Source) -> bool:
    """Whether a source is a policy letter of after the day from which a policy rule holds."""
    if source.source_type is not SourceType.POLICY_LETTER or rule.source_type is not SourceType.POLICY_RULE:
        return False
    since = rule.valid_from or rule.published
    return bool(source.published and since and earliest(source.published) > earliest(since))


def announces(text: str) -> bool:
    """Whether a text of a letter brings policy in, changes, prolongs or ends it, by the verbs and dates that do so."""
    return bool(_ANNOUNCES.search(text))


def told_later(understood: Understood, cited: Sequence[Source]) -> Iterator[str]:
    """Yield, for an answer that quotes a rule beside a later letter, that the one may not hold what the other announces."""
    rules = [source for source in cited if source.source_type is SourceType.POLICY_RULE]
    newest = max(rules, key=lambda s: s.valid_from or s.published or "", default=None)
    if newest is None:
        return
    letters = dict.fromkeys(source for source in cited if is_later(source, newest))
    if not letters:
        return
    since = newest.valid_from or newest.published
    named = "; ".join(f"{source.title} ({source.published})" for source in letters)
    if wording_language(understood.language) == "nl":
        yield (
            f"Let op: later dan de aangehaalde beleidsregel (geldt vanaf {since}) is: {named}. "
            "Wat daarin wordt aangekondigd, staat mogelijk nog niet in de regel."
        )
    else:
        yield (
            f"Note: later than the policy rule quoted (in force from {since}) is: {named}. "
            "What is announced there may not stand in the rule yet."
        )
