"""What the library holds on a country or period, in words: silence is never safety, so a refusal says what was searched."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answer import Understood
from assistant.eligible import OPEN_ENDED, UNKNOWN_DATE, Eligible
from assistant.kind_names import KIND_NAMES
from assistant.language import wording_language
from assistant.later import told_later
from assistant.notices import lacking, of_time
from ingest.countries import Gazetteer
from ingest.partial_date import earliest
from ingest.passage import PER_SECTION, Source, SourceType


def nothing_found(
    understood: Understood, allowed: Eligible, held: Sequence[Source], gazetteer: Gazetteer
) -> str:
    """Return the message of a refusal for lack of evidence: what was searched and what is held."""
    nl = understood.language == "nl"
    searched = counted(allowed.documents, understood.language)
    first = (
        f"In de doorzochte openbare bronnen ({searched}) staat geen antwoord op deze vraag."
        if nl
        else f"The public sources that were searched ({searched}) do not answer this question."
    )
    lines = [first]
    lines += [_country_line(code, held, understood, gazetteer) for code in understood.countries]
    lines += lacking(understood, allowed, held, gazetteer)
    if understood.years and not allowed.covering:
        years = ", ".join(map(str, understood.years))
        lines.append(
            f"Geen van de bronnen gaat over {years}." if nl else f"None of the sources is about {years}."
        )
    undated = sum(why == UNKNOWN_DATE for _, why in allowed.left_out)
    if understood.as_of and undated:
        lines.append(
            f"Buiten beschouwing gelaten, omdat ze niet vóór {understood.as_of} te plaatsen zijn: {undated} zonder datum."
            if nl
            else f"Left out, because they cannot be placed before {understood.as_of}: {undated} without a date."
        )
    lines.append(
        "Dat hier niets gevonden is, betekent niet dat er geen risico is."
        if nl
        else "That nothing was found here does not mean that there is no risk."
    )
    return "\n".join(lines)


def caution(understood: Understood, cited: Sequence[Source], today: date) -> str | None:
    """Return what a reader must know before relying on an answer: its time, what came after its rules, how old these are."""
    told = (
        *of_time(understood, cited),
        *told_later(understood, cited),
        *_old_rules(understood, cited, today),
    )
    return "\n".join(told) or None


def _old_rules(understood: Understood, cited: Sequence[Source], today: date) -> Iterator[str]:
    """Yield how old the newest version of the policy rules is that is held, where a later one may exist."""
    rules = [
        s
        for s in cited
        if s.source_type is SourceType.POLICY_RULE
        and s.valid_from
        and not s.valid_until
        and not s.superseded_by
    ]
    asked = understood.as_of or today.isoformat()
    newest = max((str(source.valid_from) for source in rules), default="")
    if not newest or earliest(asked) - earliest(newest) < OPEN_ENDED:
        return
    if understood.language == "nl":
        yield f"Let op: de nieuwste opgenomen versie van de beleidsregels geldt vanaf {newest}; een latere kan bestaan."
    else:
        yield f"Note: the newest version of the policy rules that is held is in force from {newest}; a later one may exist."


def _country_line(code: str, held: Sequence[Source], understood: Understood, gazetteer: Gazetteer) -> str:
    nl = understood.language == "nl"
    name = gazetteer.name(code, understood.language)
    about = [source for source in held if code in source.countries]
    general = sum(PER_SECTION in source.countries for source in held)
    if not about:
        extra = ""
        if general:
            extra = (
                f" Wel zijn er {general} documenten die per onderdeel landen behandelen."
                if nl
                else f" There are {general} documents that treat countries section by section."
            )
        return (
            f"Over {name} is geen landenrapport opgenomen." if nl else f"No country report on {name} is held."
        ) + extra
    dates = sorted(d for source in about for d in (source.covers_until or source.published,) if d)
    period = f" ({dates[0][:4]}–{dates[-1][:4]})" if dates else ""
    held_here = counted(about, understood.language)
    return (
        f"Over {name} zijn opgenomen: {held_here}{period}."
        if nl
        else f"On {name} are held: {held_here}{period}."
    )


def countries_of(sources: Sequence[Source]) -> Counter[str]:
    """Return how many documents are about each country."""
    return Counter(code for source in sources for code in source.countries if code != PER_SECTION)


def counted(sources: Sequence[Source], language: str) -> str:
    """Return how many documents of which kind there are: '2 country reports, 1 policy letter'."""
    by_kind = Counter(source.source_type for source in sources)
    names = KIND_NAMES[wording_language(language)]
    return ", ".join(f"{n} {names[kind][n > 1]}" for kind, n in by_kind.items()) or "0"
