"""Render the example documents from their sources: `python -m examples.build [--out FOLDER]`.

The result is a function of the sources alone: a second run writes the same bytes.
"""

import argparse
import hashlib
import json
from pathlib import Path

from examples.render_html import render_html
from examples.render_pdf import render_pdf
from examples.render_xml import render_xml
from examples.source import Source, read_source

HERE = Path(__file__).resolve().parent
PLAIN_KEYS = (
    "title",
    "publisher",
    "source_type",
    "work",
    "countries",
    "language",
    "published",
    "valid_from",
    "valid_until",
    "covers_from",
    "covers_until",
)
FALLBACK = "voorbeeldredactie"


def build(sources: Path, out: Path) -> tuple[str, ...]:
    """Render every source into `out`, write its manifest, and return the file names.

    Raises:
        ValueError: a source is malformed, or two sources name the same file.

    """
    out.mkdir(parents=True, exist_ok=True)
    names = json.loads((HERE / "countries.json").read_text(encoding="utf-8"))
    lines: dict[str, str] = {}
    for path in sorted(sources.glob("*.md")):
        source = read_source(path)
        data = _render(source)
        file = source["file"]
        if not file or file in lines:
            raise ValueError(f"{path.name}: the file name {file!r} is missing or used twice")
        (out / file).write_bytes(data)
        lines[file] = json.dumps(_manifest_line(source, data, names), ensure_ascii=False)
    text = "".join(f"{lines[file]}\n" for file in sorted(lines))
    (out / "MANIFEST.jsonl").write_text(text, encoding="utf-8")
    return tuple(sorted(lines))


def _render(source: Source) -> bytes:
    kind = source["format"].partition("-")[0]
    if kind == "pdf":
        return render_pdf(source)
    if kind == "html":
        return render_html(source).encode()
    if kind == "xml":
        return render_xml(source).encode()
    raise ValueError(f"{source.name}: unknown format {source['format']!r}")


def _manifest_line(source: Source, data: bytes, names: dict[str, dict[str, object]]) -> dict[str, object]:
    countries = [code.strip() for code in source["countries"].split(",") if code.strip()]
    line: dict[str, object] = {"file": source["file"], "sha256": hashlib.sha256(data).hexdigest()}
    for key in PLAIN_KEYS:
        line[key] = countries if key == "countries" else source[key] or None
    public: dict[str, object] = {
        "basis": source["public_basis"] or "published",
        "url": source["public_url"] or None,
        "attested_by": source["attested_by"] or FALLBACK,
        "note": source["note"] or "Fictief voorbeelddocument; het adres is een voorbeeldadres",
    }
    if source["markings"]:
        public["markings"] = [mark.strip() for mark in source["markings"].split(";")]
    line["public"] = public
    line["licence"] = source["licence"] or "Eigen tekst van het project"
    named = [code for code in names if code in countries or "*" in countries]
    line["country_names"] = [{"code": code, **names[code]} for code in named]
    return line


def main() -> None:
    """Build into the folder named on the command line."""
    parser = argparse.ArgumentParser(description="Render the fictional example documents.")
    parser.add_argument("--sources", type=Path, default=HERE / "src")
    parser.add_argument("--out", type=Path, default=HERE / "documents")
    arguments = parser.parse_args()
    for name in build(arguments.sources, arguments.out):
        print(name)


if __name__ == "__main__":
    main()
