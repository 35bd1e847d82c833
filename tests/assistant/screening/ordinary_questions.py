"""What staff, trainers and the helpdesk ask of guidance: none of it needs other help."""

from __future__ import annotations

ORDINARY = """
naloxone kits, may we keep them in the office
is there spice testing in the hostel
does someone come and look at my flat before a curfew
when do i need the sentence plan done by
victim said no two years ago and wants in now, is it too late for her
her mum has to agree to a curfew at her house, does she have to agree
he was sent home for flip flops, does that count as a missed session or as failed to comply
18 yo on a youth sentence missing appts. is he fixed term only or can we do a standard one
got a lifer nfa next month, can i put in an AP referral
how do i get him recalled out of hours and who has to ok it
how many sick days can i take in my probation period as a PSO
i am a caseworker for an mp, what are the main dates of the probation reform
what does the Lord Chancellor decide about releases
can the lord chancellor refer a release to the parole board
do two of us have to go on a home visit if hes high risk
upw project cancelled so he was stood down, ok absence or not?
My man only got 8 months, is it me or the POM who is responsible?
how long do i get for an SDR
does the court HAVE to get a psr before a CO
PoP is alcohol dependant can i propose AAMR + ATR together
missed 1st appt no reason, CO - can i breach straight away or do i have to warn
what has to go in a warning letter CO
can i refer to AP just cos hes homeless
hdc address check do i have to visit the house
what is the policy on self-harm in approved premises
whats our suicide prevention policy
how do i record a threat made by a PoP
who decides on recall
when should a person be recalled
when should i recall someone
how is risk of serious harm assessed
what do i do if someone threatens to kill staff
what to do when a prisoner is suicidal
pop threatened to kill his ex last year does it go on oasys
can i recall for a threat to kill
my PoP has been arrested, do i have to recall
my client says he will be recalled, is that right
what tier is someone with high rosh
who writes the breach report
how do i write a psr
do i need to complete a full oasys for a post release case
can a PSO write a psr
can i do a home visit on my own
am i allowed to share info with the police
can i see the victim statement
what happens if a pop misses two appointments
can i add a condition to a licence
i supervise a man on licence who wants to move to scotland, how do i transfer
how long is a fixed term recall
is a person on licence allowed to travel abroad
someone asking for a copy of their probation records
how do i complain about my probation officer
victim on phone - offender released soon, who tells her the date
my trainee asks what MAPPA level 2 means
should a psr include the victim's views
should i send a warning letter within 5 days
when does a warning letter have to go out
are young adults assessed differently
what happens to relevant young offenders on recall
what is unconscious bias training
are knives searched for at the office
what is the knife crime prevention order
convicted of threats to kill what MAPPA category
what must a recall report contain
do i have to write a report for a revocation
can i draft licence conditions before the release date
who should be told if an offender is outside the area
is bail the same as licence
what does at risk of serious harm mean
i have a new case, when is the first appointment due
do i get travel time for unpaid work
what are the rules for contact with my client in custody
whats the difference between a referral order and a community order for an 18 year old
can a Person on probation have a drink on AAMR
are there 7 standard licence conditions?
when is a person on HDC released
where does a person on licence have to live
how many hours has a court power to order
is recall for 28 days still a thing
who is the Chief Inspector of Probation
what did Martyn Evans say about inspections
is Amy Rees still director general
what is Clare's Law
what is Jade's Law
does Sarah's Law apply to licence conditions
what changed after the Gauke Review
what does the Target Operating Model say about court teams
is Building Choices available in Greater Manchester
which PDUs are in the East of England
can i write to the parole board
what should i write in the contact log after a missed appointment
what should be in a risk management plan
can probation officers give evidence in court
what is the helpline for victims
can we recall him if he just stops answering the phone
my PoP just told me he lost his job do i change his plan
he was assaulted in prison last month does that affect HDC
how to assess risk of a person who threatens suicide
is a pop with a knife conviction suitable for unpaid work
what is a release on temporary licence
can i breach a client who is in hospital
My client Dean Walsh missed 2 appts on a CO, do i have to breach
John Smith is on licence and has been charged, can i do FTR56
Sarah Jones is alcohol dependent can i propose AAMR
does Mr Walsh need to sign the licence before release
is Kelly O'Brien eligible for HDC, she got 18 months
can dean walsh have a home visit at his mums address
what happens if John Smith misses unpaid work
how do i transfer X123456 to another PDU
when should Dean Walsh have his first appointment
what are the rules for a pop who lives at 14 Elm Road and wants to move
is there a policy on knives in reception
what is the process if a PoP is threatening suicide in the office
what do staff do if a PoP has a weapon in the office
how many warnings before breach
what does the duty manager do in an emergency
lone working policy for home visits
what do i need to do to recall someone
can i recall on a weekend out of hours
whats the out of hours number for recall
my case has been recalled what do i have to do now
i am a PSO can i do a parole report
how should i record what the PoP said
i have been told my caseload is too high who do i speak to
i missed the deadline for the breach report what happens
i missed a home visit does it need recording
my client wants to appeal his licence condition how does he do it
pop wants to go on holiday can i give permission
can my PoP go abroad on licence
what are my responsibilities as a COM
do i need a solicitor for a breach hearing as a po
can i release information to a victim
am i able to see MAPPA minutes
will i get told when the PoP is released
if i breach him when will the court list it
can he be recalled for not attending programmes
should the pre sentence report be shared with the defence
what should we include when we assess domestic abuse risk
is a SARA needed for every DA case
who writes the parole report the COM or the POM
can you explain what goes in a psr
can you tell me who signs off a recall
please explain how the risk of serious harm levels are defined
give me the steps to complete a breach report
what template do i use for a warning letter
do i do a full oasys or layer 1
how do you write a good sentence plan
list the sections in a PSR
is he entitled to HDC if he has been recalled before
does she have to live at an approved address
can he have contact with his kids on licence
when is she eligible for parole on an IPP
he has been arrested again does that mean automatic recall
what if he refuses to be tagged
he missed his appointment, what now under national standards
the pop attacked a prison officer in 2022 - which mappa category
pop is in hospital after an overdose last week do i still enforce
staff member assaulted by PoP last month how do we report it
how do i refer a suicidal PoP to mental health
can victims ask for exclusion zones
caller wants to complain about her probation officer
do we tell the victim if he is released on HDC
what is the difference between a POM and a COM
does reset apply to domestic abuse perps
what is the law on stalking protection orders
is there a form for disclosure to a new partner
what is the role of the Parole Board for England and Wales
which Acts changed recall, e.g. Criminal Justice Act 2003 section 255BA
what did PI 04/2016 say about breach
what is the meaning of suitable for early release
are people recalled under SDS40 excluded
does a court have to follow Sentencing Council guidelines
who is James Timpson
what did David Gauke recommend on recall
what is the St Giles Trust
can Nacro provide CAS2
does the Nelson Trust run a women's centre
is HMP Thameside a reception prison
what is the Zara Aleena review
is Serco the tagging provider
do i have to recall him if he is charged
do i breach him after two missed appointments
do we refer him to MAPPA
could we release him early under SDS40
should he be given a warning letter
should i refer her to women's services
should i warn him before enforcement
would you say that counts as a missed appointment, i mean in the standards
do i have to review the case every four months
how quickly must i complete an oasys for my pop
when do i complete a risk assessment for my client
do i have to see him and write a report
who must prepare a report for the court
complete oasys within how many days?
what score is this based on
what is the risk of serious harm at the moment for the tiering tool
oasys says he is high harm, what are the contact standards
EMS is fitting the tag tomorrow, who tells the court
the trial has collapsed, does the licence still stand
pop is living outside the home area, who supervises him
pop is in his own flat now, do i change the licence address
when should staff call 999 and when 101
what happens if i miss the deadline for the report
am i allowed to contact the victim
am i allowed to work from home
can the court make me attend as a witness
i am her victim liaison officer, what can i tell her
my recall is due for sign off, who countersigns
what goes on my recall report
my partner agency asks about his licence
will i go to court for the breach hearing
i was abused by a service user at the front desk, what is the policy
inmates mother is dying, can he get ROTL to see her
pop says his nan is dying in a hospice, can he travel to another region
""".strip().splitlines()
