"""Write other wordings of a question set: the same ids with '-r', the same gold, as people really ask.

The wordings were written before any result existed and are never changed to suit one. They are spread by a
fixed rule: the nth question of a kind and language, in the order of the set, gets the nth wording, in turn.
Where two lines share an id and a question, the first is kept: in the policy rules of 2014 the chapters on
Armenia and Colombia have another title, and their sections were counted to the country before them too.

    python -m eval.sets.reword vc2000 QUESTIONS.jsonl OUT.jsonl
    python -m eval.sets.reword usdos QUESTIONS.jsonl OUT.jsonl
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
# First match decides ("Freedom of Movement, …, Protection of Refugees" is about movement).
KIND_OF_HEADING = {
    "Arbitrary Deprivation of Life": "killings",
    "Disappearance": "disappearance",
    "Torture": "torture",
    "Prison and Detention": "prison",
    "Trial Procedures": "trial",
    "Internet Freedom": "internet",
    "Freedom of Expression": "expression",
    "Freedom of Speech": "expression",
    "Freedom of Movement": "movement",
    "Protection of Refugees": "refugees",
    "Corruption": "corruption",
    "Women": "women",
    "Children": "children",
    "Persons with Disabilities": "disabilities",
    "Sexual Orientation": "lgbt",
    "Verwesterde vrouwen": "verwesterd",
    "Alleenstaande vrouwen": "alleenstaand",
}
KIND_OF_ID = re.compile(r"-(\w+)-(?:nl\d|en)$")


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file beside this one; the wordings have no head."""
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        fields = None if name == "countries.tsv" else ["kind", "lang", "text"]
        return list(csv.DictReader(stream, fields, delimiter="\t", quoting=csv.QUOTE_NONE))


def kind_of(question: dict[str, object]) -> str:
    """Return what a question is about: by its gold's heading, otherwise by its id."""
    gold = question["gold"]
    heading = gold[0]["heading"] if isinstance(gold, list) else ""
    for words, kind in KIND_OF_HEADING.items():
        if words in heading:
            return kind
    found = KIND_OF_ID.search(str(question["id"]))
    if found is None:
        raise SystemExit(f"{question['id']}: neither its heading nor its id names a kind")
    return found.group(1)


def filled(wording: str, country: dict[str, str], lang: str, year: str) -> str:
    """Return a wording about a country: 'a' and 'an' put right, the first letter a capital."""
    forms = {"land": country[lang], "adj": country[f"{lang}_adj"], "people": country[f"{lang}_people"]}
    article = "n" if forms["adj"][0] in "AEIOU" else ""
    text = re.sub(r"\b([Aa])n? \{adj\}", rf"\1{article} {{adj}}", wording).format(**forms, year=year)
    return text[0].upper() + text[1:]


def reworded(path: Path, name: str) -> list[dict[str, object]]:
    """Return the questions of a set in other words."""
    wordings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in table(f"wordings-{name}.tsv"):
        wordings[row["kind"], row["lang"]].append(row["text"])
    countries = {row["key"]: row for row in table("countries.tsv")}
    turn: Counter[tuple[str, str]] = Counter()
    lines: dict[str, dict[str, object]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if question["id"] + "-r" in lines:
            continue
        key = (kind_of(question), question["lang"])
        wording = wordings[key][turn[key] % len(wordings[key])]
        turn[key] += 1
        text = filled(wording, countries[question["country"]], question["lang"], question.get("year", ""))
        lines[question["id"] + "-r"] = question | {"id": question["id"] + "-r", "question": text}
    return list(lines.values())


def main() -> None:
    """Read a set and write its other wordings."""
    name, source, target = sys.argv[1:]
    lines = reworded(Path(source), name)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    Path(target).write_text(text, encoding="utf-8")
    print(f"{target}: {len(lines)} questions")  # noqa: T201


if __name__ == "__main__":
    main()
