"""The order of events, readable in one list: understand → retrieve → compose → cite."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Origin, Reason, Refusal, Statement, StatementKind, Understood
from assistant.cite import Citation, CitationError, cite
from assistant.compose import Chosen, QuotesComposer
from assistant.library import Library
from assistant.retrieve import Found, Retriever
from assistant.understand import Interpreter
from ingest.store.records import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """Each part is injected, so each can be measured on its own."""

    interpreter: Interpreter
    retriever: Retriever
    library: Library
    origin: Origin
    today: Callable[[], date]

    def search(
        self, question: str, *, as_of: str | None = None, country: str | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the passages that may answer, best first."""
        understood = self.interpreter.understand(question, as_of=as_of, country=country)
        return tuple(candidate.hit for candidate in self._find(question, understood).candidates[:limit])

    def ask(self, question: str, *, as_of: str | None = None, country: str | None = None) -> Answer | Refusal:
        """Answer from the index, or say why not."""
        understood = self.interpreter.understand(question, as_of=as_of, country=country)
        found = self._find(question, understood)
        composer = QuotesComposer(documents=self.library, thesaurus=self.retriever.thesaurus)
        chosen = composer.compose(question, understood, found.candidates)
        return self._cite(question, understood, chosen)

    def _find(self, question: str, understood: Understood) -> Found:
        return self.retriever.find(question, understood, self.library.sources(), self.today())

    def _cite(self, question: str, understood: Understood, chosen: tuple[Chosen, ...]) -> Answer | Refusal:
        """Keep what the sources carry, record what they do not, refuse if nothing is left."""
        citations: list[Citation] = []
        dropped: list[str] = []
        for item in chosen:
            try:
                citations.append(cite(item.draft, self.library))
            except CitationError as error:
                dropped.append(str(error))
        if not citations:
            return Refusal(
                question=question,
                understood=understood,
                reason=Reason.INSUFFICIENT_EVIDENCE,
                message="…",
                origin=self.origin,
                dropped=tuple(dropped),
            )
        return Answer(
            question=question,
            understood=understood,
            statements=tuple(
                Statement(text=c.quote, kind=StatementKind.QUOTE, notes=(n,))
                for n, c in enumerate(citations, 1)
            ),
            footnotes=tuple(citations),
            origin=self.origin,
            dropped=tuple(dropped),
        )
