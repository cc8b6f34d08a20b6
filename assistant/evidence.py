"""What speaks for and against the evidence answering the question: the features of the decision in `assistant.enough`."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.linear import weighted
from assistant.proposed import Chosen
from assistant.retrieve import Found
from assistant.understand import Interpreter
from assistant.wanted import covered
from assistant.weigh import Candidate
from ingest.countries import Gazetteer
from ingest.terms import concept_tokens, tokens
from ingest.thesaurus import Thesaurus

LOOKED_AT = 5
"""Best quotations whose passages are looked at: as many as an answer has statements."""
FEW_WORDS = 3
BEHIND = 5
FURTHEST_AHEAD = 8.0
NAMED = 0.5
MOST_UNHEARD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Features of one question and the best quotations; those that need a country are 0 without one.

    Attributes:
        dense, centred, matched, concepts, foreign, subject: Signals of the best passage that is quoted.
        elsewhere: 1 where that passage is neither about a country asked for nor names one; half where it only names it.
        bare: Signal of the best quotation from it.
        covered: Share of the question's words that one of the best passages says, in its own language.
        missing_groups: Share of the groups named in the question of which no good passage speaks.
        unheard: Words of the question that no source and no example uses, at most two.
        ahead: How far the best candidate is ahead of the sixth: where none stands out, none may answer.
        about_country: 1 where a country is asked for.
        few: 1 for a question of hardly any words, less what headings or quotations name of its concepts and half of what is
            covered: 'Christians in Iraq' is short and clear.
    """

    dense: float
    centred: float
    matched: float
    concepts: float
    foreign: float
    elsewhere: float
    subject: float
    bare: float
    covered: float
    missing_groups: float
    unheard: float
    ahead: float
    about_country: float
    few: float

    def score(self, weights: "Evidence", bias: float) -> float:
        """Return the weighted sum."""
        return bias + weighted(self, weights)


def evidence(found: Found, chosen: Sequence[Chosen], interpreter: Interpreter) -> Evidence:
    """Return the features; `chosen` is not empty, best first."""
    asked, best = found.asked, max(chosen[:LOOKED_AT], key=lambda item: item.candidate.unlifted)
    signals, understood = best.candidate.signals, asked.understood
    about = float(bool(understood.countries))
    concepts = signals.concepts * about
    said = max(_covered(found, item) for item in chosen[:LOOKED_AT])
    named = max(item.signals.concepts for item in chosen[:LOOKED_AT])
    short = len(set(tokens(asked.text, understood.language))) <= FEW_WORDS
    return Evidence(
        dense=signals.dense,
        centred=signals.centred,
        matched=signals.matched,
        concepts=concepts,
        foreign=signals.foreign,
        elsewhere=elsewhere(best, understood.countries, interpreter.gazetteer),
        subject=signals.subject * about,
        bare=best.signals.bare,
        covered=said,
        missing_groups=_missing(understood.groups, chosen, interpreter.thesaurus),
        unheard=float(min(MOST_UNHEARD, len(asked.unheard))),
        ahead=_ahead(found.candidates),
        about_country=about,
        few=short * (1 - max(concepts, named)) * (1 - said / 2),
    )


def elsewhere(chosen: Chosen, countries: Sequence[str], gazetteer: Gazetteer) -> float:
    """Return 1 for a passage that has nothing to do with the countries asked for, `NAMED` where it names one.

    Letters and answers to parliament name a country in a sentence of a passage that is about none.
    """
    if not chosen.candidate.signals.elsewhere:
        return 0.0
    passage = chosen.candidate.record.passage
    named = {mention.code for mention in gazetteer.find(passage.text, passage.language, fuzzy=False)}
    return NAMED if named & set(countries) else 1.0


def _ahead(candidates: Sequence[Candidate]) -> float:
    best = sorted((candidate.unlifted for candidate in candidates), reverse=True)[: BEHIND + 1]
    return min(FURTHEST_AHEAD, best[0] - best[-1])


def _covered(found: Found, chosen: Chosen) -> float:
    passage = chosen.candidate.record.passage
    return covered(found.telling.get(passage.language, ()), passage)


def _missing(groups: Sequence[str], chosen: Sequence[Chosen], thesaurus: Thesaurus) -> float:
    if not groups:
        return 0.0
    there: set[str] = set()
    for item in chosen[:LOOKED_AT]:
        passage = item.candidate.record.passage
        text = "\n".join((*passage.headings, passage.text))
        there.update(concept_tokens(text, passage.language, thesaurus, loose=False))
    return sum(thesaurus.tokens(group)[0] not in there for group in groups) / len(groups)
