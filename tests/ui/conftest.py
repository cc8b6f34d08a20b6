"""The page served over a small real index, and a browser to visit it with."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from eval.page_client import free_port
from ingest.settings import Settings
from tests.furnished import furnish
from tests.manifest_lines import manifest_line
from tests.ui.browsing import entered

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"
FILES = ("xva-ambtsbericht-2024-05.pdf", "voorbeeldcirculaire-c7-2024-01-01.xml")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
HOSTILE = """# Report on Varenia

## Lighthouses

The lighthouse keepers of Varenia wrote <img src=x onerror="window.hit=1"> and ${window.hit=2} and
{{window.hit=3}} on the wall of every lighthouse, <script>window.hit=4</script> they said.

In the spring the keepers of Varenia painted the words 5 < 6 & "7" > 3 on the door of every lighthouse.
"""


@pytest.fixture(scope="module")
def served_data(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ingest.assemble import open_pipeline

    folder = tmp_path_factory.mktemp("documents")
    lines = [json.loads(line) for line in (EXAMPLES / "MANIFEST.jsonl").read_text("utf-8").splitlines()]
    chosen = [line for line in lines if line["file"] in FILES]
    for line in chosen:
        shutil.copy(EXAMPLES / line["file"], folder)
    (folder / "hostile.md").write_text(HOSTILE, "utf-8")
    hostile = manifest_line(
        "hostile.md",
        title="<b>Lighthouse</b> ${window.hit=5} {{window.hit=6}}",
        countries=["XVA"],
        published="2024-01-01",
    )
    text = "\n".join(json.dumps(line) for line in [*chosen, hostile])
    (folder / "MANIFEST.jsonl").write_text(text, "utf-8")
    data = furnish(tmp_path_factory.mktemp("data"), models)
    report = open_pipeline(data, Settings()).run(folder)
    assert report.documents == 3, report.problems
    return data


@pytest.fixture(scope="module")
def gate() -> threading.Event:
    """While it is closed, questions are being worked on."""
    opened = threading.Event()
    opened.set()
    return opened


@pytest.fixture(scope="module")
def address(served_data: Path, gate: threading.Event) -> Iterator[str]:
    from ui.app import launch
    from ui.desk import Desk, open_desk

    real = open_desk(served_data, Settings())

    def current() -> str:
        gate.wait(30)
        return real.current()

    desk = Desk(open=real.open, current=current)
    desk.warm()
    port = free_port()
    served = launch(desk, "127.0.0.1", port, block=False)
    yield f"http://127.0.0.1:{port}/"
    served.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        message = "no Chromium is installed (apt-get install chromium): the page was not tried in a browser"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A new visitor, who must not be sent anywhere else."""
    context = browser.new_context(base_url=address, viewport={"width": 1100, "height": 900})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.fixture
def page(visit: BrowserContext) -> Page:
    return entered(visit)
