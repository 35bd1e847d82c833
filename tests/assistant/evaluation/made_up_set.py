"""A small made-up BEIR folder: twenty rules of a probation office that does not exist."""

from __future__ import annotations

import json
from pathlib import Path

RULES = {
    "r01": ("Reporting", "A person on supervision reports to the Harbour Office every Tuesday."),
    "r02": ("Missed appointments", "A second missed appointment leads to a written warning."),
    "r03": ("Home visits", "Two officers attend the first home visit. They carry a radio."),
    "r04": (
        "Travel",
        "A permit to leave the island is given if:\n(a)\tthe visit lasts under nine days;\n"
        "(b)\tan address is stated; and\n(c)\tthe supervisor has agreed.\n1. Keep the stub.",
    ),
    "r05": ("Curfew", "The curfew runs from nine in the evening to six in the morning."),
    "r06": ("Unpaid work", "Unpaid work is done in blocks of seven hours at the boat yard."),
    "r07": ("Drug tests", "A sample is taken twice a month at the clinic on Mill Lane."),
    "r08": ("Complaints", "A complaint is answered in writing within fifteen working days."),
    "r09": ("Victim contact", "The liaison officer phones the victim before any release."),
    "r10": ("Recall", "The duty manager decides on recall before noon on the next day."),
    "r11": ("Tagging", "A broken tag must be replaced by the contractor within four hours."),
    "r12": ("Hostels", "Residents of the Quay House hostel sign the book at breakfast."),
    "r13": ("Records", "Paper notes are shredded after three years in the locked store."),
    "r14": ("Interpreters", "An interpreter is booked a week ahead through the language desk."),
    "r15": ("Fares", "Bus fares are paid back on the first Friday of the month."),
    "r16": ("Equal text one", "Keys are handed in at the desk."),
    "r17": ("Equal text one", "Keys are handed in at the desk."),
    "r18": ("Opening hours of the evening clinic", ""),
    "r19": (
        "Induction",
        "\n".join(
            f"Step {n} of the induction: the newcomer is shown room {n}, signs sheet {n}, and "
            f"meets the colleague on floor {n}, who explains task {n} with patience and at length."
            for n in range(1, 31)
        ),
    ),
    "r20": ("Training", "Every officer attends the fire drill once in spring."),
}

# The words of the last two stand in no rule, nor does anything of their stems: only meaning helps.
QUESTIONS = {
    "q01": ("On which day does a person report to the Harbour Office?", {"r01": 1}),
    "q02": ("What follows a second missed appointment?", {"r02": 1}),
    "q03": ("How many officers attend the first home visit?", {"r03": 1}),
    "q04": ("When is a permit to leave the island given?", {"r04": 1}),
    "q05": ("When does the curfew start and end?", {"r05": 1}),
    "q06": ("How long is a block of unpaid work at the boat yard?", {"r06": 1}),
    "q07": ("Within how many working days is a complaint answered?", {"r08": 1}),
    "q08": ("Where are keys handed in?", {"r16": 1, "r17": 1}),
    "q09": ("When is the evening clinic open?", {"r18": 1}),
    "q10": ("In which step of the induction is room 17 shown?", {"r19": 1}),
    "q11": ("Narcotics screening frequency", {"r07": 1}),
    "q12": ("Electronic anklet damaged", {"r11": 1}),
}


def write_made_up_set(folder: Path) -> Path:
    """Write the set into `folder`, with two more questions that are to be left out."""
    (folder / "qrels").mkdir(parents=True)
    _write_lines(
        folder / "corpus.jsonl",
        [{"_id": one, "title": title, "text": text} for one, (title, text) in RULES.items()],
    )
    asked = {one: text for one, (text, _) in QUESTIONS.items()}
    asked |= {"q98": "Judged on a rule that is gone?", "q99": "Judged as not answered?"}
    _write_lines(
        folder / "queries.jsonl", [{"_id": one, "text": text} for one, text in asked.items()]
    )
    judged = [(one, rule, grade) for one, (_, g) in QUESTIONS.items() for rule, grade in g.items()]
    judged += [("q98", "gone", 1), ("q99", "r01", 0), ("q97", "r01", 1)]
    lines = ["query-id\tcorpus-id\tscore", *(f"{a}\t{b}\t{c}" for a, b, c in judged)]
    (folder / "qrels" / "test.tsv").write_text("\n".join(lines) + "\n")
    return folder


def _write_lines(path: Path, entries: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in entries), encoding="utf-8")
