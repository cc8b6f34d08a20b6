"""What a question was taken to ask, in words: shown with every answer, so that a misreading is seen."""

from assistant.jsonform import AnswerJson
from assistant.language import wording_language
from ingest.passage import SourceType
from ui.names import Names
from ui.wording import Wording

_CARRIED = {
    "nl": "overgenomen uit het gesprek",
    "en": "taken over from the conversation",
}
_FACETS = {
    "nl": {
        "topic": "vraag",
        "country": "land",
        "group": "groep",
        "period": "periode",
        "kind": "soort bron",
    },
    "en": {
        "topic": "question",
        "country": "country",
        "group": "group",
        "period": "period",
        "kind": "kind of source",
    },
}
_NAMED = {"nl": ("bron", "en {n} andere"), "en": ("source", "and {n} others")}
_NAMED_AT_MOST = 2
_EDITION = {
    "nl": ("editie", {"previous": "vorige", "latest": "nieuwste"}),
    "en": ("edition", {"previous": "previous", "latest": "newest"}),
}


def understood_line(form: AnswerJson, words: Wording, names: Names) -> str:
    """Return what was understood: the complete question where there is one, country, subject, time, kind and edition."""
    understood, language = form["understood"], form["language"]
    concepts = [names.concept(code, language) for code in (*understood["groups"], *understood["topics"])]
    kinds = [words.kinds[SourceType(kind)] for kind in understood["source_types"]]
    edition, place = _EDITION[wording_language(language)]
    asked = understood.get("edition")
    parts = (
        (words.country.lower(), [names.country(code, language) for code in understood["countries"]]),
        (words.about, concepts),
        (words.years, [str(year) for year in understood["years"]]),
        (words.as_of, [understood["as_of"]] if understood["as_of"] else []),
        (words.only, [*kinds, *(name.strip() for name in understood["publishers"])]),
        (edition, [place[asked]] if asked else []),
        (_NAMED[wording_language(language)][0], _named(form)),
    )
    facets = "; ".join(f"{label} {', '.join(values)}" for label, values in parts if values)
    said = facets or words.nothing_understood
    complete = understood.get("question")
    return f"{words.understood}: {f'“{complete}” – {said}' if complete else said}"


def _named(form: AnswerJson) -> list[str]:
    """Return the documents that the question asks for by name, the first of them written out."""
    named = form["understood"].get("named", [])
    told = [f"“{d['title']}”" + (f" ({d['day']})" if d["day"] else "") for d in named[:_NAMED_AT_MOST]]
    rest = len(named) - _NAMED_AT_MOST
    return [*told, _NAMED[wording_language(form["language"])][1].format(n=rest)] if rest > 0 else told


def carried_line(form: AnswerJson) -> str:
    """Return what was taken over from earlier turns; empty where the question stands alone."""
    carried = form["understood"].get("carried", [])
    if not carried:
        return ""
    language = wording_language(form["language"])
    return f"{_CARRIED[language]}: {', '.join(_FACETS[language][facet] for facet in carried)}"
