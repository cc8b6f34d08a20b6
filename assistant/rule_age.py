"""How old the policy rules are that an answer quotes: beside facts of years later, and where a later version may exist."""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answer import Understood
from assistant.eligible import OPEN_ENDED
from assistant.language import wording_language
from assistant.order import Group, group_of
from ingest.partial_date import earliest, latest
from ingest.passage import Source, SourceType

_WORDS = {
    "nl": {
        "newest": "Let op: de nieuwste opgenomen versie van de beleidsregels geldt vanaf {since}; een latere kan bestaan.",
        "older": (
            "Let op: de aangehaalde beleidsregel geldt vanaf {since} en is jaren ouder dan feiten ernaast (tot {until})."
        ),
        "check_now": " Controleer bij de officiële bron welk beleid nu geldt{where}.",
        "check_then": " Controleer bij de officiële bron welk beleid op {day} gold{where}.",
    },
    "en": {
        "newest": (
            "Note: the newest version of the policy rules that is held is in force from {since}; a later one may exist."
        ),
        "older": (
            "Note: the policy rule quoted is in force from {since} and years older than facts beside it (until {until})."
        ),
        "check_now": " Check at the official source which policy is in force now{where}.",
        "check_then": " Check at the official source which policy was in force on {day}{where}.",
    },
}


def told_age(understood: Understood, cited: Sequence[Source], today: date) -> Iterator[str]:
    """Yield what is said of the age of the rules quoted; the stronger line stands in the place of the weaker."""
    older = tuple(older_than_facts(understood, cited))
    yield from older or _newest_held(understood, cited, today)


def tells_age(line: str) -> bool:
    """Tell whether a line of a message is one of these: it is said of a rule that is quoted, and goes where that goes."""
    return any(
        line.startswith(words[key].split("{")[0]) for words in _WORDS.values() for key in ("newest", "older")
    )


def older_than_facts(understood: Understood, cited: Sequence[Source]) -> Iterator[str]:
    """Yield, where facts quoted are of more than two years after the newest rule quoted, that the rule must be checked."""
    rules = [source for source in cited if source.source_type is SourceType.POLICY_RULE and _since(source)]
    if not rules:
        return
    rule = max(rules, key=_since)
    facts = [source for source in cited if group_of(source.source_type) is Group.FACTS and _until(source)]
    fact = max(facts, key=lambda source: latest(_until(source)), default=None)
    if fact is None or earliest(_until(fact)) - latest(_since(rule)) <= OPEN_ENDED:
        return
    if rule.valid_until and latest(rule.valid_until) >= latest(_until(fact)):
        return
    words = _WORDS[wording_language(understood.language)]
    where = f": {rule.url}" if rule.url else ""
    check = words["check_then" if understood.as_of else "check_now"]
    yield (
        words["older"].format(since=_since(rule), until=_until(fact))
        + check.format(where=where, day=understood.as_of)
    )


def _newest_held(understood: Understood, cited: Sequence[Source], today: date) -> Iterator[str]:
    """Yield from when the newest version of the policy rules is that is held, where a later one may exist."""
    newest = max(
        (
            source.valid_from
            for source in cited
            if source.source_type is SourceType.POLICY_RULE
            and source.valid_from
            and not source.valid_until
            and not source.superseded_by
        ),
        default="",
    )
    asked = understood.as_of or today.isoformat()
    if newest and earliest(asked) - earliest(newest) >= OPEN_ENDED:
        yield _WORDS[wording_language(understood.language)]["newest"].format(since=newest)


def _since(rule: Source) -> str:
    return rule.valid_from or rule.published or ""


def _until(fact: Source) -> str:
    return fact.covers_until or fact.published or ""
