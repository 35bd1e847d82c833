"""Step: "are you sure?", "simpler please" and "tell me more" ask the question before once more.

Such words have nothing to search for. What a person wants who types them is to see the words of the
guidance, and where they stand: so the question before is answered once more, as it was asked then,
and they are told so; in full for those who ask for more. Where a model writes, it does so in plain
English for those who ask for that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Notice, Turn
from assistant.courtesies import without_courtesies, without_lead_in
from assistant.in_english import gloss_of
from assistant.length import Length
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.screen import screen
from assistant.screening.personal_data import without_placeholders
from assistant.screening.vague import says_nothing
from assistant.wording import wording_for
from assistant.working import Working

_THAT = r"(?:that|this|it|so|these|those)"
_DOUBT = (
    r"(?:(?:are|r) )?(?:you|u) (?:quite |really |absolutely |100% )?(?:sure|certain|positive)"
    rf"(?: (?:about|of|on) {_THAT})?"
    r"|(?:quite |really )?sure about (?:that|this|it)"
    r"|is (?:that|this|it) (?:really |definitely |actually |still )?(?:right|correct|true|accurate)"
    r"|(?:that|this|it) (?:ca ?n['’]?o?t be|is ?n['’]?o?t|does ?n['’]?o?t (?:sound|look|seem))"
    r" (?:right|correct|true)"
    r"|(?:i )?(?:do ?n['’]?t|dont) think (?:that['’]?s|that is|its|it['’]s|so)"
    r"(?: (?:right|correct))?"
    r"|(?:(?:can|could) (?:you|u) )?(?:double[ -]?check|check again)(?: (?:that|this|it))?|really"
)
# "Were does it say that", as it is typed in haste.
_SOURCE = (
    r"wh?ere?(?:['’]?s| does| do| did| is| can| could)(?: (?:it|they|you|u|i|we))?"
    rf"(?: (?:actually|really|even))? (?:(?:say|says|said|state|stated|read|see|check) {_THAT}"
    rf"|say so|(?:it )?written(?: down)?)(?: (?:written|down|in writing))?"
    rf"|wh?ere? (?:did|do) (?:you|u) (?:get|find) {_THAT}(?: from)?"
    rf"|wh?ere? (?:do|can|could) (?:i|we) find {_THAT} (?:in writing|written)(?: down)?"
    rf"|wh?ere?(?:['’]?s| is| are| does| did)? {_THAT} (?:come )?(?:from|written|stated|said)"
    r"(?: down)?"
    rf"|(?:what|which)(?:['’]?s| is| are)? (?:the|your) (?:source|reference|basis|authority|link)s?"
    rf"(?: (?:for|of) {_THAT})?"
    r"|(?:what|which) (?:document|policy|guidance|paper|page|law|framework|instruction)"
    rf" (?:says|is|does|covers|has|states)(?: {_THAT})?(?: (?:say|come))?"
    r"(?: (?:that|this|so|from|in|it))?"
    rf"|what(?:['’]?s| is| are) {_THAT} (?:based on|from|in)"
    r"|says who|who says(?: (?:so|that|this))?"
    rf"|(?:(?:can|could|do|have) (?:you|u) )?(?:show|give|send|got|get|have)(?: me| us)?"
    rf"(?: (?:the|a|an|your|any))? (?:where it says {_THAT}|source|reference|link|quote|citation)s?"
    rf"(?: (?:for|to|of) {_THAT})?"
    r"|(?:source|reference|link|citation|quote)s?"
)
_PLAINER = (
    r"(?:(?:can|could|would) (?:you|u|i|we) )?(?:please |pls )?(?:(?:say|put|explain|give|have|get"
    rf"|write|do)(?: (?:me|us))?(?: {_THAT})?(?: (?:to me|for me))?(?: (?:again|the|a))* )?"
    r"(?:(?:in|using)(?: more)? )?(?:(?:really|very) )?"
    r"(?:(?:plain|normal|simple|proper|everyday|basic|real)(?:er)?"
    r" (?:english|words|terms|language|version|speak)|plainer|simpler|simply|more simply|shorter"
    r"|short(?:er)? (?:version|answer)|layman['’]?s? terms|a nutshell|short|brief|english)"
    rf"|(?:can you |please )?(?:simplify|summari[sz]e|shorten|sum up)(?: {_THAT})?|tl;?dr|eli5"
    rf"|(?:can you )?(?:dumb|boil) {_THAT} down|what does {_THAT} mean in (?:plain )?english"
)
_MORE = (
    r"(?:(?:(?:a )?(?:little )?bit|a little|some|any|much|lots|the|a) )*"
    r"(?:(?:more?|further|fuller|full|extra|additional|longer|complete|whole)"
    r" (?:details?|info|information|explanation|answer|version|text|wording|picture|context"
    r"|background)|more?|details|rest(?: of (?:it|that))?)"
)
_ON_IT = rf"(?: (?:on|about|of|around|for|to) {_THAT})?"
_FULLER = (
    r"(?:(?:can|could|would|will|do) (?:you|u|i|we) )?(?:please |pls )?(?:i ?)?(?:['’]?d like|would"
    r" like|need|want|tell?|give|show|say|send|get|have|see|read|know|provide|add)(?: (?:me|us|to"
    rf" know|to see))? {_MORE}{_ON_IT}"
    rf"|{_MORE}{_ON_IT}|(?:is there|what['’]?s|what is) {_MORE}{_ON_IT}"
    r"|(?:(?:can|could) (?:you|u) )?(?:(?:explain|say|tell me|answer|put)(?: (?:that|this|it))? )?"
    r"in (?:(?:a (?:bit|little) )?more|further|greater|full)(?: (?:detail|depth))?"
    r"|(?:(?:can|could) (?:you|u) )?(?:please |pls )?(?:(?:expand|elaborate|enlarge)"
    r"(?: (?:a (?:bit|little)|further|more))?(?: (?:on|upon|about))?(?: (?:that|this|it))?|go on"
    r"|carry on|continue|explain(?: (?:that|this|it))? (?:(?:a (?:bit|little) )?more|further|fully"
    r"|more fully))"
    rf"|(?:is there )?any ?thing (?:else|more){_ON_IT}"
    rf"(?: (?:i|we) (?:should|need to|must) know)?{_ON_IT}"
    rf"|(?:and )?what else(?: (?:does it say|is there|do i need to know|should i know))?{_ON_IT}"
    r"|is (?:that|this|it) (?:all|everything|it|the lot)(?: (?:there is|it says))?"
    # The same in Welsh.
    r"|(?:dywed(?:wch)?|dweda?|rho(?:wch)?|d[yw]e?d)(?: (?:wrtha ?i|wrthyf|i mi))? (?:f|m)wy"
    r"(?: wrtha ?i| wrthyf)?(?: am (?:hynny|hyn))?|(?:mwy|rhagor)(?: o (?:fanylion|fanylder"
    r"|wybodaeth))?(?: am (?:hynny|hyn))?|dywedwch ragor(?: wrthyf)?(?: am (?:hynny|hyn))?"
)
_LONGEST = 120  # characters
_LED_OUT = r"(?:[\s,]+(?:please|pls|plz|though|tho|then|exactly|actually|again|now|mate))*"
_ASKS_AGAIN, _ASKS_FOR_PLAINER, _ASKS_FOR_MORE = (
    re.compile(rf"\W*(?:{one}){_LED_OUT}\W*", re.IGNORECASE)
    for one in (f"{_DOUBT}|{_SOURCE}", _PLAINER, _FULLER)
)


def asked_again(working: Working, parts: Parts) -> Working:
    """Take the question before for one that asks for its answer once more, in whichever way."""
    if working.outcome is not None or not asks_again(working.question):
        return working
    before = _question_before(working.history)
    if before is None:
        return working
    turn, history = working.history[before], working.history[:before]
    meant = gloss_of(turn.content, parts) or without_courtesies(without_placeholders(turn.content))
    # What is settled without a search stays settled.
    screened = screen(replace(working, question=turn.content, history=history, notices=()), parts)
    asked = without_lead_in(working.question)
    plainer = _ASKS_FOR_PLAINER.fullmatch(asked) is not None
    fuller = _ASKS_FOR_MORE.fullmatch(asked) is not None
    quoted_still = plainer and not parts.model.name
    name = "asked_plainer" if quoted_still else "asked_fuller" if fuller else "asked_again"
    told = wording_for(name, working.language, asked=meant)
    return replace(
        screened,
        question=working.question,
        restated=meant,
        manner=Manner.PLAIN if plainer and not quoted_still else working.manner,
        length=Length.FULL if fuller else working.length,
        notices=(*working.notices, Notice("asked_fuller" if fuller else "asked_again", told)),
    )


def asks_again(question: str) -> bool:
    """Tell whether a question asks for nothing but the answer before, in one way or another."""
    if len(question) > _LONGEST:
        return False
    asked = without_lead_in(question)
    return any(one.fullmatch(asked) for one in (_ASKS_AGAIN, _ASKS_FOR_PLAINER, _ASKS_FOR_MORE))


def _question_before(history: Sequence[Turn]) -> int | None:
    """Return the place of the last of the person's turns that asks something itself."""
    for place in range(len(history) - 1, -1, -1):
        turn = history[place]
        said = turn.role == "user" and not says_nothing(turn.content)
        if said and not asks_again(turn.content):
            return place
    return None
