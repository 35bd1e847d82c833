"""The program `probation-assistant`: reads the command line and hands over to one command.

Only the standard library is imported here, so that `--help` answers at once; each command imports
what it needs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

_DESCRIPTION = "Answers you can check, over guidance for probation in England and Wales."
_INTERRUPTED = 130


def run() -> None:
    """Run the program as installed; its exit status is 0, 1 for a failure, 2 for wrong use."""
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parsed = _parser().parse_args(arguments)
    from ui.commands.outcome import reported

    command = import_module(f"ui.commands.{parsed.module}")
    try:
        return reported(lambda: int(getattr(command, parsed.function)(parsed)))
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    shared = _shared_options()
    parser = argparse.ArgumentParser(prog="probation-assistant", description=_DESCRIPTION)
    parser.add_argument("--home", type=Path, metavar="DIR", help=_HOME_HELP)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_serve(commands, shared)
    _add_ask(commands, shared)
    _add_search(commands, shared)
    _add_corpus(commands, shared)
    _add_index(commands, shared)
    _add_evaluate(commands, shared)
    _add_training(commands, shared)
    _add_helpdesk(commands, shared)
    _add_insight(commands, shared)
    about = "look at everything that answers rest on, the language model too, and say what to mend"
    _add(commands, shared, "doctor", runs="doctor.doctor", about=about)
    return parser


_HOME_HELP = (
    "where everything is kept (default: PROBATION_ASSISTANT_HOME, or your user-data folder)"
)
_Commands = argparse._SubParsersAction  # argparse has no public name for it


def _shared_options() -> argparse.ArgumentParser:
    """Return the options that may also stand behind the command."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--home", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=_HOME_HELP
    )
    shared.add_argument(
        "--json", action="store_true", help="print one JSON object and nothing else"
    )
    return shared


def _add(
    commands: _Commands[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    name: str,
    *,
    runs: str,
    about: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, parents=[shared], help=about, description=about)
    module, function = runs.split(".")
    parser.set_defaults(module=module, function=function)
    return parser


def _add_serve(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    serve = _add(commands, shared, "serve", runs="serve.serve", about="serve the web chat")
    serve.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=_port, help="port to listen on (default: 7860)")


def _add_ask(commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    ask = _add(commands, shared, "ask", runs="ask.ask", about="answer one question with citations")
    ask.add_argument("question", help="the question, in quotation marks")
    ask.add_argument(
        "--as-at",
        type=_day,
        metavar="DATE",
        help="answer with what applied on this day: 2021-07-01",
    )
    ask.add_argument(
        "--full", action="store_true", help="go on with what else the guidance says on it"
    )
    ask.add_argument(
        "--language",
        choices=("en", "cy"),
        default="en",
        help="speak English or Welsh around the quotes (default: en)",
    )
    ask.add_argument(
        "--history", type=Path, metavar="FILE", help="JSON list of the earlier turns, oldest first"
    )


def _add_search(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    search = _add(commands, shared, "search", runs="search.search", about="find passages")
    search.add_argument("question", help="what to look for")
    search.add_argument(
        "--limit", type=_count, default=10, metavar="N", help="how many at most (default: 10)"
    )


def _add_corpus(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    corpus = commands.add_parser("corpus", help="bring documents in, list and read them")
    calls = corpus.add_subparsers(metavar="CALL", required=True)
    add = _add(calls, shared, "add", runs="corpus.add", about="bring files and folders in")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    add.add_argument(
        "--no-index", action="store_true", help="leave the index for a later `index build`"
    )
    listing = _add(calls, shared, "list", runs="corpus.list_documents", about="list what is held")
    listing.add_argument(
        "--all-versions", action="store_true", help="list replaced versions as well"
    )
    listing.add_argument(
        "--publications", action="store_true", help="list the whole catalogue as well"
    )
    for name, runs, about in (
        ("show", "corpus.show", "show what is known about a document"),
        ("text", "corpus.text", "print the canonical text of a document exactly"),
    ):
        one = _add(calls, shared, name, runs=runs, about=about)
        one.add_argument("document_id", metavar="DOCUMENT_ID")

    _add_currency(calls, shared)
    _add_sync(calls, shared)


def _add_sync(calls: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    about = "bring official text from GOV.UK and the other publishers of the catalogue"
    sync = _add(calls, shared, "sync", runs="sync.sync", about=about)
    sync.add_argument(
        "--only",
        nargs="+",
        metavar="ID",
        help="only these publications, or paths such as /guidance/x",
    )
    sync.add_argument("--dry-run", action="store_true", help="show what would change, keep nothing")


def _add_currency(
    calls: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    about = "show or decide whether a publication is current"
    status = _add(calls, shared, "status", runs="currency.status", about=about)
    status.add_argument("publication_id", metavar="ID", help="of a publication or a document")
    which = status.add_mutually_exclusive_group()
    which.add_argument("--superseded-by", metavar="ID", help="what replaced it: an id or a title")
    for word in ("current", "draft", "withdrawn", "historic"):
        which.add_argument(f"--{word}", dest="set_to", action="store_const", const=word)
    status.add_argument("--from", dest="starts", type=_day, metavar="DATE", help="its first day")
    status.add_argument("--reason", metavar="TEXT", help="kept in the audit")
    status.add_argument("--by", metavar="NAME", help="who decides (default: the user's name)")
    about = "tell what was published, replaced, withdrawn or brought in"
    changes = _add(calls, shared, "changes", runs="currency.changes", about=about)
    changes.add_argument("--since", type=_day, metavar="DATE", help="only from this day on")
    changes.add_argument("--document", metavar="ID", help="of one document, with what was reworded")


def _day(text: str) -> date:
    from corpus.written_date import typed_date

    found = typed_date(text)
    if found is None or found.day is None:
        reason = f"{text!r} is not a day; write it as 2021-07-01, 1/7/2021 or '1 July 2021'"
        raise argparse.ArgumentTypeError(reason)
    return found.first_day


def _forms(text: str) -> tuple[str, ...]:
    from ui.export.training.forms import Form

    names = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    for one in names:
        if one not in tuple(Form):
            known = ", ".join(Form)
            raise argparse.ArgumentTypeError(f"{one!r} is no format; choose from {known}")
    return names


def _add_index(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    index = commands.add_parser("index", help="build the search index, or show how it is")
    calls = index.add_subparsers(metavar="CALL", required=True)
    build = _add(calls, shared, "build", runs="index.build", about="bring the index up to date")
    build.add_argument("--force", action="store_true", help="make it again even if nothing changed")
    _add(calls, shared, "status", runs="index.status", about="show how the index is")


def _add_evaluate(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    evaluate = commands.add_parser("evaluate", help="measure the assistant on judged questions")
    calls = evaluate.add_subparsers(metavar="CALL", required=True)
    about = "measure the search on a BEIR folder"
    retrieval = _add(calls, shared, "retrieval", runs="evaluate.retrieval", about=about)
    retrieval.add_argument("--beir", type=Path, required=True, metavar="DIR", help="the folder")
    retrieval.add_argument("--split", required=True, metavar="NAME", help="qrels/NAME.tsv")
    _add_reporting(retrieval)
    about = "measure answers over what this home holds on cases"
    answers = _add(calls, shared, "answers", runs="evaluate.answers", about=about)
    answers.add_argument("--cases", type=Path, required=True, metavar="FILE", help="one a line")
    _add_reporting(answers)
    about = "measure written answers beside quoted ones, with the checker on and off"
    writing = _add(calls, shared, "writing", runs="evaluate.writing", about=about)
    writing.add_argument("--cases", type=Path, required=True, metavar="FILE", help="one a line")
    writing.add_argument("--sheet", type=Path, metavar="FILE.md", help="keep both answers to read")
    _add_reporting(writing)
    about = "measure search, answers and refusals on conversations (MTRAG form)"
    talks = _add(calls, shared, "conversations", runs="evaluate.conversations", about=about)
    talks.add_argument(
        "--folder", type=Path, required=True, metavar="DIR", help="corpus and conversations"
    )
    _add_reporting(talks)
    about = "measure which sentences are quoted, where people marked them (CLAPNQ form)"
    sentences = _add(calls, shared, "sentences", runs="evaluate.sentences", about=about)
    sentences.add_argument(
        "--file",
        type=Path,
        required=True,
        action="append",
        metavar="FILE",
        help="marked passages; may be repeated",
    )
    _add_reporting(sentences)


def _add_training(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    training = commands.add_parser("training", help="make training packs and check them")
    calls = training.add_subparsers(metavar="CALL", required=True)
    about = "make a pack: a reading path, key facts, a glossary, a quiz, cases"
    make = _add(calls, shared, "make", runs="training.make", about=about)
    make.add_argument(
        "--topics", metavar="NAMES", help="parted by commas (default: all that are held)"
    )
    make.add_argument("--documents", metavar="IDS", help="documents besides, by id")
    make.add_argument(
        "--audience",
        choices=("practitioner", "court-team", "administrator", "provider"),
        default="practitioner",
        help="for whom (default: practitioner)",
    )
    make.add_argument(
        "--length",
        choices=("half-hour", "half-day", "week"),
        default="half-day",
        help="how long it takes (default: half-day)",
    )
    make.add_argument(
        "--nation",
        choices=("england", "wales", "both"),
        default="both",
        help="whose guidance (default: both)",
    )
    make.add_argument("--title", metavar="TEXT", help="its title (default: made from the topics)")
    make.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write it")
    make.add_argument(
        "--formats",
        type=_forms,
        default=(),
        metavar="NAMES",
        help="files to take away: docx, pdf, pptx, gift, moodle, qti, anki, csv, parted by commas",
    )
    about = "look at every item of packs: its quote, its options, whether it still applies"
    check = _add(calls, shared, "check", runs="training.check", about=about)
    check.add_argument("packs", nargs="+", type=Path, metavar="PACK.json", help="a pack")
    about = "list the topics that packs can be made of"
    _add(calls, shared, "topics", runs="training.topics", about=about)


def _add_helpdesk(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    helpdesk = commands.add_parser("helpdesk", help="try a reply to an email, or list enquiries")
    calls = helpdesk.add_subparsers(metavar="CALL", required=True)
    about = "print what is found in an email, and the draft of a reply; nothing is kept"
    read = _add(calls, shared, "read", runs="helpdesk.read", about=about)
    read.add_argument(
        "file", type=Path, metavar="FILE", help="an .eml, .msg or .txt file, or - for typed text"
    )
    read.add_argument(
        "--language",
        choices=("en", "cy"),
        help="reply in English or Welsh (default: as the email is)",
    )
    about = "list the enquiries that there is something to do about"
    listing = _add(calls, shared, "list", runs="helpdesk.list_enquiries", about=about)
    listing.add_argument("--all", action="store_true", help="list those sent and closed as well")
    listing.add_argument(
        "--limit", type=_count, default=50, metavar="N", help="how many at most (default: 50)"
    )


def _add_insight(
    commands: _Commands[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    insight = commands.add_parser("insight", help="what nothing answers, and what is kept")
    calls = insight.add_subparsers(metavar="CALL", required=True)
    about = "group the questions that nothing answers, and ask the open groups again"
    _add(calls, shared, "renew", runs="insight.renew", about=about)
    about = "list the groups of questions that nothing answers"
    _add(calls, shared, "groups", runs="insight.groups", about=about)
    about = "delete what was kept long enough"
    sweep = _add(calls, shared, "sweep", runs="insight.sweep", about=about)
    sweep.add_argument(
        "--days",
        type=_count,
        metavar="N",
        help="kept so long (default: PROBATION_ASSISTANT_KEEP_DAYS)",
    )
    owner_help = "the number that their page “Everything that is kept of you” shows"
    about = "write everything of one person into a ZIP file"
    export = _add(calls, shared, "export", runs="insight.export", about=about)
    export.add_argument("owner", metavar="OWNER", nargs="?", default="", help=owner_help)
    export.add_argument("--out", type=Path, required=True, metavar="FILE.zip", help="a new file")
    about = "delete everything of one person for good"
    delete = _add(calls, shared, "delete", runs="insight.delete", about=about)
    delete.add_argument("owner", metavar="OWNER", nargs="?", default="", help=owner_help)
    desk_help = "the name that they typed at the helpdesk; deleting puts a number in its place"
    for call in (export, delete):
        call.add_argument("--helpdesk-name", default="", metavar="NAME", help=desk_help)


def _add_reporting(call: argparse.ArgumentParser) -> None:
    call.add_argument("--limit", type=_count, metavar="N", help="ask only N of the questions")
    call.add_argument(
        "--report", type=Path, metavar="DIR", help="keep report.md and report.json there"
    )
    call.add_argument(
        "--compare", type=Path, metavar="OLD.json", help="report.json of an earlier run"
    )


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port number from 0 to 65535")
    return int(text)


if __name__ == "__main__":
    run()
