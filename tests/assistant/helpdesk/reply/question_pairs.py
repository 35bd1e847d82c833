"""Pairs of questions that ask the same, and pairs that only look like it."""

from __future__ import annotations

ALIKE = [
    ("How long is a fixed-term recall?", "What is the length of a fixed term recall?"),
    ("How long does an FTR last?", "How long is a fixed-term recall?"),
    (
        "How many hours of unpaid work can a court order?",
        "What is the maximum number of unpaid work hours?",
    ),
    (
        "Who supervises people on licence now that CRCs have ended?",
        "Which organisation now supervises people on licence?",
    ),
    (
        "Can a victim ask for a no contact condition?",
        "Is it possible for victims to request a no-contact licence condition?",
    ),
    (
        "What are the standard licence conditions?",
        "Which conditions are in every standard licence?",
    ),
    (
        "How do I complain about the Probation Service?",
        "What is the complaints process for probation?",
    ),
    ("When does post sentence supervision end?", "How long does PSS last?"),
    ("What is the Dynamic Framework?", "Can you explain what the Dynamic Framework is?"),
    (
        "Who commissions rehabilitative services?",
        "Who is responsible for commissioning rehabilitative services?",
    ),
    ("What is a community sentence treatment requirement?", "What does CSTR mean?"),
    (
        "How many RAR days can be ordered?",
        "What's the limit on rehabilitation activity requirement days?",
    ),
    ("What is the role of a victim liaison officer?", "What do victim liaison officers do?"),
    (
        "Can someone on licence travel abroad?",
        "Is a person on licence allowed to go on holiday overseas?",
    ),
    (
        "What happens if someone misses an appointment?",
        "What are the consequences of a missed appointment?",
    ),
    (
        "How often must someone on a community order be seen?",
        "What is the minimum contact frequency on community orders?",
    ),
    ("What is MAPPA level 3?", "When is a case managed at MAPPA level 3?"),
    ("How long is an alcohol abstinence requirement?", "What is the maximum length of an AAMR?"),
    (
        "Who decides on release after a standard recall?",
        "After a standard recall, who makes the decision to release?",
    ),
    (
        "Do councils have a duty to cooperate with probation on housing?",
        "Must local authorities work with probation about housing?",
    ),
    ("What is CAS3 accommodation?", "What does CAS3 provide?"),
    (
        "How are charities paid under commissioned rehabilitative services?",
        "How does payment work for charities delivering CRS?",
    ),
    (
        "When must a pre-sentence report be ordered?",
        "In which cases does the court have to request a PSR?",
    ),
    (
        "What does section 28 of the Victims Code say on victims' views?",
        "What does the Victims' Code say about victim views?",
    ),
    ("hw long is fixed term recal", "How long is a fixed-term recall?"),
    (
        "Thanks - could you tell us the length of a fixed-term recall these days",
        "How long is a fixed-term recall?",
    ),
]
UNLIKE = [
    ("How long is a fixed-term recall?", "How long is a standard recall?"),
    (
        "How long is a fixed-term recall for adults?",
        "How long is a fixed-term recall for people under 18?",
    ),
    ("How many hours of unpaid work can a court order?", "How many RAR days can a court order?"),
    ("What are the standard licence conditions?", "What are the additional licence conditions?"),
    ("When does post sentence supervision end?", "When does a community order end?"),
    ("Can someone on licence travel abroad?", "Can someone on a community order travel abroad?"),
    ("Can a victim ask for a no contact condition?", "Can a victim ask for an exclusion zone?"),
    ("What is MAPPA level 3?", "What is MAPPA level 2?"),
    (
        "How long is an alcohol abstinence requirement?",
        "How long is a drug rehabilitation requirement?",
    ),
    ("Who decides on release after a standard recall?", "Who decides on a standard recall?"),
    (
        "What happens if someone misses an appointment?",
        "What happens if someone misses two appointments?",
    ),
    ("What is CAS3 accommodation?", "What is CAS2 accommodation?"),
    ("Must councils provide housing on release?", "Must prisons provide housing on release?"),
    (
        "When must a pre-sentence report be ordered?",
        "When may a pre-sentence report be dispensed with?",
    ),
    (
        "How long does a court have to deal with breach of a community order?",
        "How long does a court have to deal with breach of a suspended sentence order?",
    ),
    ("Who can see a pre-sentence report?", "Who writes a pre-sentence report?"),
    ("What did PI 04/2016 say about appointments?", "What did PI 05/2018 say about appointments?"),
    ("How do I complain about the Probation Service?", "How do I complain about a prison?"),
    (
        "What is the role of a victim liaison officer?",
        "What is the role of a court liaison officer?",
    ),
    ("Are CRCs still responsible for unpaid work?", "Are CRCs still responsible for resettlement?"),
    ("How long is a curfew requirement?", "How many hours a day can a curfew be?"),
    (
        "What is the maximum length of a community order?",
        "What is the minimum length of a community order?",
    ),
    (
        "Can a life sentence prisoner be recalled for a fixed term?",
        "Can a determinate sentence prisoner be recalled for a fixed term?",
    ),
    ("Do victims have to be told of a release?", "Do victims have to be told of a recall?"),
    ("Must we tell the police when he moves?", "Must we not tell the police when he moves?"),
]
