"""Personal data is found and masked; references, officials, places and laws are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.screening.kinds import Kind
from assistant.screening.personal_data import found_in, masked, without_placeholders

# What stands in «guillemets» is personal; the words around it have to stay.
PERSONAL = {
    Kind.CRN: """
what tier is «X123456»
crn «x123456» please
crn: «x 12 34 56»
CRN is «D 123 456»
«E123 456» missed an appointment
(«K987654»)
the crn on the system is «h 204 881»
CRN ref. «k-330-118»
""",
    Kind.PNC: """
pnc «2012/0123456X»
«12/123456A» has pre cons
PNC «99/0012345 K»
his pnc is «2019 / 0123456A» and he is on licence
pnc id «03/12345»
PNC no. «14/0034567T» on bail
pnc «20090112345Z»
""",
    Kind.PRISON_NUMBER: """
noms «A1234BC»
prison number «a1234bc»
when is «A 1234 BC» out
nomis no. «a 1234bc»
inmate «A-7712-LM»
prisoner number «a 4471 qx»
""",
    Kind.CRO: """
cro «12345/99A»
«SF99/12345A» on file
CRO number «123456/01B»
C.R.O. «2215/16F»
""",
    Kind.NATIONAL_INSURANCE: """
NI «AB123456C»
ni number «AB 12 34 56 C»
his national insurance is «jk123456d»
""",
    Kind.DATE_OF_BIRTH: """
dob «03/04/1987»
d.o.b. «3.4.87»
date of birth is «3rd March 1987»
born on «3 March 1987» and lives with his mum
he was born «1987-03-04»
«12/11/79» dob
DOB: «March 3, 1987»
born in Hull on «6 May 1972» and lives alone
the dob, as checked, is the «9th of May 1978»
dob «120488»
DoB «16th Aug '84»
ganwyd «5 o Fehefin 1995» yng Nghaerdydd
dyddiad geni: «14 Mawrth 1988»
""",
    Kind.PHONE: """
ring him on «07700 900123»
tel «0113 496 0000»
«+44 7700 900 123»
call «(020) 7946 0000»
text «07700900123» today
mob «0044 7700 900123»
his number is «077 0090 0123»
mob «0 7700 900 123»
mob «07700  900  123»
""",
    Kind.EMAIL: """
email «dean.walsh@gmail.com»
«deanw87@hotmail.co.uk» wants a copy
«dean.walsh@justice.gov.uk» said no
«o'brien-kelly@probation.org» asked
write to «joe.bloggs @ mailbox.example» please
«joe (dot) bloggs (at) mailbox (dot) example» asked
«joe.bloggs at mailbox dot example» asked
""",
    Kind.ADDRESS: """
he lives at «14 Elm Road»
home visit to «22b Station Street, LS1 4AB»
postcode «M14 5QT»
postcode «sw1a 2aa»
moved to «Flat 4, 12 Rowan Court»
living at «7 Acacia» with his nan
can he stay at «3 Beech Crescent» on licence
can he stay at «3 The Crescent» on licence
postcode is «QX11 3RT» now
«Flat B, 210 High Street» is above a shop
he is at «6 Crown Street» tonight
he is at «24 Ffordd y Coleg»
bailed to «33-35 Orchard Place»
""",
    Kind.NAME: """
my client «Dean Walsh» missed two
mae «dan evans» yn torri amodau ei drwydded
pwy sy'n gweld «beth williams»
Mr «Walsh» has not turned up
mr «walsh» didnt come
mrs «brown» hasnt paid
ms «O'Brien-Smith» was recalled
Mr «J. Smith» failed to attend
«John Smith» is on licence
PoP called «Kelly O'Brien» has moved
pop called «bez» is late
«Sarah Jones» missed two appointments
what tier is «john smith»
when does «mohammed khan» get out
is «Xhevdet Krasniqi» on licence
is «xhevdet krasniqi» on licence
offender «Kovacs Laszlo» has absconded
«Siân Rhys-Jones» breached her curfew
«Zoë» missed her appointment
should I recall «Jordan»
«Jade»'s tag has been cut off
tell me about «Mary-Ann van der Berg»
the victim is «Grace Okafor» and she wants
can i breach «Mark Wood»
JOHN SMITH: «JOHN SMITH» was late
«Walsh, Dean» has been recalled
supervising «Ahmed Khan» on a CO
«Wenceslas Okpara-Tudor»: robbery, three years
sentenced for arson, «P. Zelenko»
«Xhevdet Krasniqi», CRN to follow
the licence of «Krasniqi» (CRN 12345 is wrong
CRN 12345 «Tadeusz Wrzesniewski» asks
«Darko Vukovic» DOB unknown
""".replace("JOHN SMITH: ", ""),
}

LEFT_ALONE = """
record PNC, CRN and NOMS numbers on nDelius
check OASys, CRN and PNC before a visit
is the Delius CRN the same as the NOMS number
enter Forename, Surname, CRN and date of birth
what does PI 04/2016 say
PSI 23/2022 on licences
PSO 1700 and AI 12/2014
s.244ZA of the 2003 Act
section 255BA recall
FTR56 or FTR28
HC 285 report
SI 2026/123 commencement
100-200 hours of unpaid work
caseload in 2019/20
reference B1234567
ISBN 978-1-5286-1234-5
[2020] EWCA Crim 123
R v Smith on sentencing
is there a limit of 300 hours
Cm 9613 white paper
from 31 March 2026
since 1 April 2024 the rule is
on 03/04/2026 the law changed
people born after 1 January 1957
call 999 or 101
people born between 1 January 1957 and 31 December 1960
born on or after 1 February 2000
2 Crown Court judges
phase 2 Through The Gate
meet @ 10.30 in the office
I was the victim. Will I be told
the robbery guideline of the Sentencing Council
Manchester Crown Court robbery trials
arson and criminal damage in Kent Surrey and Sussex
helpline 0808 168 9111
ring 0300 303 0630
116 123 is free
0845 123 4567
what is probation.reform@justice.gov.uk for
omic@justice.gov.uk
unwanted-contact@hmpps.gov.uk
data.access@justice.gov.uk
MAPPA L2 3rd meeting
tier B2 or C1
A-G tiering
15 working days way too short
12 months on the road to release
2 magistrates court hearings
Her Majesty's inspectorate
the Target Operating Model
Building Choices in Greater Manchester
the Gauke Review
Clare's Law disclosure
Jade's Law and Sarah's Law
Helen's Law for parole
Martyn Evans HM inspector
Amy Rees is director general
David Gauke led it
Minister James Timpson
Lord Timpson said
Mr Justice Edis
Lady Justice Carr
East of England region
Kent Surrey and Sussex
the Nelson Trust
St Giles Trust
HMP Lincoln and HMP Preston
the Zara Aleena review
the Jordan McSweeney SFO review
Probation Institute and Parole Board
MS Teams hearing
miss two appointments
Miss one and it is a warning
TOM and SARA
OASys Layer 3 and the EPF
will i see him in may
mark all as unacceptable
grant parole early
a person called to court
PoP called in sick
client called from prison
victim contact scheme
offender manager in custody
Justice Secretary Shabana Mahmood
Thinking Skills Programme
Criminal Justice Act 2003
Integrated Offender Management is
has Horizon been replaced by Building Choices
does Serco run tagging
is Ingeus the provider
red amber green
in hope of early release
what is Operation Safeguard
Microsoft Teams
the Duke of Edinburgh award
the Howard League for Penal Reform
Crown Court at Leeds
York and Lancaster
is Victoria a region
the Chief Probation Officer
Thanks, Priya
achosion o dan ddeuddeg mis
pobl sydd dan drwydded
a yw hynny dan y Ddeddf newydd
""".strip().splitlines()


def _marked() -> list[tuple[Kind, str]]:
    return [(kind, one) for kind, lines in PERSONAL.items() for one in lines.strip().splitlines()]


@pytest.mark.parametrize(("kind", "marked"), _marked())
def test_personal_data_is_masked_and_nothing_else(kind: Kind, marked: str) -> None:
    before, rest = marked.split("«")
    _, after = rest.split("»")
    found = masked(marked.replace("«", "").replace("»", ""))
    assert found.text == f"{before}[{kind.value} removed]{after}"
    assert found.kinds == (kind,)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_not_personal_stays(text: str) -> None:
    assert masked(text).text == text
    assert found_in(text) == ()


@pytest.mark.parametrize("marked", [one for _, one in _marked()])
def test_masking_again_changes_nothing(marked: str) -> None:
    once = masked(marked).text
    assert masked(once).text == once


def test_a_date_beside_a_name_or_a_number_is_one_of_birth() -> None:
    assert masked("Dean Walsh, 03/04/1987, on a CO").text == (
        "[name removed], [date of birth removed], on a CO"
    )
    assert masked("X123456 (3 March 1987)").text == "[CRN removed] ([date of birth removed])"


def test_a_recent_date_beside_a_name_is_a_date_of_the_case() -> None:
    assert masked("Dean Walsh 31 March 2026").text == "[name removed] 31 March 2026"


def test_each_kind_is_told_once_in_the_order_found() -> None:
    found = masked("John Smith X123456 and Kelly Adams Y654321, tel 07700 900123")
    assert found.kinds == (Kind.NAME, Kind.CRN, Kind.PHONE)


def test_finds_are_in_order_and_do_not_overlap() -> None:
    finds = found_in("Mr Dean Walsh X123456 of 14 Elm Road, LS1 4AB, dob 3/4/87, d.walsh@mail.com")
    assert all(one.end <= other.start for one, other in pairwise(finds))
    assert len(finds) == 6


def test_placeholders_are_left_out_of_what_is_searched() -> None:
    text = masked("can Dean Walsh (X123456) have a home visit").text
    assert without_placeholders(text) == "can have a home visit"


def test_an_empty_text_is_fine() -> None:
    assert masked("").text == ""
