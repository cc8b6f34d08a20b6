"""Imports point one way, heavy libraries have named homes, and `coi --help` loads none of them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "ingest": {"ingest"},
    "assistant": {"ingest", "assistant"},
    "eval": {"ingest", "assistant", "eval"},
    "ui": {"ingest", "assistant", "ui"},
}
HOMES = {
    "qdrant_edge": {"ingest/store/edge.py"},
    "qdrant_client": {"ingest/store/server.py"},
    "sentence_transformers": {"ingest/sentence_encoder.py", "assistant/cross_encoder.py"},
    "transformers": {"ingest/sentence_encoder.py", "eval/encoder_fit.py"},
    "torch": {
        "ingest/number_format.py",
        "ingest/sentence_encoder.py",
        "ingest/token_vectors.py",
        "assistant/cross_encoder.py",
        "eval/encoder_fit.py",
    },
    "llama_index": {"ingest/llama_embedding.py", "assistant/llama.py", "eval/bench_encode.py"},
    "gradio": {"ui/app.py"},
    "pypdfium2": {
        "ingest/read/pdf_glyphs.py",
        "ingest/read/pdf_native.py",
        "ingest/read/render.py",
        "eval/bench_read.py",  # makes a long PDF of the pages of others
    },
    "docx": {"ingest/read/docx.py", "ingest/read/docx_styles.py"},
}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def modules() -> list[Path]:
    return [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        ours = {name.split(".")[0] for name in imports(path)} & set(MAY_IMPORT)

        assert ours <= MAY_IMPORT[package], path


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_is_imported_in_its_home_only(library: str) -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in modules()
        if any(name == library or name.startswith((library + ".", library + "_")) for name in imports(path))
    }

    assert users <= HOMES[library]


def test_no_module_imports_itself_through_others() -> None:
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): imports(path)
        for path in modules()
    }

    def reach(name: str, seen: tuple[str, ...]) -> None:
        assert name not in seen, " -> ".join((*seen[seen.index(name) :], name))
        for other in graph[name] & set(graph):
            if other != name:
                reach_once(other, (*seen, name))

    done: set[str] = set()

    def reach_once(name: str, seen: tuple[str, ...]) -> None:
        if name not in done:
            reach(name, seen)
            done.add(name)

    for name in graph:
        reach_once(name, ())


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from ui.__main__ import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        f"print([m for m in {sorted(HOMES)} if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert result.stdout.strip() == "[]"
