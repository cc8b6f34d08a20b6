"""The order of events, readable in one list: understand → scope → retrieve → enough → compose → cite."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import refuse
from assistant.answer import Answer, Origin, Reason, Refusal, Statement, StatementKind, Understood
from assistant.cite import Citation, CitationError, cite
from assistant.compose import Chosen, QuotesComposer
from assistant.enough import Verdict, judge_evidence
from assistant.holdings import caution, nothing_found
from assistant.library import Library
from assistant.retrieve import Found, Retriever
from assistant.scope import ScopeKind, judge
from assistant.understand import Interpreter
from ingest.store.records import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """Each part is injected, so each can be measured on its own."""

    interpreter: Interpreter
    retriever: Retriever
    composer: QuotesComposer
    library: Library
    origin: Origin
    today: Callable[[], date]

    def search(
        self, question: str, *, as_of: str | None = None, country: str | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the passages that may answer, best first."""
        return tuple(c.hit for c in self.explain(question, as_of=as_of, country=country).candidates[:limit])

    def explain(self, question: str, *, as_of: str | None = None, country: str | None = None) -> Found:
        """Return every candidate with its signals, and the documents that were left out with the reason."""
        understood = self.interpreter.understand(question, as_of=as_of, country=country)
        return self._find(question, understood)

    def ask(
        self,
        question: str,
        *,
        as_of: str | None = None,
        country: str | None = None,
        history: Sequence[str] = (),
    ) -> Answer | Refusal:
        """Answer from the index, or say why not; `history` holds the asker's earlier turns, oldest first."""
        understood = self.interpreter.understand(question, as_of=as_of, country=country)
        held = self.library.sources()
        scope = judge(question, history)
        if scope.kind is ScopeKind.NON_PUBLIC:
            return self._refuse(question, understood, Reason.NON_PUBLIC, refuse.non_public(understood, held))
        if scope.kind is ScopeKind.OUT_OF_SCOPE:
            return self._refuse(
                question, understood, Reason.OUT_OF_SCOPE, refuse.out_of_scope(understood, held)
            )
        found = self._find(question, understood)
        chosen = self.composer.compose(found.asked, found.candidates)
        verdict = judge_evidence(found, chosen)
        if not verdict.enough:
            return self._nothing(question, found, verdict)
        return self._cite(question, found, chosen)

    def _find(self, question: str, understood: Understood) -> Found:
        return self.retriever.find(question, understood, self.library.sources(), self.today())

    def _cite(self, question: str, found: Found, chosen: Sequence[Chosen]) -> Answer | Refusal:
        """Keep what the sources carry, record what they do not, refuse if nothing is left."""
        citations: list[Citation] = []
        dropped: list[str] = []
        for item in chosen:
            try:
                citations.append(cite(item.draft, self.library))
            except CitationError as error:
                dropped.append(str(error))
        if not citations:
            return self._nothing(question, found, Verdict(probability=0.0, why="no quotation was left"))
        statements = (
            Statement(text=c.quote, kind=StatementKind.QUOTE, notes=(n,)) for n, c in enumerate(citations, 1)
        )
        understood = found.asked.understood
        return Answer(
            question=question,
            understood=understood,
            statements=tuple(statements),
            footnotes=tuple(citations),
            origin=self.origin,
            message=caution(understood, [c.source for c in citations], self.today()),
            dropped=tuple(dropped),
        )

    def _nothing(self, question: str, found: Found, verdict: Verdict) -> Refusal:
        understood = found.asked.understood
        held = self.library.sources()
        message = nothing_found(understood, found.eligible, held, self.interpreter.gazetteer)
        return self._refuse(question, understood, Reason.INSUFFICIENT_EVIDENCE, message, (verdict.why,))

    def _refuse(
        self,
        question: str,
        understood: Understood,
        reason: Reason,
        message: str,
        dropped: tuple[str, ...] = (),
    ) -> Refusal:
        return Refusal(
            question=question,
            understood=understood,
            reason=reason,
            message=message,
            origin=self.origin,
            dropped=dropped,
        )
