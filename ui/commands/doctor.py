"""`probation-assistant doctor`: looks at everything that answers rest on, and says what to mend."""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from assistant.assembly import LIBRARY_FILE, Assembly
from assistant.condition import Condition, condition_of
from assistant.errors import AssistantProblem
from assistant.keeping import QUESTIONS_FOLDER
from assistant.language_model.errors import ModelNotInstalled, ModelNotOpened
from assistant.language_model.opening import open_language_model
from assistant.language_model.providers import PROVIDERS, provider_of
from assistant.language_model.role import LanguageModel
from assistant.language_model.trial import PATIENCE, Trial, follows_schema, try_out
from assistant.settings import OFF, Settings, read_settings
from corpus.errors import CorpusError
from index.errors import IndexProblem
from index.opening import problems_of
from ui.commands.outcome import DONE, FAILED, print_json

WELL, NOTE, AMISS = "well", "note", "amiss"
_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem, OSError)
_GIGABYTE = 1024**3
_BUILD = "Run `probation-assistant index build`."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `state` is well, note or amiss; `mend` is what to do, where needed."""

    name: str
    state: str
    says: str
    mend: str = ""


Checks = Iterator[Check]


def doctor(parsed: Namespace) -> int:
    """Look at everything and say how it is, one line each; fails if anything is amiss."""
    settings = read_settings(home=parsed.home)
    found = []
    for check in _checks(settings):
        found.append(check)
        if not parsed.json:
            print(f"{check.state:<6} {check.name}: {check.says} {check.mend}".rstrip(), flush=True)
    amiss = sum(one.state == AMISS for one in found)
    if parsed.json:
        print_json({"well": not amiss, "checks": [asdict(one) for one in found]})
    else:
        print(_summary(amiss))
    return FAILED if amiss else DONE


def _checks(settings: Settings) -> Checks:
    # The model is looked at by itself: what is amiss with it must not hide the rest.
    assembly = Assembly(replace(settings, model=OFF))
    yield from _home(settings.home)
    yield from _looked("embedding model", lambda: _embedding_model(assembly))
    yield from _looked("reader", lambda: _reader(assembly))
    yield from _looked("close reader", lambda: _close_reader(assembly))
    yield from _looked("checker", lambda: _checker(assembly))
    yield from _held(assembly)
    yield from _language_model(settings)


def _summary(amiss: int) -> str:
    if not amiss:
        return "Everything is well."
    return f"{amiss} {'thing is' if amiss == 1 else 'things are'} amiss."


def _looked(name: str, look: Callable[[], Checks]) -> Checks:
    """Yield what a look gives; a problem becomes a check that says so."""
    try:
        yield from look()
    except _PROBLEMS as problem:
        yield Check(name, AMISS, str(problem))


def _home(home: Path) -> Checks:
    folder = next(one for one in (home, *home.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            later = "" if folder == home else ", once it is first needed"
            free = shutil.disk_usage(folder).free / _GIGABYTE
            says = f"{home} can be written to{later}; {free:,.1f} GB are free."
            yield Check("home", WELL, says)
    except OSError as problem:
        mend = "Allow this user to write there, or name another folder with --home."
        yield Check("home", AMISS, f"{folder} cannot be written to ({problem.strerror}).", mend)


def _embedding_model(assembly: Assembly) -> Checks:
    (vector,) = assembly.embedder.embed_questions(["When is a home visit made?"])
    says = f"{assembly.embedder.identity.name} loads and gives {len(vector)} numbers a text."
    yield Check("embedding model", WELL, says)


def _reader(assembly: Assembly) -> Checks:
    name = assembly.reader.name
    yield Check("reader", WELL, f"{name} loads." if name else "none is used, as it is set.")


def _close_reader(assembly: Assembly) -> Checks:
    name = assembly.close_reader.name
    says = f"{name} loads." if name else "none is used, as it is set."
    yield Check("close reader", WELL, says)


def _checker(assembly: Assembly) -> Checks:
    name = assembly.entailment.name
    yield Check("checker", WELL, f"{name} loads." if name else "it goes by rules alone, as set.")


def _held(assembly: Assembly) -> Checks:
    """Look at library, index and room, without making a library where there is none."""
    if not (assembly.settings.home / LIBRARY_FILE).exists():
        says = "there is none yet."
        yield Check("library", NOTE, says, "`probation-assistant serve` brings the first notes in.")
        return
    yield from _looked("library", lambda: _library(assembly))
    yield from _looked("index", lambda: _index(assembly))


def _library(assembly: Assembly) -> Checks:
    documents = len(assembly.library.held_publications())
    if documents:
        yield Check("library", WELL, f"it opens and holds {documents:,} documents.")
    else:
        mend = "Bring guidance in with `probation-assistant corpus add` or `corpus sync`."
        yield Check("library", NOTE, "it opens but holds nothing.", mend)


def _index(assembly: Assembly) -> Checks:
    problems = problems_of(assembly.builds)
    if problems:
        yield Check("index", AMISS, f"{problems[0]}.", _BUILD)
        return
    with assembly.parts.index.lease() as opened:
        condition = condition_of(assembly)
        known = len(opened.known_questions)
    yield _index_age(condition)
    yield from _known_questions(assembly, known)
    yield from _room(condition)


def _index_age(condition: Condition) -> Check:
    index = condition.index
    if index is None:
        return Check("index", AMISS, "it cannot be opened.", _BUILD)
    if not index.up_to_date:
        return Check("index", NOTE, f"it is {index.behind:,} passages behind the library.", _BUILD)
    says = f"it opens and has all {index.passages:,} passages, with vectors of {index.model}."
    return Check("index", WELL, says)


def _known_questions(assembly: Assembly, known: int) -> Checks:
    unread = assembly.keeper.unread_lists()
    for one in unread:
        mend = f"Mend it in {assembly.settings.home / QUESTIONS_FOLDER}, then build the index."
        yield Check("known questions", AMISS, str(one), mend)
    if not unread:
        yield Check("known questions", WELL, f"{known:,} have their place in what is held.")


def _room(condition: Condition) -> Checks:
    if "disk" in condition.problems:
        mend = "Make room, or move the home to a larger disk with --home."
        yield Check("disk", AMISS, "the next build of the index may not find enough room.", mend)


def _language_model(settings: Settings) -> Checks:
    installed = [one.name for one in PROVIDERS.values() if find_spec(one.package)]
    can = f"Providers installed: {', '.join(installed)}." if installed else "No provider installed."
    if settings.model == OFF:
        says = f"none is set: answers are quoted, and everything works offline. {can}"
        yield Check("language model", WELL, says)
        return
    yield Check("language model", WELL, f"{settings.model} is set. {can}")
    yield _credentials(settings)
    try:
        patient = replace(settings, model_seconds=max(PATIENCE, settings.model_seconds))
        model = open_language_model(patient)
    except (ModelNotInstalled, ModelNotOpened) as problem:
        yield Check("model opened", AMISS, str(problem))
        return
    yield from _tried(settings, model)


def _credentials(settings: Settings) -> Check:
    """Say which of the provider's variables are set, by name only."""
    provider, _ = provider_of(settings.model)
    present = [one for one in provider.variables if one in settings.provider_variables]
    missing = provider.missing(settings.provider_variables)
    says = f"set in the environment: {', '.join(present) or 'nothing'}."
    if missing:
        return Check("credentials", AMISS, says, f"Set {' and '.join(missing)}.")
    has_key = any(one in provider.keys for one in present)
    without = "" if has_key or not provider.keys else " No key is among them; none is needed here."
    return Check("credentials", WELL, says + without)


def _tried(settings: Settings, model: LanguageModel) -> Checks:
    trial = try_out(model)
    if trial.problem is not None:
        yield Check("model answers", AMISS, str(trial.problem))
        return
    yield Check("model answers", WELL, f"it can be reached and wrote {len(trial.text)} characters.")
    yield _streaming(trial)
    yield _speed(trial, settings)
    if follows_schema(model):
        yield Check("structured output", WELL, "the model keeps to a form it is given.")
    else:
        says = "the model does not keep to a form by itself; it is told the form in words."
        yield Check("structured output", NOTE, says)


def _streaming(trial: Trial) -> Check:
    if trial.pieces > 1:
        return Check("streaming", WELL, f"the answer came in {trial.pieces} pieces.")
    says = "the answer came all at once, so a person sees nothing until it is whole."
    return Check("streaming", NOTE, says, "Look for a setting of the server, or of what is before.")


def _speed(trial: Trial, settings: Settings) -> Check:
    says = f"{trial.first_seconds:.1f} s to the first piece, {trial.seconds:.1f} s to the end"
    if trial.pieces_a_second is not None:
        says += f", {trial.pieces_a_second:.0f} pieces a second"
    slow = {
        "PROBATION_ASSISTANT_MODEL_FIRST_SECONDS": (
            trial.first_seconds > settings.model_first_seconds
        ),
        "PROBATION_ASSISTANT_MODEL_SECONDS": trial.seconds > settings.model_seconds,
    }
    raised = [name for name, is_so in slow.items() if is_so]
    if raised:
        mend = f"Ask again once the model is loaded; if it stays, raise {' and '.join(raised)}."
        return Check("speed", AMISS, f"{says}: slower than it may be.", mend)
    return Check("speed", WELL, f"{says}.")
