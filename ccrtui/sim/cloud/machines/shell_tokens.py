"""Cutting a shell script into words and operators, with the quoting that decides about expansion."""

from __future__ import annotations

from dataclasses import dataclass

STREAMS = ("2>&1", "1>&2", ">&2", ">&-", "<&-", "&>", "2>", ">>", "<>")
OPERATORS = ("&&", "||", *STREAMS, ";", "|", "&", ">", "<", "(", ")", "\n")
NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


class ShellError(Exception):
    """A script that no shell would understand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word: `kind` is text, variable or command; what is not quoted is split at blanks when expanded."""

    kind: str
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between blanks."""

    pieces: tuple[Piece, ...]

    @property
    def bare(self) -> str:
        """Its text when nothing in it is quoted or expanded, else nothing; what keywords are recognised by."""
        plain = all(piece.kind == "text" and not piece.quoted for piece in self.pieces)
        return "".join(piece.text for piece in self.pieces) if plain else ""


Token = Word | str


def tokenize(script: str) -> list[Token]:
    """Words and operators of a script. Raises ShellError for a quote that is never closed."""
    return _Tokenizer(script).run()


class _Tokenizer:
    def __init__(self, script: str) -> None:
        self._text = script.replace("\\\n", "")
        self._at = 0
        self._tokens: list[Token] = []
        self._pieces: list[Piece] = []

    def run(self) -> list[Token]:
        while self._at < len(self._text):
            self._step()
        self._end_word()
        return self._tokens

    def _step(self) -> None:
        char = self._text[self._at]
        operator = self._operator()
        if char in " \t\r":
            self._end_word()
            self._at += 1
        elif char == "#" and not self._pieces:
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
        elif operator:
            if operator[0] in "<>" and self._is_number():
                self._pieces = []
            self._end_word()
            self._tokens.append(operator)
            self._at += len(operator)
        else:
            self._piece(char)

    def _operator(self) -> str:
        operator = next((candidate for candidate in OPERATORS if self._text.startswith(candidate, self._at)), "")
        return "" if operator[:1].isdigit() and self._pieces else operator

    def _is_number(self) -> bool:
        """Tell whether the word just before is the number of what is redirected."""
        return [piece.text.isdigit() and not piece.quoted for piece in self._pieces] == [True]

    def _piece(self, char: str) -> None:
        if char == "'":
            self._pieces.append(Piece("text", self._until("'"), True))
        elif char == '"':
            self._at += 1
            self._double()
        elif char == "\\":
            self._pieces.append(Piece("text", self._text[self._at + 1 : self._at + 2], True))
            self._at += 2
        elif char == "$":
            self._dollar(False)
        else:
            self._pieces.append(Piece("text", char, False))
            self._at += 1

    def _until(self, end: str) -> str:
        close = self._text.find(end, self._at + 1)
        if close < 0:
            raise ShellError(f"unexpected EOF while looking for matching `{end}'")
        inside = self._text[self._at + 1 : close]
        self._at = close + 1
        return inside

    def _double(self) -> None:
        self._pieces.append(Piece("text", "", True))
        while self._at < len(self._text) and self._text[self._at] != '"':
            char = self._text[self._at]
            if char == "$":
                self._dollar(True)
            elif char == "\\" and self._text[self._at + 1 : self._at + 2] in ('"', "$", "\\"):
                self._pieces.append(Piece("text", self._text[self._at + 1], True))
                self._at += 2
            else:
                self._pieces.append(Piece("text", char, True))
                self._at += 1
        if self._at >= len(self._text):
            raise ShellError("unexpected EOF while looking for matching `\"'")
        self._at += 1

    def _dollar(self, quoted: bool) -> None:
        after = self._text[self._at + 1 : self._at + 2]
        if after == "(":
            self._at += 1
            self._pieces.append(Piece("command", self._nested(), quoted))
        elif after == "{":
            self._at += 1
            self._pieces.append(Piece("variable", self._until("}"), quoted))
        elif after in ("?", "@", "*", "#") or (after in NAME and after):
            self._variable(after, quoted)
        else:
            self._pieces.append(Piece("text", "$", quoted))
            self._at += 1

    def _variable(self, first: str, quoted: bool) -> None:
        end = self._at + 2
        while first in NAME and end < len(self._text) and self._text[end] in NAME:
            end += 1
        self._pieces.append(Piece("variable", self._text[self._at + 1 : end], quoted))
        self._at = end

    def _nested(self) -> str:
        depth, start = 0, self._at + 1
        while self._at < len(self._text):
            depth += {"(": 1, ")": -1}.get(self._text[self._at], 0)
            self._at += 1
            if not depth:
                return self._text[start : self._at - 1]
        raise ShellError("unexpected EOF while looking for matching `)'")

    def _end_word(self) -> None:
        if self._pieces:
            self._tokens.append(Word(tuple(self._pieces)))
            self._pieces = []
