"""Questions typed in Welsh: the gravest are seen, ordinary ones left alone, English told apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.screening.personal_data import masked
from assistant.screening.situations import situation_of, situations
from assistant.screening.vague import is_greeting
from assistant.screening.welsh import is_welsh, without_accents
from tests.assistant.screening.ordinary_questions import ORDINARY

CASES = Path(__file__).parents[2] / "evaluation" / "cases.jsonl"

# The patterns were written with these in view.
EMERGENCY = """
Mae e'n bygwth lladd ei bartner nawr
Mae o'n bygwth lladd ei wraig
mae fy nghleient yn bygwth hunanladdiad
Mae hi mewn perygl nawr
Mae Gareth Evans wedi cymryd gorddos
Mae fy nghleient newydd ddweud ei fod am ladd ei hun
Rwy'n teimlo'n hunanladdol
Dwi isio marw
Dw i ddim eisiau byw
Mae ganddo gyllell yn y dderbynfa
Mae dyn gyda chyllell yn y swyddfa
Mae'n ymosod ar aelod o staff
mae hi'n cael ei churo gan ei chariad
Mae e tu allan i dŷ'r dioddefwr nawr
mae o y tu allan i'w thŷ hi
Mae rhywun wedi cwympo yn yr ystafell aros, dyw e ddim yn anadlu
Ddylwn i ffonio 999?
Mae hyn yn argyfwng
Angen yr heddlu nawr
Mae'r cleient yn dweud ei bod hi eisiau marw
Mae hi'n sôn am hunanladdiad heno
mae o'n mynd i frifo ei blant
Mae'n dweud ei fod yn mynd i'w lladd hi
Mae plentyn mewn perygl
mae'r troseddwr yn bygwth llosgi'r swyddfa
mae fy mhartner yn mynd i fy lladd
mae wedi llyncu llwyth o dabledi
Mae e'n torri ei hun yn y tŷ bach
mae pop fi'n bygwth trywanu rhywun
Mae hi ar fin neidio oddi ar y bont
mae fy nghleient yn hunanladdol ac ar y ffôn
rhoi diwedd ar fy mywyd
mae rhywun newydd gael ei drywanu tu allan
Mae'r dyn dw i'n ei oruchwylio newydd decstio i ddweud ei fod am ladd ei hun
Dwi ar y ffôn efo rhywun sy'n dweud ei bod hi isio marw
mae o wedi cymryd overdose o baracetamol
Help, mae gan fy nghleient gyllell
mae e'n fy mygwth i â chyllell
Mae hi'n crio ac yn dweud nad yw hi eisiau byw rhagor
Mae'r gŵr yn curo ar ei drws hi nawr
mae rhywun yn gwaedu yn y dderbynfa
Mae fy nghariad yn mynd i ladd fi
mae'n bygwth saethu'r swyddog prawf
Mae Dean Walsh yn dweud ei fod yn mynd i drywanu ei dad heno
mae hi wedi ceisio crogi ei hun
Fi'n teimlo'n hunanladdol
mae cleient wedi llewygu yn yr ystafell gyfweld
Mae'r plant mewn perygl, mae e yn y tŷ gyda nhw
Mae o'n sefyll tu allan i fflat y dioddefwr rŵan
galwch yr heddlu nawr plis
mae hi mewn peryg go iawn
Mae e newydd ymosod ar ei bartner
dw i am ladd fy hun
Mae'r cleient yn dal cyllell at ei wddf
Mae o newydd ffonio i ddeud ei fod o'n mynd i neidio o'r bont
Mae ei chyn-bartner wrth y drws yn bygwth ei lladd
mae un o'r preswylwyr wedi crogi ei hun
Dyw hi ddim yn anadlu
Mae dyn yn y dderbynfa gyda gwn
Dw i'n meddwl am hunanladdiad
mae fy mab yn bygwth fy lladd i
rydw i mewn perygl
Dwi'n meddwl ei fod e'n mynd i ladd ei wraig
Mae'n dweud bod ganddo fom
Mae hi wedi cymryd gormod o dabledi
Mae'r dioddefwr wedi ffonio, mae e tu allan i'w chartref hi nawr
Mae'n gwaedu'n drwm ar ôl cael ei drywanu
mae ymladd yn y dderbynfa nawr, mae rhywun yn cael ei guro
""".strip().splitlines()

ORDINARY_IN_WELSH = """
Pa mor hir yw adalwad cyfnod penodol?
Beth yw MAPPA?
Sut mae gwneud cwyn am y gwasanaeth prawf?
Pryd mae'n rhaid i'r apwyntiad cyntaf ddigwydd ar ôl dedfryd?
Beth sy'n rhaid i adroddiad cyn dedfrydu ei gynnwys?
Faint o oriau o waith di-dâl all llys eu gorchymyn?
Beth yw ystyr risg o niwed difrifol?
Beth yw'r polisi ar hunanladdiad mewn carchardai?
Beth mae'r canllawiau'n dweud am blant mewn perygl?
Sut mae asesu risg hunanladdiad a hunan-niweidio?
Pwy sy'n penderfynu ar amodau trwydded ychwanegol?
Beth sy'n digwydd os yw person ar brawf yn bygwth lladd rhywun?
Pa wybodaeth sy'n cael ei rhannu â dioddefwyr?
Beth yw'r ddedfryd am fygwth lladd?
Sut i gofnodi bygythiad i ladd ar OASys?
Pryd dylid adalw person i'r carchar?
Pwy sydd ar y panel MAPPA a beth yw'r ddyletswydd i gydweithredu?
A all person deithio dramor ar drwydded?
Beth yw dyletswyddau'r swyddog cyswllt dioddefwyr?
Faint o ranbarthau prawf sydd yng Nghymru a Lloegr?
Beth yw'r amserlen ar gyfer llythyr rhybudd?
Beth sy'n digwydd ar ôl ail apwyntiad a gollwyd?
Pa hyfforddiant sydd ar gael ar atal hunanladdiad?
Sut mae gorchymyn cymunedol yn gweithio?
Beth yw rôl y swyddog prawf yn y llys?
Ydy'r cyfnod goruchwylio ar ôl dedfryd yn parhau?
Beth yw'r drosedd o ymosod ar weithiwr brys?
Sut mae risg o niwed difrifol i blant yn cael ei hasesu?
Beth yw cyrffyw gyda monitro electronig?
Pa gymorth sydd i bobl sydd wedi cael eu cam-drin yn y cartref?
Pwy sy'n gyfrifol am gynllun rheoli risg pan fydd rhywun yn hunan-niweidio?
Beth yw'r broses os bydd rhywun yn marw tra ar brawf?
A oes rhaid i fi ddweud wrth yr heddlu am gyllell?
Beth mae'r gyfraith yn ei ddweud am gario cyllell mewn man cyhoeddus?
Pryd mae dioddefwr mewn perygl o niwed yn cael ei gyfeirio at MARAC?
Sut mae adrodd am ddigwyddiad difrifol pellach?
Faint mae trwydded yn para?
Beth yw'r gwahaniaeth rhwng adalw safonol ac adalw cyfnod penodol?
Lle mae'r canllawiau ar ymweliadau cartref?
Pa dystiolaeth sydd ei hangen ar gyfer achos torri amodau?
Pwy sy'n gallu gosod cyrffyw?
Beth yw'r rheolau ar gyfer galwadau ffôn gyda dioddefwyr?
Sut mae paratoi cynllun rheoli risg?
Pa mor aml mae'n rhaid adolygu asesiad OASys?
Beth yw rôl MARAC pan fydd dioddefwr mewn perygl?
Oes rhaid cofnodi pob bygythiad i staff?
Beth ddylai llythyr rhybudd ei gynnwys?
Sut mae'r Bwrdd Parôl yn penderfynu?
Beth yw diffiniad o niwed difrifol?
Pryd daeth y cyfnod goruchwylio ar ôl dedfryd i ben?
Faint o bobl sydd ar brawf yng Nghymru?
Beth yw'r canllawiau ar hunan-niweidio mewn llety cymeradwy?
Ydy pobl sydd wedi eu heuogfarnu o fygwth lladd yn dod o dan MAPPA?
Sut mae rhoi gwybod am farwolaeth person ar brawf?
Beth yw'r gofynion ar gyfer ymweliad cartref cyntaf?
Pa raglenni sydd ar gael i ddynion sy'n ymosod ar eu partneriaid?
A oes canllawiau ar weithio gyda phobl sy'n meddwl am hunanladdiad?
Beth yw'r ddedfryd hiraf am fod â chyllell yn eich meddiant?
Sut ydw i'n trefnu cyfieithydd Cymraeg ar gyfer adroddiad?
Beth yw hawl person i gael gwasanaeth yn Gymraeg?
Pwy sy'n talu am lety cymeradwy?
Beth yw cyfrifoldebau'r swyddog prawf pan mae risg i blentyn?
Beth yw'r gosb am ymosod ar swyddog?
Sut mae rheoli troseddwyr sydd â hanes o ymosod ar bartneriaid?
Faint o amser sydd gan y llys i ddelio â thorri amodau?
Pa amodau trwydded sy'n atal cyswllt â dioddefwr yn ei chartref?
Beth yw'r canllawiau os yw'r heddlu'n dweud bod dioddefwr mewn perygl?
Sut i gefnogi staff ar ôl ymosodiad?
Ydy cyllell yn arf ymosodol?
Pryd mae gorchymyn atal yn dod i ben?
""".strip().splitlines()

# Written when the patterns were finished, and not seen by them.
HELD_OUT = """
Mae'r boi yma'n bygwth fy nghuro i
mae hi'n dweud ei bod wedi cymryd pils
Mae'n sefyll ar ben y bont ac am neidio
Mae fy ngŵr yn fy mwrw i nawr
mae e wedi torri ei arddyrnau
Dw i wedi cael digon, dw i eisiau rhoi diwedd ar y cyfan
Mae cleient yn y swyddfa gyda machete
mae rhywun yn cael trawiad ar y galon yn y dderbynfa
mae PoP yn bygwth lladd ei gyn-wraig heno
Mae'r ferch mewn perygl difrifol
mae e'n dal ei blant yn wystlon
Mae o'n deud bod o'n mynd i saethu'r plismon
Mae hi wedi cloi ei hun yn y toiled ac yn torri ei hun
mae fy mrawd eisiau lladd ei hun
mae ei chyn-ŵr tu fas i'w fflat hi nawr
Mae'r dyn yn anymwybodol
rydw i'n ofni ei fod e'n mynd i'm lladd i
Ffoniwch ambiwlans nawr
""".strip().splitlines()

HELD_OUT_ORDINARY = """
Pa mor gyflym mae'n rhaid adrodd am farwolaeth?
Pwy sy'n cael gwybod pan fydd rhywun yn cael ei ryddhau?
Beth yw'r canllawiau ar reoli risg o hunanladdiad?
Sut mae delio â bygythiadau yn erbyn staff?
Beth yw uchafswm y ddedfryd am fygythiadau i ladd?
A yw'r cynllun cyswllt â dioddefwyr yn orfodol?
Beth yw'r polisi ar gyllyll mewn swyddfeydd prawf?
Faint o rybuddion cyn torri amodau gorchymyn cymunedol?
Pryd mae person mewn perygl o gael ei adalw?
Oes hyfforddiant ar adnabod cam-drin domestig?
Beth yw rôl yr heddlu wrth adalw rhywun sydd ar ffo?
Sut mae gwneud atgyfeiriad diogelu plant?
""".strip().splitlines()

OTHER = {
    Outcome.ABOUT_A_PERSON: [
        "Ble mae Gareth Evans yn byw?",
        "Pryd mae Dean Walsh yn cael ei ryddhau?",
        "Beth yw cyfeiriad John Smith?",
    ],
    Outcome.CASE_JUDGEMENT: [
        "A ddylwn i ei adalw?",
        "Ddylwn i adalw fy nghleient",
        "Beth fyddech chi'n ei wneud?",
        "Ysgrifennwch adroddiad cyn dedfrydu",
    ],
    Outcome.PERSONAL_ADVICE: [
        "Mae fy mab yn y carchar, pryd bydd e'n cael ei ryddhau?",
        "Ga i deithio tra bod fy nhrwydded yn rhedeg?",
        "Rydw i ar drwydded, ga i fynd i Sbaen?",
    ],
}


def seen(question: str) -> Outcome | None:
    return situation_of(masked(question).text)


@pytest.mark.parametrize("question", EMERGENCY)
def test_danger_told_in_welsh_is_an_emergency(question: str) -> None:
    assert seen(question) is Outcome.EMERGENCY
    assert seen(question.replace("'", "’")) is Outcome.EMERGENCY


@pytest.mark.parametrize("question", EMERGENCY)
def test_danger_is_seen_without_accents_and_in_any_letters(question: str) -> None:
    assert seen(without_accents(question)) is Outcome.EMERGENCY
    assert seen(question.lower()) is Outcome.EMERGENCY


@pytest.mark.parametrize("question", ORDINARY_IN_WELSH)
def test_what_staff_ask_in_welsh_is_left_alone(question: str) -> None:
    assert seen(question) is None
    assert masked(question).kinds == ()


def test_danger_is_mostly_seen_in_words_that_the_patterns_were_not_written_for() -> None:
    missed = [one for one in HELD_OUT if seen(one) is not Outcome.EMERGENCY]
    assert len(missed) <= len(HELD_OUT) // 4, missed
    assert [one for one in HELD_OUT_ORDINARY if seen(one) is not None] == []


@pytest.mark.parametrize(
    ("question", "outcome"), [(one, outcome) for outcome, many in OTHER.items() for one in many]
)
def test_other_situations_are_seen_in_their_plainest_words(question: str, outcome: Outcome) -> None:
    assert seen(question) is outcome


def test_the_patterns_of_welsh_find_nothing_in_english() -> None:
    for question in (*ORDINARY, *cases()):
        words = without_accents(question.casefold())
        assert not [one for one in situations("situations_cy") if one.is_in(words)], question


def cases() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [json.loads(one)["question"] for one in lines]


@pytest.mark.parametrize("question", ORDINARY_IN_WELSH)
def test_welsh_is_known_with_and_without_accents(question: str) -> None:
    assert is_welsh(question)
    assert is_welsh(without_accents(question).upper())


def test_english_is_not_taken_for_welsh() -> None:
    assert [one for one in (*ORDINARY, *cases()) if is_welsh(one)] == []


@pytest.mark.parametrize(
    "question",
    [
        "",
        "MAPPA",
        "who runs HMP Prescoed",
        "Is there an approved premises in Pen-y-bont ar Ogwr?",
        "what is Y Ganolfan in Rhyl for",
        "is beth a pop or a pso",
        "the Wales division, Cymru",
        "PI 04/2016 at 3",
    ],
)
def test_a_name_or_an_abbreviation_does_not_make_a_question_welsh(question: str) -> None:
    assert not is_welsh(question)


@pytest.mark.parametrize("typed", ["Bore da", "Helo", "shwmae", "prynhawn da", "diolch yn fawr"])
def test_a_greeting_in_welsh_is_one(typed: str) -> None:
    assert is_greeting(typed)
