"""`coi search --explain` in words: what was understood and searched, and every candidate with the rule about it."""

from collections import defaultdict
from collections.abc import Iterator

from assistant.explain_json import CandidateJson, ExplainJson
from ui.footnote import short_place

_SHOWN_FILES = 4


def explained(form: ExplainJson, limit: int) -> Iterator[tuple[int, str]]:
    """Yield lines with their indent: the first `limit` candidates in full, the rest counted by rule."""
    yield 0, f"question ({form['language']}): {form['question']}"
    yield 2, _understood(form)
    yield 0, f"{len(form['searched'])} documents searched, {len(form['left_out'])} not searched"
    by_rule: dict[str, list[str]] = defaultdict(list)
    for item in form["left_out"]:
        by_rule[item["rule"]].append(item["file"])
    for rule, files in by_rule.items():
        more = f" and {len(files) - _SHOWN_FILES} more" if len(files) > _SHOWN_FILES else ""
        yield 2, f"{len(files)} {rule}: {', '.join(files[:_SHOWN_FILES])}{more}"
    said = "enough" if form["enough"] else f"not enough: {form['why']}"
    yield 0, f"evidence: {said} (probability {form['probability']:.2f})"
    yield 0, f"{len(form['candidates'])} candidates, best first"
    for candidate in form["candidates"][:limit]:
        yield from _candidate(candidate)
    rest = form["candidates"][limit:]
    if rest:
        yield (
            0,
            f"and {len(rest)} more, of which {_kept(rest)} kept or folded; --limit shows them, --json all",
        )


def _understood(form: ExplainJson) -> str:
    understood = form["understood"]
    edition = understood.get("edition")
    parts = (
        ("countries", understood["countries"]),
        ("groups", understood["groups"]),
        ("topics", understood["topics"]),
        ("years", [str(year) for year in understood["years"]]),
        ("as of", [understood["as_of"]] if understood["as_of"] else []),
        ("only", [*understood["source_types"], *understood["publishers"]]),
        ("edition", [edition] if edition else []),
        ("source", [document["title"] for document in understood.get("named", [])]),
        ("unplaced", understood.get("unplaced", [])),
    )
    return (
        "; ".join(f"{name} {', '.join(values)}" for name, values in parts if values) or "nothing recognised"
    )


def _candidate(candidate: CandidateJson) -> Iterator[tuple[int, str]]:
    place = short_place(candidate)
    older = "  (older edition)" if candidate["superseded_by"] else ""
    yield 0, f"{candidate['rank']:>3}  {candidate['score']:.3f}  {candidate['file']}  {place}{older}"
    yield 5, candidate["rule"]
    yield (
        5,
        "found in: "
        + "; ".join(f"{f['list']} #{f['rank']} ({f['score']:.3f})" for f in candidate["found_in"]),
    )
    told = [s for s in candidate["signals"] if s["value"] * s["weight"]]
    yield (
        5,
        "score: "
        + " ".join(
            f"{s['name']} {s['value']:.2f}×{s['weight']:g}={s['value'] * s['weight']:+.2f}" for s in told
        )
        + (f" newer edition {candidate['lifted']:+.2f}" if candidate["lifted"] else "")
        + (f" cross-encoder {candidate['reranked']:+.2f}" if candidate["reranked"] else ""),
    )


def _kept(candidates: list[CandidateJson]) -> int:
    return sum(1 for candidate in candidates if candidate["statement"] is not None)
