"""The web page: gradio's only home. It wires; `render` decides what is shown."""

import time
from importlib import resources

import gradio as gr

from assistant.ask import Assistant
from assistant.jsonform import outcome_json
from ingest.errors import CoiError
from ui.render import outcome_html

TITLE = "COI-assistent"
_INTRO = (
    "# COI-assistent\n"
    "Vindt en citeert openbare landeninformatie en beleid; ieder citaat met een controleerbare bron. "
    "Geen juridisch advies, geen beslissing. / Finds and quotes public country information and policy; "
    "every quote with a source you can check. Not legal advice, not a decision."
)


def build(assistant: Assistant) -> gr.Blocks:
    """Return the page; nothing a user asks is kept after it is answered."""

    def respond(question: str, as_of: str) -> str:
        if not question.strip():
            return ""
        begin = time.perf_counter()
        try:
            outcome = assistant.ask(question.strip(), as_of=as_of.strip() or None, country=None)
        except CoiError as error:
            raise gr.Error(str(error), print_exception=False) from error
        elapsed = round((time.perf_counter() - begin) * 1000, 1)
        return outcome_html(outcome_json(outcome, {"total": elapsed}))

    with gr.Blocks(title=TITLE, analytics_enabled=False) as page:
        gr.Markdown(_INTRO)
        with gr.Row():
            question = gr.Textbox(
                label="Vraag / Question", lines=2, scale=5, autofocus=True, elem_id="question"
            )
            as_of = gr.Textbox(
                label="Peildatum / As of", placeholder="2015-03-01", scale=1, max_length=10, elem_id="as-of"
            )
        button = gr.Button("Vraag / Ask", variant="primary", elem_id="ask")
        answer = gr.HTML(elem_id="answer")
        for trigger in (button.click, question.submit):
            trigger(respond, inputs=[question, as_of], outputs=answer, api_name=False, concurrency_limit=4)
    return page


def launch(assistant: Assistant, host: str, port: int) -> None:
    """Serve the page and print its address; returns when the server is stopped."""
    folder = resources.files("ui") / "static"
    build(assistant).launch(
        server_name=host,
        server_port=port,
        share=False,
        show_error=True,
        css=(folder / "page.css").read_text(encoding="utf-8"),
        head=f"<script>{(folder / 'page.js').read_text(encoding='utf-8')}</script>",
        footer_links=[],
    )
