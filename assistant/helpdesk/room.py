"""The helpdesk's room: what its pages call, put together from store, answers, checks and bank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.helpdesk.enquiry import Enquiry, Route
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.answering import (
    Asking,
    AskInProcess,
    answered,
    edited_questions,
    letter_around,
)
from assistant.helpdesk.reply.bank import AnswerBank, ReadyPair
from assistant.helpdesk.reply.compose import draft_of
from assistant.helpdesk.reply.draft import Draft
from assistant.helpdesk.reply.errors import (
    NoReason,
    NoReply,
    NotMarked,
    ReplyTooLong,
    UnknownPair,
    UnknownPlace,
)
from assistant.helpdesk.reply.kept import Act, AskedQuestion, KeptEnquiry, Tick, Work, named
from assistant.helpdesk.reply.pair import Offer, answer_from, pairs_of
from assistant.helpdesk.reply.review import Review, Reviewer
from assistant.helpdesk.reply.second_eyes import SecondEyes
from assistant.helpdesk.reply.states import State, check_editable, check_move
from assistant.helpdesk.reply.store import Change, EnquiryStore
from assistant.helpdesk.reply.unnamed import without_names
from assistant.parts import DocumentShelf, Parts
from assistant.quote_place import quote_place
from assistant.records.database import Connection, Records
from assistant.records.rows import now, storable
from assistant.scope import Scope
from assistant.screening.personal_data import masked
from assistant.training.stale import StaleWatch
from corpus.library import Library

LONGEST_REPLY = 50_000
_LONGEST_REASON = 300


class HelpdeskRoom:
    """Enquiries with their replies, and the bank of approved answers.

    Whatever changes an enquiry is told by whom and of which version; it raises `EnquiryChanged`
    where that is not the latest, and `NotWhileIn` where the enquiry is approved, sent or closed.
    """

    def __init__(
        self,
        enquiries: EnquiryStore,
        bank: AnswerBank,
        parts: Callable[[], Parts],
        watch: StaleWatch,
        rule: SecondEyes,
        asking: Asking | None = None,
    ) -> None:
        """Answer with `parts`, in this process unless something else is `asking`."""
        self.enquiries = enquiries
        self.bank = bank
        self.reviewer = Reviewer(rule, parts, watch)
        self._parts = parts
        self._asking = asking

    def receive(self, enquiry: Enquiry, *, by: str) -> str:
        """Keep an enquiry that came in, and return its id."""
        return self.enquiries.keep(enquiry, by=by).id

    def get(self, enquiry_id: str) -> KeptEnquiry:
        """Return an enquiry with all that is known of it; raises `UnknownEnquiry`."""
        return self.enquiries.get(enquiry_id)

    def draft(
        self,
        enquiry_id: str,
        *,
        by: str,
        version: int,
        language: str = "",
        scope: Scope | None = None,
        again: bool = False,
    ) -> KeptEnquiry:
        """Answer the questions and make the draft, in place of one there may be.

        What has an answer is not asked anew, unless `again`: the guidance may have changed. Without
        a `language`, the reply is in that of the message; without a `scope`, in the one before.
        """
        kept = self._editable(enquiry_id)
        spoken = language or (kept.draft.language if kept.draft else kept.enquiry.message.language)
        narrowed = scope or next((one.scope for one in kept.answers), None)
        asked = [one.question for one in kept.questions]
        before = () if again else kept.questions
        found = answered(kept.enquiry, asked, before, self._ask(), language=spoken, scope=narrowed)
        return self._keep_draft(kept, found, spoken, Act.DRAFTED, by=by, version=version)

    def set_questions(
        self, enquiry_id: str, texts: Sequence[str], *, by: str, version: int
    ) -> KeptEnquiry:
        """Set which questions are answered, in which order; only those that changed are asked.

        The draft, if there is one, is made anew: what was edited in it is lost.
        """
        kept = self._editable(enquiry_id)
        asked = edited_questions(texts, [one.question for one in kept.questions])
        if kept.draft is None:
            known = {one.question: one for one in kept.questions}
            unasked = tuple(known.get(one, AnsweredQuestion(one)) for one in asked)
            change = _change(by, Act.QUESTIONS, Work(_asked(unasked)), unasked)
            return self.enquiries.change(enquiry_id, version, change)
        language = kept.draft.language
        scope = next((one.scope for one in kept.answers), None)
        found = answered(
            kept.enquiry, asked, kept.questions, self._ask(), language=language, scope=scope
        )
        return self._keep_draft(kept, found, language, Act.QUESTIONS, by=by, version=version)

    def offers(self, enquiry_id: str) -> dict[int, tuple[Offer, ...]]:
        """Return by number of the question what was approved for the like before."""
        kept = self.enquiries.get(enquiry_id)
        if kept.enquiry.route is not Route.GUIDANCE:
            return {}
        found = {
            number: self.bank.offers(one.question.text, one.answer)
            for number, one in enumerate(kept.questions, start=1)
            if one.answer is not None and not one.banked
        }
        return {number: offers for number, offers in found.items() if offers}

    def use_offer(
        self, enquiry_id: str, number: int, pair_id: str, *, by: str, version: int
    ) -> KeptEnquiry:
        """Answer a question with an approved answer; an empty id asks the guidance again.

        The draft is made anew. Raises `UnknownPair` for a pair that is recalled or not offered.
        """
        kept = self._editable(enquiry_id)
        if kept.draft is None or not 1 <= number <= len(kept.questions):
            raise UnknownPair
        language, questions = kept.draft.language, list(kept.questions)
        asked = questions[number - 1].question
        if pair_id:
            answer = answer_from(self.bank.get(pair_id), asked.text)
            answer = replace(answer, language=language)
        else:
            scope = next((one.scope for one in kept.answers), Scope())
            letter = letter_around(asked, kept.enquiry.message, questions[: number - 1])
            answer = self._ask()(asked.text, letter, language, scope)
        questions[number - 1] = AnsweredQuestion(asked, answer, pair_id)
        return self._keep_draft(kept, questions, language, Act.BANKED, by=by, version=version)

    def use_place(
        self, enquiry_id: str, number: int, place: int, *, by: str, version: int
    ) -> KeptEnquiry:
        """Answer a question with the words under one of the headings nearest to it, from 0.

        The draft is made anew. Raises `UnknownPlace` where there is no such heading any more.
        """
        kept = self._editable(enquiry_id)
        questions = list(kept.questions)
        answer = questions[number - 1].answer if 1 <= number <= len(questions) else None
        if kept.draft is None or answer is None or not 0 <= place < len(answer.nearest):
            raise UnknownPlace
        language = kept.draft.language
        chosen = quote_place(
            questions[number - 1].question.text,
            answer.nearest[place],
            self._parts(),
            scope=answer.scope,
            language=language,
        )
        if chosen is None:
            raise UnknownPlace
        # The choice can be made again.
        chosen = replace(chosen, nearest=answer.nearest)
        questions[number - 1] = AnsweredQuestion(questions[number - 1].question, chosen)
        return self._keep_draft(kept, questions, language, Act.BANKED, by=by, version=version)

    def edit(self, enquiry_id: str, text: str, *, by: str, version: int) -> KeptEnquiry:
        """Keep the reply as edited, without names and personal data; it is checked by `review`."""
        kept = self._editable(enquiry_id)
        if kept.draft is None:
            raise NoReply
        if len(text) > LONGEST_REPLY:
            raise ReplyTooLong(LONGEST_REPLY)
        edited = without_names(storable(text), kept.draft)
        work = _work(kept, text=edited)
        state = State.DRAFTED if kept.state is not State.WAITING else None
        change = Change(by, Act.EDITED, state=state, work=work)
        return self.enquiries.change(enquiry_id, version, change)

    def review(self, enquiry_id: str) -> Review:
        """Return how the reply of an enquiry stands as it is now."""
        return self.reviewer.review(self.enquiries.get(enquiry_id))

    def tick(
        self, enquiry_id: str, words: str, reason: str, *, by: str, version: int
    ) -> KeptEnquiry:
        """Let a marked sentence go out as it stands, with the reason.

        `words` are exactly its `text`; the tick holds as long as they do. Raises `NotMarked`.
        """
        kept = self._editable(enquiry_id)
        why = masked(" ".join(storable(reason).split())).text[:_LONGEST_REASON]
        if not why:
            raise NoReason
        if all(one.text != words for one in self.reviewer.review(kept).reply.marked):
            raise NotMarked
        ticks = (*_without(kept.ticks, words), Tick(words, why, named(by), now()))
        change = Change(by, Act.TICKED, note=why, work=_work(kept, ticks=ticks))
        return self.enquiries.change(enquiry_id, version, change)

    def untick(self, enquiry_id: str, words: str, *, by: str, version: int) -> KeptEnquiry:
        """Take a tick back."""
        kept = self._editable(enquiry_id)
        work = _work(kept, ticks=_without(kept.ticks, words))
        return self.enquiries.change(enquiry_id, version, Change(by, Act.UNTICKED, work=work))

    def assign(self, enquiry_id: str, person: str, *, by: str, version: int) -> KeptEnquiry:
        """Give an enquiry to a person, or with an empty name to nobody."""
        change = Change(by, Act.ASSIGNED, note=named(person) if person.strip() else "")
        return self.enquiries.change(enquiry_id, version, replace(change, person=person))

    def move(
        self, enquiry_id: str, state: State, *, by: str, version: int, note: str = ""
    ) -> KeptEnquiry:
        """Move an enquiry to another state.

        Raises `MoveRefused`; and for an approval `NoReply`, `MarksLeft` where marked sentences have
        no tick, `ColleagueNeeded` where a second pair of eyes is needed. What is approved goes into
        the bank, and out of it if the approval is taken back.
        """
        kept = self.enquiries.get(enquiry_id)
        check_move(kept.state, state)
        if state is State.DRAFTED and kept.draft is None:
            raise NoReply
        pairs: list[ReadyPair] = []
        if state is State.APPROVED:
            pairs = self._approved_pairs(kept, named(by))

        def keep_bank(connection: Connection, key: int) -> None:
            if state is State.APPROVED:
                self.bank.put(connection, key, pairs)
            elif kept.state is State.APPROVED and state is not State.SENT:
                self.bank.take_out(connection, key)

        change = Change(by, Act.MOVED, note=note, state=state)
        return self.enquiries.change(enquiry_id, version, change, within=keep_bank)

    def _approved_pairs(self, kept: KeptEnquiry, approver: str) -> list[ReadyPair]:
        review = self.reviewer.approvable(kept, approver)
        return self.bank.made_ready(pairs_of(review.reply, kept.questions))

    def _keep_draft(
        self,
        kept: KeptEnquiry,
        questions: Sequence[AnsweredQuestion],
        language: str,
        act: Act,
        *,
        by: str,
        version: int,
    ) -> KeptEnquiry:
        contacts = self._parts().contacts.every
        draft = draft_of(kept.enquiry, questions, contacts, language=language)
        work = Work(_asked(questions), draft, draft.text, kept.ticks)
        change = _change(by, act, work, questions)
        state = State.DRAFTED if kept.state is not State.WAITING else None
        return self.enquiries.change(kept.id, version, replace(change, state=state))

    def _editable(self, enquiry_id: str) -> KeptEnquiry:
        kept = self.enquiries.get(enquiry_id)
        check_editable(kept.state)
        return kept

    def _ask(self) -> Asking:
        return self._asking or AskInProcess(self._parts())


def helpdesk_room(
    records: Records,
    library: Library,
    documents: DocumentShelf,
    parts: Callable[[], Parts],
    *,
    rule: SecondEyes | None = None,
    asking: Asking | None = None,
) -> HelpdeskRoom:
    """Return the helpdesk of one home; `parts` is called when the first answer is needed."""
    watch = StaleWatch(library, documents)
    bank = AnswerBank(records, parts, watch)
    return HelpdeskRoom(EnquiryStore(records), bank, parts, watch, rule or SecondEyes(), asking)


def _work(
    kept: KeptEnquiry,
    *,
    text: str | None = None,
    ticks: tuple[Tick, ...] | None = None,
    draft: Draft | None = None,
) -> Work:
    return Work(
        questions=_asked(kept.questions),
        draft=draft or kept.draft,
        text=kept.text if text is None else text,
        ticks=kept.ticks if ticks is None else ticks,
    )


def _change(by: str, act: Act, work: Work, questions: Sequence[AnsweredQuestion]) -> Change:
    return Change(by, act, work=work, answers=tuple(one.answer for one in questions))


def _asked(questions: Sequence[AnsweredQuestion]) -> tuple[AskedQuestion, ...]:
    return tuple(AskedQuestion(one.question, one.banked) for one in questions)


def _without(ticks: Sequence[Tick], words: str) -> tuple[Tick, ...]:
    return tuple(one for one in ticks if one.words != words)
