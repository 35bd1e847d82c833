"""Names of people beside case details, told from officials, places, laws and tools.

A first name that is known makes the words behind it a name; other names are recognised by what
stands beside them: a title, a word for a person, "called", or what only a person does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from assistant.screening.name_words import NameWords, name_words
from assistant.screening.patterns import Span
from assistant.screening.spelling import Spelling
from assistant.screening.word_lists import names_list, word_list
from assistant.screening.words_of_text import Word, words_of

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx"))
_NO_NAMES_AFTER_TITLES = word_list("around_names", "no_names_after_titles")
_PERSON_NOUNS = word_list("around_names", "person_nouns")
_NAMING = frozenset(("called", "named", "name"))
_NAMING_FILLERS = frozenset(("is", "was", "full", "real", "first"))
_DOES = word_list("around_names", "does")
_ASKS = word_list("around_names", "asks")
_ASKS_OF_PERSON = word_list("around_names", "asks_of_person")
_GOES_WITH_PERSON = word_list("around_names", "goes_with_person")
_VERBS_WITH_PERSON = word_list("around_names", "verbs_with_person")
_PARTICLES = word_list("around_names", "particles")
_BEFORE_UNKNOWN = word_list("around_names", "before_unknown")
_BEHIND_UNKNOWN = names_list("around_names", "behind_unknown")
_DEEDS = word_list("around_names", "deeds")
_NEAR_A_DEED = 8
_NUMBERS_OF_PERSONS = frozenset(("crn", "noms", "nomis", "pnc", "cro", "dob"))
_NEAR_A_NUMBER = 12
_DIGITS = 4
_LONGEST_NAME = 4
_SHORTEST_SHOUTED = 4


class _Reading:
    """The words of one text, with the word lists."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: Sequence[Word] = words_of(text)
        self.lists: NameWords = name_words()

    def at(self, place: int) -> Word | None:
        """Return the word at a place, or nothing beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def next_to(self, place: int) -> Word | None:
        """Return the word at a place if only a space parts it from the one before it."""
        word = self.at(place)
        return word if word is not None and word.joined else None

    def after_comma(self, place: int) -> Word | None:
        """Return the word at a place if a comma parts it from the one before it."""
        word = self.at(place)
        return word if word is not None and word.gap.strip() == "," else None


_Rule = Callable[[_Reading, int], tuple[int, int] | None]


def names_in(text: str) -> Iterator[Span]:
    """Yield the names of people, without titles, in reading order."""
    reading = _Reading(text)
    place = 0
    while place < len(reading.words):
        found = next((found for rule in _RULES if (found := rule(reading, place))), None)
        if found is None:
            place += 1
            continue
        first, beyond = found
        if not _is_public(reading, first, beyond):
            yield reading.words[first].start, reading.words[beyond - 1].end
        place = beyond


def _after_title(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `Mr Walsh`, `mrs o'brien`, `Mr J Smith`."""
    title, name = reading.words[place], reading.next_to(place + 1)
    if title.folded not in _TITLES or name is None or name.folded in _NO_NAMES_AFTER_TITLES:
        return None
    if title.shouted and not name.shouted:  # "MS Teams"
        return None
    if name.initial:
        after = reading.next_to(place + 2)
        return (place + 1, place + 3) if after and not after.small else None
    likely = not reading.lists.is_ordinary(name.text) or name.folded in reading.lists.surnames
    sure = name.capital and not title.small
    if title.folded in ("miss", "ms") and not sure:  # "miss appointments"
        known = name.folded in reading.lists.first_names
        sure = likely = known or (name.capital and likely)
    if not (sure or likely):
        return None
    return place + 1, _end_of_name(reading, place + 2, small=name.small)


def _known_first_name(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `Dean Walsh` and `john smith`, and a first name alone where a person is meant."""
    word, lists = reading.words[place], reading.lists
    sure = word.first_part in lists.first_names and not lists.is_welsh_at(reading.words, place)
    if not sure and (word.small or word.folded not in lists.first_names_and_words):
        return None
    if word.shouted and not _shouted_name(reading, place):
        return None
    beyond = _end_of_name(reading, place + 1, small=word.small)
    surname = beyond > place + 1 and not word.possessive
    if surname and (sure or not _is_place_or_ordinary(reading, place + 1, beyond)):
        return place, beyond
    if _stands_for_person(reading, place, sure=sure):
        return place, place + 1
    return None


def _after_person_noun(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `client Xhevdet Krasniqi` and `PoP called bez`."""
    if reading.words[place].folded not in _PERSON_NOUNS:
        return None
    start = place + 1
    named = False
    while (word := reading.at(start)) is not None and start - place < 4:
        if word.folded in _NAMING or word.folded in _NAMING_FILLERS:
            named, start = named or word.folded in _NAMING, start + 1
        else:
            break
    name = reading.at(start) if named else reading.next_to(place + 1)
    start = start if named else place + 1
    if name is None or not reading.lists.is_unknown(name.text) or name.shouted:
        return None
    beyond = _end_of_name(reading, start + 1, small=name.small)
    enough = named or (name.capital and beyond > start + 1)
    return (start, beyond) if enough else None


def _unknown_pair(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find two unknown words where a person is meant: `is Xhevdet Krasniqi on licence`."""
    first, second = reading.words[place], reading.next_to(place + 1)
    if second is None or not (first.capital and second.capital) or first.possessive:
        return None
    if not (reading.lists.is_unknown(first.text) and reading.lists.is_unknown(second.text)):
        return None
    beyond = _end_of_name(reading, place + 2, small=False)
    before, after = reading.at(place - 1), reading.at(beyond)
    asked = before is not None and before.folded in _ASKS and first.joined
    acts = after is not None and after.folded in _DOES
    return (place, beyond) if asked or acts else None


def _beside_deed(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find two strange words beside an offence: `Femi Balogun: robbery`, `arson, P. Svoboda`."""
    first, second = reading.words[place], reading.next_to(place + 1)
    if first.shouted and second is None:  # "SINGH, Harjit: drug supply"
        second = reading.after_comma(place + 1)
    if second is None or not second.capital or first.possessive:
        return None
    if first.initial:
        strange = first.text not in ("A", "I") and reading.lists.is_unknown(second.text)
    elif first.shouted:
        strange = len(first.text) > 3 and _all_strange_or_given(reading, first, second)
    else:
        strange = first.capital and _all_strange_or_given(reading, first, second)
    if not strange:
        return None
    beyond = _end_of_name(reading, place + 2, small=False)
    near = reading.words[max(0, place - _NEAR_A_DEED) : beyond + _NEAR_A_DEED]
    return (place, beyond) if any(one.folded in _DEEDS for one in near) else None


def _beside_number(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find a strange name at a person's number: `Xhevdet Krasniqi, CRN`, `CRN X123456 Jo Krasniqi`.

    One strange word alone is a name only where the number itself stands behind it.
    """
    first, second = reading.words[place], reading.next_to(place + 1)
    if not first.capital or first.possessive or not reading.lists.is_unknown(first.text):
        return None
    if second is None or not second.capital or not _all_strange_or_given(reading, first, second):
        alone = not first.shouted and _has_number(reading, place + 1)
        return (place, place + 1) if alone else None
    beyond = _end_of_name(reading, place + 2, small=False)
    before = any(_has_number(reading, one) for one in (place - 1, place - 2))
    return (place, beyond) if before or _names_number(reading.at(beyond)) else None


def _names_number(word: Word | None) -> bool:
    return word is not None and word.folded in _NUMBERS_OF_PERSONS


def _has_number(reading: _Reading, place: int) -> bool:
    """Tell whether a word names a person's number, and the number stands there."""
    word = reading.at(place)
    if word is None or not _names_number(word):
        return False
    behind = reading.text[word.end : word.end + _NEAR_A_NUMBER]
    return sum(one.isdigit() for one in behind) >= _DIGITS


def _all_strange_or_given(reading: _Reading, first: Word, second: Word) -> bool:
    """Tell whether the first of two words is strange, and the second too or a given name."""
    lists = reading.lists
    if not lists.is_unknown(first.text):
        return False
    given = second.folded in lists.first_names or second.folded in lists.first_names_and_words
    return given or lists.is_unknown(second.text)


def _small_pair(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find two unknown words in small letters where a person is asked about, typing errors left."""
    first, second = reading.words[place], reading.next_to(place + 1)
    before, after = reading.at(place - 1), reading.at(place + 2)
    if second is None or before is None or before.folded not in _ASKS_OF_PERSON:
        return None
    if not (first.joined and first.small and second.small):
        return None
    if after is not None and after.folded not in _GOES_WITH_PERSON | _DOES:
        return None
    strange = all(
        len(one.text) > 2 and reading.lists.is_unknown(one.text) and not _mistyped(one.folded)
        for one in (first, second)
    )
    return (place, place + 2) if strange else None


def _with_initial(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `Fatima Z` and `kyle b`: what is left of a surname stands behind a first name."""
    word, letter = reading.words[place], reading.next_to(place + 1)
    if letter is None or len(letter.text) > 1 or letter.text in ("a", "i", "s", "I"):
        return None
    if reading.lists.is_welsh_at(reading.words, place):
        return None
    alone = word.folded in reading.lists.first_names and not (word.possessive or word.shouted)
    return (place, place + 2) if alone and letter.gap == " " else None


def _unknown_alone(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `has Huntley been recalled`: one unknown word in a question only asked of people."""
    word, before = reading.words[place], reading.at(place - 1)
    next_two = [reading.at(place + 1), reading.at(place + 2)]
    if before is None or before.folded not in _BEFORE_UNKNOWN or not word.joined:
        return None
    if word.shouted or len(word.text) < 3 or not reading.lists.is_unknown(word.text):
        return None
    asked = " ".join(one.folded for one in next_two if one is not None and one.joined)
    return (place, place + 1) if asked in _BEHIND_UNKNOWN and not _mistyped(word.folded) else None


def _nothing_else(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `Ferdinand Achebe?` where nothing else is typed."""
    if place > 0 or len(reading.words) != 2:
        return None
    strange = all(one.capital and reading.lists.is_unknown(one.text) for one in reading.words)
    return (0, 2) if strange and reading.words[1].joined else None


def _surname_first(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `Walsh, Dean`."""
    surname, first = reading.words[place], reading.at(place + 1)
    if first is None or first.gap.strip() != "," or first.folded not in reading.lists.first_names:
        return None
    if surname.small or first.small or not reading.lists.is_unknown(surname.text):
        return None
    return place, place + 2


def _shouted_surname(reading: _Reading, place: int) -> tuple[int, int] | None:
    """Find `Darrell SHIPTON` and `SHIPTON Darrell`, as the police write."""
    first, second = reading.words[place], reading.next_to(place + 1)
    if second is None or first.shouted is second.shouted or first.possessive:
        return None
    surname, given = (first, second) if first.shouted else (second, first)
    lists = reading.lists
    if not given.capital or len(surname.text) < _SHORTEST_SHOUTED or _shouts(reading):
        return None
    named = surname.folded in lists.surnames
    sure = given.folded in lists.first_names and (named or lists.is_unknown(surname.text))
    likely = named and given.folded in lists.first_names_and_words
    return (place, place + 2) if sure or likely else None


# The first that finds a name at a word decides.
_RULES: tuple[_Rule, ...] = (
    _surname_first,
    _shouted_surname,
    _after_title,
    _known_first_name,
    _after_person_noun,
    _unknown_pair,
    _beside_deed,
    _beside_number,
    _small_pair,
    _with_initial,
    _unknown_alone,
    _nothing_else,
)


def _end_of_name(reading: _Reading, place: int, *, small: bool) -> int:
    """Return where a name ends that goes on at a place: initials, particles, surnames."""
    start, beyond = place, place
    before = reading.at(place - 1)
    while beyond - start < _LONGEST_NAME and before is not None and not before.possessive:
        word = reading.next_to(beyond)
        if word is None:
            break
        if word.initial or (word.folded in _PARTICLES and _all_joints(reading, start, beyond)):
            before, beyond = word, beyond + 1
            continue
        if not _goes_on(reading, beyond, small=small, behind=beyond > start):
            break
        before, beyond = word, beyond + 1
    # An initial or a particle at the end belongs to what follows.
    while beyond > start and _is_joint(reading.words[beyond - 1]):
        beyond -= 1
    return beyond


def _all_joints(reading: _Reading, start: int, beyond: int) -> bool:
    return all(_is_joint(one) for one in reading.words[start:beyond])


def _is_joint(word: Word) -> bool:
    return word.initial or word.folded in _PARTICLES


def _goes_on(reading: _Reading, place: int, *, small: bool, behind: bool) -> bool:
    word, lists = reading.words[place], reading.lists
    before = reading.words[place - 1]
    if word.small is not small or (word.shouted and not before.shouted and not _shouts(reading)):
        return False
    if word.folded in lists.surnames and not behind:
        return True
    known = word.folded in lists.first_names or word.folded in lists.first_names_and_words
    if known and (not word.small or word.folded in lists.first_names):
        return True
    return lists.may_be_surname(word.text) and not (behind and word.folded in lists.proper)


@cache
def _ordinary_spelling() -> Spelling:
    lists = name_words()
    return Spelling(lists.ordinary | lists.proper)


def _mistyped(word: str) -> bool:
    return _ordinary_spelling().meant(word) is not None


def _shouts(reading: _Reading) -> bool:
    """Tell whether a whole text is in capitals, so that they say nothing."""
    return not any(one.small for one in reading.words[:40])


def _shouted_name(reading: _Reading, place: int) -> bool:
    """Tell whether a word in capitals is a name: `JOHN SMITH` is, `TOM` is an abbreviation."""
    word, after = reading.words[place], reading.next_to(place + 1)
    long = after is not None and after.shouted and min(len(word.text), len(after.text)) > 3
    return long or _shouts(reading)


def _is_place_or_ordinary(reading: _Reading, first: int, beyond: int) -> bool:
    return all(
        one.folded in reading.lists.proper and one.folded not in reading.lists.surnames
        for one in reading.words[first:beyond]
    )


def _stands_for_person(reading: _Reading, place: int, *, sure: bool) -> bool:
    """Tell whether a first name alone stands where case details name a person."""
    word, before, after = reading.words[place], reading.at(place - 1), reading.next_to(place + 1)
    if before is not None and before.folded in _PERSON_NOUNS and word.joined:
        # "I was the victim. Will I be told?" begins a sentence with a word that is a name too.
        return sure or "." not in word.gap
    if not sure:
        return False
    acts = after is not None and after.folded in _DOES
    asked = before is not None and word.joined and before.folded in _ASKS | _VERBS_WITH_PERSON
    return acts or asked or (word.possessive and after is not None)


def _is_public(reading: _Reading, first: int, beyond: int) -> bool:
    """Tell whether a name belongs to an official, a law, a review, a place or a body."""
    lists, words = reading.lists, reading.words
    if " ".join(one.folded for one in words[first:beyond]) in lists.public_people:
        return True
    before = reading.at(first - 1)
    if before is not None and words[first].joined and before.folded in lists.before_public:
        return True
    after = reading.next_to(beyond)
    if after is None:
        return False
    if after.folded in lists.after_public:
        return True
    # "the Jordan McSweeney SFO review"
    beyond_that = reading.next_to(beyond + 1)
    return after.shouted and beyond_that is not None and beyond_that.folded in ("review", "inquiry")
