"""Takes a mail apart into what its sender wrote and the older mails quoted or forwarded in it.

Tried first, on mails of five programs: quotequail 0.5.4, mail-parser-reply 1.36 and
email_reply_parser 0.5.12. None knows the Welsh forms, none keeps a reply below or between quoted
lines apart from them, and their patterns backtrack. So the lines are read here, each once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.helpdesk.intake.reviewed_words import patterns

_QUOTED = re.compile(r"[ |]{0,3}>")
_FORWARDS = re.compile(r"forward|ymlaen", re.IGNORECASE)
_RULE = re.compile(r"[_\-=]{5,}")
_GOES_ON = re.compile(r"\s|.*[@;<>]")
_LOOKED_AHEAD = 6
_MOST_WRAPPED = 3
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Layer:
    """An older mail as it stands in another: the lines above it, and its text."""

    header: str
    text: str
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A mail taken apart; `earlier` is newest first."""

    own: str
    earlier: tuple[Layer, ...] = ()


class _Growing:
    """A layer while its lines are read."""

    def __init__(self, header: list[str], *, forwarded: bool = False, quotes: bool = False) -> None:
        self.header = header
        self.forwarded = forwarded
        self.quotes = quotes
        self.lines: list[str] = []
        self.older: tuple[Layer, ...] = ()

    def layers(self) -> tuple[Layer, ...]:
        """Return the layer, if anything stands in it, and those below it."""
        text = "\n".join(self.lines).strip("\n")
        if not text.strip():
            return self.older
        return (Layer("\n".join(self.header), text, self.forwarded), *self.older)


def unroll(text: str, depth: int = 0) -> Thread:
    """Take a mail apart; a text without older mails comes back as it is."""
    return _Reading(text.split("\n"), depth).read()


def header_block(lines: list[str], place: int) -> int:
    """Return where a block of header lines that begins at a place ends, or the place itself."""
    if not patterns("thread", "header_lines", "sender").is_all_of(_bare(lines[place])):
        return place
    following = [one for one in lines[place + 1 : place + 1 + _LOOKED_AHEAD] if one.strip()]
    others = patterns("thread", "header_lines", "others")
    if not any(others.is_all_of(_bare(one)) for one in following[:2]):
        return place
    return _end_of_headers(lines, place)


def _end_of_headers(lines: list[str], place: int) -> int:
    others = patterns("thread", "header_lines", "others")
    end = place
    blank = False
    for at in range(place, len(lines)):
        line = lines[at]
        if not line.strip():
            blank = True
        elif others.is_all_of(_bare(line)):
            end, blank = at + 1, False
        elif not blank and _GOES_ON.match(line):
            end = at + 1
        else:
            break
    return end


def _bare(line: str) -> str:
    """Return a line without the marks of bold text around it."""
    return line.replace("*", "").strip()


class _Reading:
    def __init__(self, lines: list[str], depth: int) -> None:
        self._lines = lines
        self._depth = depth
        self._own: list[str] = []
        self._found: list[_Growing] = []
        self._answers = True

    def read(self) -> Thread:
        """Read all lines, each once."""
        place = 0
        while place < len(self._lines):
            place = self._quoted_run(place) or self._new_layer(place) or self._plain(place)
        earlier = tuple(layer for one in self._found for layer in one.layers())
        return Thread("\n".join(self._own).strip("\n"), earlier)

    def _plain(self, place: int) -> int:
        (self._own if self._answers else self._found[-1].lines).append(self._lines[place])
        return place + 1

    def _quoted_run(self, place: int) -> int:
        """Read lines behind ">", which are an older mail with what it quotes itself."""
        end = place
        while end < len(self._lines) and _QUOTED.match(self._lines[end]):
            end += 1
            after = end
            while after < len(self._lines) and not self._lines[after].strip():
                after += 1
            if after < len(self._lines) and _QUOTED.match(self._lines[after]):
                end = after
        if end == place:
            return 0
        run = [_QUOTED.sub("", one, count=1).removeprefix(" ") for one in self._lines[place:end]]
        if self._depth >= _DEEPEST:
            inner = Thread("\n".join(one.lstrip("> ") for one in run))
        else:
            inner = unroll("\n".join(run), self._depth + 1)
        self._take(inner)
        return end

    def _take(self, inner: Thread) -> None:
        last = self._found[-1] if self._found else None
        if last is None or (self._answers and not last.quotes):
            last = _Growing([], quotes=True)
            self._found.append(last)
        if last.quotes:
            last.lines += inner.own.split("\n")
            # What stands below quoted lines is an answer to them again.
            self._answers = True
        elif inner.own.strip():
            last.older += (Layer("", inner.own),)
        last.older += inner.earlier

    def _new_layer(self, place: int) -> int:
        """Read the lines above an older mail."""
        line = _bare(self._lines[place])
        if not line:
            return 0
        if patterns("thread", "older_mail", "lines").is_all_of(line) or self._ruled(place):
            return self._marked(place)
        if (end := header_block(self._lines, place)) > place:
            return self._begin(place, end, forwarded=False, quotes=False)
        if (end := self._wrote(place)) > place:
            return self._begin(place, end, forwarded=False, quotes=self._is_quoted(end))
        return 0

    def _ruled(self, place: int) -> bool:
        """Tell whether a line is drawn above header lines."""
        after = self._next_line(place + 1)
        return bool(_RULE.fullmatch(self._lines[place].strip())) and (
            after < len(self._lines) and header_block(self._lines, after) > after
        )

    def _marked(self, place: int) -> int:
        after = self._next_line(place + 1)
        end = header_block(self._lines, after) if after < len(self._lines) else after
        end = end if end > after else place + 1
        forwarded = _FORWARDS.search(self._lines[place]) is not None
        quotes = self._is_quoted(end)
        last = self._found[-1] if self._found else None
        if last is not None and not self._answers and not "".join(last.lines).strip():
            # "On … wrote:" with a line drawn below it begins one mail, not two.
            last.quotes = last.quotes or quotes
            last.header += self._lines[place:end]
            return end
        return self._begin(place, end, forwarded=forwarded, quotes=quotes)

    def _begin(self, place: int, end: int, *, forwarded: bool, quotes: bool) -> int:
        header = self._lines[place:end]
        self._found.append(_Growing(header, forwarded=forwarded, quotes=quotes))
        self._answers = False
        return end

    def _wrote(self, place: int) -> int:
        """Return where "On … wrote:" ends that begins at a place, on up to three lines."""
        wrote = patterns("thread", "wrote", "lines")
        if wrote.is_all_of(_bare(self._lines[place])):
            return place + 1
        if not patterns("thread", "wrote", "begins").is_all_of(_bare(self._lines[place])):
            return place
        for more in range(2, _MOST_WRAPPED + 1):
            joined = [_bare(one) for one in self._lines[place : place + more]]
            if not all(joined) or "?" in "".join(joined):
                return place
            if wrote.is_all_of(" ".join(joined)):
                return place + more
        return place

    def _is_quoted(self, place: int) -> bool:
        after = self._next_line(place)
        return after < len(self._lines) and bool(_QUOTED.match(self._lines[after]))

    def _next_line(self, place: int) -> int:
        while place < len(self._lines) and not self._lines[place].strip():
            place += 1
        return place
