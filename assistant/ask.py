"""The order of events, readable in one list: complete → scope → clear? → retrieve → enough → compose → cite.

Where it is in doubt whether a decision in a case is asked for, the evidence is looked at first: what it answers
clearly is answered.
A comparison is the same list once for every side, and then what changed between them.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from assistant import refuse
from assistant.answer import Answer, Origin, Reason, Refusal, Understood
from assistant.carry import Complete
from assistant.chosen import contradictions
from assistant.comparison import Comparer
from assistant.compose import QuotesComposer
from assistant.conversation import Turn, complete, of_same_country
from assistant.ellipsis import vague
from assistant.enough import Verdict, judge_evidence
from assistant.fold import Folder, nameable
from assistant.footnotes import cited
from assistant.holdings import caution, nothing_found
from assistant.in_general import on_the_country
from assistant.library import Library
from assistant.naming import searched
from assistant.nearest import nearest
from assistant.order import DEFAULT_ORDER
from assistant.pasted import shown
from assistant.proposed import STATEMENTS, Chosen
from assistant.retrieve import Found, Retriever
from assistant.same_section import Place
from assistant.scope import Scope, ScopeKind, judge
from assistant.sought import Sought, sought, told
from assistant.unclear import ask_back
from assistant.understand import Interpreter
from ingest.markings import warm as warm_markings
from ingest.passage import Source, SourceType
from ingest.store.records import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """Each part is injected, so each can be measured on its own.

    Attributes:
        documents: sha256 of what the index in use was made of; not all of it need be admitted any more.
        order: Kinds of source in the order in which they are shown.
    """

    interpreter: Interpreter
    retriever: Retriever
    composer: QuotesComposer
    folder: Folder
    library: Library
    origin: Origin
    documents: tuple[str, ...]
    today: Callable[[], date]
    order: tuple[SourceType, ...] = DEFAULT_ORDER

    def warm(self) -> None:
        """Make ready what would keep the first questions waiting; a single question is sooner done without."""
        self.library.warm()
        self.composer.warm(self.retriever.warm(self.library.sources()))
        warm_markings()
        vague(self.interpreter.read(""))
        gc.collect()
        gc.freeze()  # what is there now stays: looking through it for garbage takes half a second, at some question

    def search(
        self, question: str, *, as_of: str | None = None, country: str | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the passages that may answer, best first."""
        return tuple(c.hit for c in self.explain(question, as_of=as_of, country=country).candidates[:limit])

    def explain(self, question: str, *, as_of: str | None = None, country: str | None = None) -> Found:
        """Return every candidate with its signals, and the documents that were left out with the reason."""
        understood = self.interpreter.understand(question, as_of=as_of, country=country)
        return self._find(searched(question, understood), understood)

    def ask(
        self,
        question: str,
        *,
        as_of: str | None = None,
        country: str | None = None,
        history: Sequence[Turn | str] = (),
    ) -> Answer | Refusal:
        """Answer from the index, or say why not.

        `history` holds the asker's earlier turns, oldest first; explicit choices go before words, of this turn or earlier.
        """
        said = [turn.text if isinstance(turn, Turn) else turn for turn in history]
        asked = complete(self.interpreter, question, history, as_of=as_of, country=country)
        looked_up = searched(asked.reading.text, asked.reading.understood)
        self.retriever.read_ahead(question, looked_up, asked.text_language)
        held = self.library.sources()
        # Looked up at most once, whether it is the scope or the answer that first needs it.
        evidence = cache(lambda: self._evidence(asked, held))
        refused = self._bounds(question, said, asked, evidence)
        if refused:
            return refused
        comparer = Comparer(
            interpreter=self.interpreter, library=self.library, origin=self.origin, today=self.today
        )
        compared = comparer.compare(question, asked, self._answer)
        if compared:
            return compared
        outcome = self._judged(question, asked.reading.understood, *evidence())
        if isinstance(outcome, Refusal) and history and not outcome.understood.countries:
            return self._of_same_country(question, history, said, as_of) or outcome
        return comparer.told_changes(asked, outcome)

    def _of_same_country(
        self, question: str, history: Sequence[Turn | str], said: Sequence[str], as_of: str | None
    ) -> Answer | None:
        """Answer, with the country of the turn before, a question on the same that has no answer without one."""
        asked = of_same_country(self.interpreter, question, history, as_of=as_of)
        if asked is None:
            return None
        evidence = cache(lambda: self._evidence(asked, self.library.sources()))
        if self._bounds(question, said, asked, evidence):
            return None
        outcome = self._judged(question, asked.reading.understood, *evidence())
        return outcome if isinstance(outcome, Answer) else None

    def _bounds(
        self, question: str, said: Sequence[str], asked: Complete, evidence: Callable[[], Sought]
    ) -> Refusal | None:
        """Refuse what is out of scope, as it was typed or as it was completed, and ask back where nothing is asked."""
        understood, held = asked.reading.understood, self.library.sources()
        scope = judge(question, said, self.retriever.encoder)
        if scope.kind is not ScopeKind.NON_PUBLIC and understood.carried:
            # Of half a question only the whole can be told to be out of scope.
            scope = judge(asked.reading.text, encoder=self.retriever.encoder)
        if scope.doubtful and evidence().verdict.clear:
            scope = Scope(kind=ScopeKind.IN_SCOPE)
        if scope.kind is ScopeKind.NON_PUBLIC:
            asked_for = shown(question, understood.language)
            return self._refuse(asked_for, understood, Reason.NON_PUBLIC, refuse.non_public(understood, held))
        if scope.kind is ScopeKind.OUT_OF_SCOPE:
            message = refuse.out_of_scope(understood, held)
            return self._refuse(question, understood, Reason.OUT_OF_SCOPE, message)
        if vague(asked.reading):
            message = ask_back(understood, held, self.interpreter.gazetteer)
            return self._refuse(question, understood, Reason.UNCLEAR, message)
        return None

    def _evidence(self, asked: Complete, sources: Sequence[Source]) -> Sought:
        return sought(asked, lambda text, known: self._look_up(text, known, sources), self.composer.gist)

    def _look_up(self, text: str, understood: Understood, sources: Sequence[Source]) -> Sought:
        found = self.retriever.find(text, understood, sources, self.today())
        chosen = self.composer.compose(found.asked, found.candidates)
        return Sought(found, chosen, judge_evidence(found, chosen, self.interpreter))

    def _answer(
        self, question: str, asked: Complete, sources: Sequence[Source], first: Sequence[Place]
    ) -> Answer | Refusal:
        """Answer one side; what stands in a place to be quoted `first` answers it, because it answers the other side."""
        evidence = self._evidence(asked, sources)
        led = [item for place in first for item in self._of_place(asked, place)]
        if led:
            rest = (c for c in evidence.chosen if not any(c.draft.overlaps(item.draft) for item in led))
            verdict = Verdict(probability=1.0, why="another edition answers from the same section")
            evidence = evidence._replace(chosen=(*led, *rest), verdict=verdict)
        return self._judged(question, asked.reading.understood, *evidence)

    def _of_place(self, asked: Complete, place: Place) -> tuple[Chosen, ...]:
        """Return the best quotation from a place, if any: one that names what is asked for before others."""
        found = self._evidence(asked, (place.source,)).found
        within = [c for c in found.candidates if place.overlaps(c.record.passage.start, c.record.passage.end)]
        chosen = self.composer.compose(found.asked, within) if within else ()
        return place.best(chosen, self.library, self.interpreter.thesaurus)

    def _judged(
        self, question: str, understood: Understood, found: Found, chosen: Sequence[Chosen], verdict: Verdict
    ) -> Answer | Refusal:
        """Answer where the evidence is enough."""
        # The words that are searched may be in another language than the turn that is answered.
        found = replace(found, asked=replace(found.asked, understood=told(understood, found)))
        if not verdict.enough:
            near = nearest(chosen, verdict.probability, self.library)
            return replace(self._nothing(question, found, verdict), nearest=near)
        return self._cite(question, found, chosen)

    def _find(self, question: str, understood: Understood) -> Found:
        return self.retriever.find(question, understood, self.library.sources(), self.today())

    def _cite(self, question: str, found: Found, chosen: Sequence[Chosen]) -> Answer | Refusal:
        """Keep what the sources carry, record what they do not, refuse if nothing is left."""
        understood = found.asked.understood
        chosen = on_the_country(chosen, found.asked)
        folded = self.folder.fold(chosen, nameable(found.eligible, understood.as_of), STATEMENTS)
        kept = cited(folded, self.library, self.order, timed=understood.timed)
        if not kept.statements:
            return self._nothing(question, found, Verdict(probability=0.0, why="no quotation was left"))
        quoted = [citation.source for citation in kept.quoted]
        return Answer(
            question=question,
            understood=understood,
            statements=kept.statements,
            footnotes=kept.footnotes,
            origin=self.origin,
            message=self._notices(understood, caution(understood, quoted, found.eligible, self.today())),
            dropped=kept.dropped,
            origins=kept.origins,
            order=self.order,
        )

    def _nothing(self, question: str, found: Found, verdict: Verdict) -> Refusal:
        understood = found.asked.understood
        gazetteer = self.interpreter.gazetteer
        message = nothing_found(understood, found.eligible, self.library, gazetteer)
        message = self._notices(understood, message) or message
        return self._refuse(question, understood, Reason.INSUFFICIENT_EVIDENCE, message, (verdict.why,))

    def _notices(self, understood: Understood, message: str | None) -> str | None:
        """Put before a message what the asker's choices set aside in the question."""
        lines = contradictions(understood, self.interpreter.gazetteer)
        return "\n".join((*lines, *((message,) if message else ()))) or None

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
