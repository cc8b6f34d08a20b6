"""The web page: gradio's only home. It wires; `respond` decides, `render` and `states` show."""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import resources

import gradio as gr
from gradio.events import Dependency
from starlette.middleware import Middleware

from ingest.errors import CoiError
from ui.desk import Desk
from ui.headers import StayHere
from ui.page_wording import page_wording
from ui.respond import LONGEST_QUESTION, Asked, recall, respeak, respond, start
from ui.states import TITLE, again_html, head_html
from ui.talk import Talk

LANGUAGE = "nl"
"""Of the page when it opens; the answer is in the language of the question."""
AT_ONCE = 4
"""Questions worked on at the same time; further ones wait their turn and see that they do."""
LOOK_S = 0.6
"""Seconds between two looks of a page with answers on it: what was withdrawn has to be gone within one."""
REMEMBERED_S = 3600
"""Seconds after which a conversation that nobody goes on with is forgotten."""
_FONT = [gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Arial", "sans-serif")]
_FONT_MONO = [gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "monospace")]


class CannotServe(CoiError):
    """The address is taken or not this machine's."""


def build(desk: Desk) -> gr.Blocks:
    """Return the page; a conversation lives in memory while its visitor is there, and nowhere else."""
    page: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False)
    with page:
        language, head = _top()
        question, country, as_of, button, clear = _form()
        answer = gr.HTML(elem_id="answer")
        again = gr.HTML(again_html(LANGUAGE), elem_id="again")
        earlier = gr.HTML(elem_id="earlier")
        talk = gr.State(Talk(), time_to_live=REMEMBERED_S)
        opening = gr.HTML(elem_id="start")
        look = gr.Timer(LOOK_S, active=False)
        said = [answer, earlier, talk]
        shown = [*said, question, clear, look]
        asking = gr.on(
            [button.click, question.submit, country.submit, as_of.submit],
            _answering(desk),
            inputs=[question, country, as_of, language, talk],
            outputs=shown,
            show_progress="minimal",
            concurrency_limit=AT_ONCE,
            api_visibility="private",
        )
        _clear(clear, asking, [*shown, country, as_of])
        look.tick(
            _looking(desk),
            [talk, language],
            said,
            show_progress="hidden",
            queue=False,
            trigger_mode="once",
            api_visibility="private",
        )
        _speak(
            desk, page, language, [language, head, question, country, as_of, button, clear, again], opening
        )
        for event, late in ((language.change, False), (asking.then, True)):
            speak = _speaking(desk, late=late)
            event(speak, [talk, language], said, show_progress="hidden", api_visibility="private")
    return page


_Outputs = tuple[str, str, Talk, object, gr.Button, gr.Timer]


def _answering(desk: Desk) -> Callable[[str, str, str, str, Talk], Iterator[_Outputs]]:
    """Return what the page does with a question."""

    def answer_to(question: str, country: str, as_of: str, language: str, talk: Talk) -> Iterator[_Outputs]:
        asked = Asked(
            question=question or "", country=country or "", as_of=as_of or "", language=language, talk=talk
        )
        taken = False
        for shown in respond(desk, asked):
            # What is typed while the answer is being looked up must stay.
            field = gr.skip() if taken or not shown.taken else ""
            taken = taken or shown.taken
            held = bool(shown.talk.past)
            yield (
                shown.answer,
                shown.earlier,
                shown.talk,
                field,
                gr.Button(visible=held),
                gr.Timer(active=held),
            )

    return answer_to


def _looking(desk: Desk) -> Callable[[Talk, str], tuple[object, object, object]]:
    """Return what an open page does again and again: it takes back what was withdrawn, and else changes nothing."""

    def look(talk: Talk, language: str) -> tuple[object, object, object]:
        shown = recall(desk, talk, language)
        if shown is None:
            return gr.skip(), gr.skip(), gr.skip()
        return gr.skip() if shown.answer is None else shown.answer, shown.earlier, shown.talk

    return look


def _speaking(desk: Desk, *, late: bool = False) -> Callable[[Talk, str], tuple[object, object, object]]:
    """Return what the page does about a conversation when its language is changed; `late`: if it has been meanwhile."""

    def speak(talk: Talk, language: str) -> tuple[object, object, object]:
        if late and talk.spoken == language:
            return gr.skip(), gr.skip(), gr.skip()
        said = respeak(desk, talk, language)
        # A state that is written without need could undo a turn that arrives at this moment.
        kept = gr.skip() if said.talk == talk else said.talk
        return gr.skip() if said.answer is None else said.answer, said.earlier, kept

    return speak


def _speak(
    desk: Desk, page: gr.Blocks, language: gr.Radio, labelled: Sequence[gr.Component], opening: gr.HTML
) -> None:
    """Let the page change its language, and say what is held in the language that is chosen."""

    def opened(chosen: str) -> str:
        return start(desk, chosen)

    language.change(
        _relabel,
        language,
        list(labelled),
        js="(language) => { document.documentElement.lang = language; return language; }",
        show_progress="hidden",
        api_visibility="private",
    )
    for event in (page.load, language.change):
        event(opened, language, opening, show_progress="hidden", api_visibility="private")


def _clear(clear: gr.Button, asking: Dependency, shown: Sequence[gr.Component]) -> None:
    """Let a conversation be ended; a question that is being worked on ends with it, before anything is emptied."""
    clear.click(
        None,
        js="() => document.querySelector('#question textarea, #question input').focus()",
        cancels=asking,
        api_visibility="private",
    )
    clear.click(_cleared, None, list(shown), show_progress="hidden", api_visibility="private")


def _cleared() -> tuple[object, ...]:
    """Return an empty page; a country or date that was chosen for the last case must not decide on the next."""
    return "", "", Talk(), "", gr.Button(visible=False), gr.Timer(active=False), "", ""


def launch(desk: Desk, host: str, port: int, *, block: bool = True) -> gr.Blocks:
    """Serve the page and print its address; with `block`, return when the server is stopped.

    Raises:
        CannotServe: the address is taken or not this machine's.
    """
    static = resources.files("ui") / "static"
    page = build(desk)
    try:
        page.launch(
            server_name=host,
            server_port=port,
            share=False,
            quiet=True,
            prevent_thread_lock=True,
            show_error=False,
            footer_links=[],
            run_history=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            enable_monitoring=False,
            theme=gr.themes.Default(primary_hue="blue", font=_FONT, font_mono=_FONT_MONO),
            css=(static / "page.css").read_text(encoding="utf-8"),
            head=f"<script>{(static / 'page.js').read_text(encoding='utf-8')}</script>",
            app_kwargs={"middleware": [Middleware(StayHere)]},
        )
    except OSError as error:
        raise CannotServe(f"cannot listen on {host}:{port}; choose another with --host and --port") from error
    sys.stdout.write(f"{TITLE}: http://{host}:{port} (Ctrl-C stops it)\n")
    sys.stdout.flush()
    if block:
        page.block_thread()
    return page


def _top() -> tuple[gr.Radio, gr.HTML]:
    words = page_wording(LANGUAGE)
    language = gr.Radio(
        [("Nederlands", "nl"), ("English", "en")], value=LANGUAGE, label=words.language, elem_id="language"
    )
    return language, gr.HTML(head_html(LANGUAGE), elem_id="head")


def _form() -> tuple[gr.Textbox, gr.Textbox, gr.Textbox, gr.Button, gr.Button]:
    words = page_wording(LANGUAGE)
    question = gr.Textbox(
        label=words.question,
        info=words.question_hint,
        max_lines=6,
        max_length=10 * LONGEST_QUESTION,  # what is cut off here is cut off unseen
        autofocus=True,
        elem_id="question",
    )
    with gr.Row(elem_id="form"):
        country = gr.Textbox(
            label=words.country, info=words.country_hint, max_length=60, min_width=250, elem_id="country"
        )
        as_of = gr.Textbox(
            label=words.as_of, info=words.as_of_hint, max_length=40, min_width=250, elem_id="as-of"
        )
    with gr.Row(elem_id="buttons"):
        ask = gr.Button(words.ask, variant="primary", scale=3, min_width=200, elem_id="ask")
        clear = gr.Button(words.clear, visible=False, scale=1, min_width=150, elem_id="clear")
    return question, country, as_of, ask, clear


def _relabel(language: str) -> tuple[gr.Component, ...]:
    words = page_wording(language)
    return (
        gr.Radio(label=words.language),
        gr.HTML(head_html(language)),
        gr.Textbox(label=words.question, info=words.question_hint),
        gr.Textbox(label=words.country, info=words.country_hint),
        gr.Textbox(label=words.as_of, info=words.as_of_hint),
        gr.Button(words.ask),
        gr.Button(words.clear),
        gr.HTML(again_html(language)),
    )
