"""Text pasted into a question: it is no source, so it is neither worked on, nor kept, nor repeated."""

import re
from collections.abc import Iterator

from assistant.language import wording_language
from ingest.words import folded

LONG = 400
"""Characters from which a question holds more than a question."""
_END = 350  # what is asked stands at the beginning or at the end
_LAP = 60  # characters by which pieces overlap, so that no request is cut through
_READ = 6_000
_MARK = {"nl": "[geplakte tekst niet bewaard]", "en": "[pasted text not kept]"}
_WORK = re.compile(
    r" (?:vat|samenvat\w*|samengevat|vertaal|vertalen|vertaling|herschrijf|herschrijven|parafraseer|kort|analyseer|citeer"
    r"|maak|zet|beoordeel|verwerk|gebruik|verbeter|leg|summari[sz]e|summary|translate|translation|rewrite|paraphrase"
    r"|shorten|analy[sz]e|make|turn|assess|process|use|improve|explain|condense|extract)(?= )"
)
_THIS = re.compile(
    r" (?:dit|deze|dat|hieronder|hiervan|hieruit|onderstaand\w*|bovenstaand\w*|volgende|bijgaand\w*|tekst|stuk|verslag"
    r"|bericht|this|these|that|below|above|following|text|paper|record|message|attached|it)(?= )"
)
_CHECK = re.compile(
    r" (?:klopt|kloppen|staat|komt|vindplaats|herkomst|bron van|waar|is it true|correct|appear|appears|quoted|verify"
    r"|where|found|controleer|check)(?= )"
)


def asked_part(question: str) -> str:
    """Return what is asked of a long text: its beginning and end."""
    if len(question) <= 2 * _END:
        return question
    return f"{_cut(question[:_END], -1)}\n{_cut(question[-_END:], 1)}"


def pieces(question: str) -> Iterator[str]:
    """Yield the pieces of a long text that its beginning and end leave out, up to a limit."""
    if len(question) <= 2 * _END:
        return
    for start in range(0, min(len(question), _READ), _END):
        yield question[max(0, start - _LAP) : start + _END]


def worked_on(question: str) -> str | None:
    """Return the words that ask to work on pasted text (not to look it up), or None."""
    if len(question) <= LONG:
        return None
    for part in (question[: _END // 2], question[-_END // 2 :]):
        row = f" {' '.join(folded(part))} "
        asked, what = _WORK.search(row), _THIS.search(row)
        if asked and what and not _CHECK.search(row):
            return f"{asked.group().strip()} … {what.group().strip()}"
    return None


def shown(question: str, language: str) -> str:
    """Return a question as it may be shown and stored with a refusal: pasted text is left out."""
    lines = [line for line in question.strip().splitlines() if line.strip()]
    if len(question) <= LONG and len(lines) <= 1:
        return question
    return _MARK[wording_language(language)]


def _cut(text: str, side: int) -> str:
    """Drop the word that was cut through."""
    words = text.split(" ")
    return " ".join(words[:-1] if side < 0 else words[1:]) if len(words) > 2 else text
