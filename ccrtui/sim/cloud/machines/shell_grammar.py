"""The grammar of the shell that simulated machines have: lists, pipes, conditions, loops and groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccrtui.sim.cloud.machines.shell_tokens import ShellError, Token, Word, tokenize

TO_WORD = ("2>", "&>", ">", ">>", "<", "<>")
ALONE = ("2>&1", "1>&2", ">&2", ">&-", "<&-")


@dataclass(frozen=True, slots=True)
class Simple:
    """A command with its words, and where its input and output go: pairs of operator and word."""

    words: tuple[Word, ...]
    redirections: tuple[tuple[str, Word | None], ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """`if` with its branches; a loop `for`, or a group, are told apart by their own types."""

    branches: tuple[tuple[Sequence[Chain], Sequence[Chain]], ...]
    otherwise: Sequence[Chain]


@dataclass(frozen=True, slots=True)
class Loop:
    """`for NAME in WORDS`."""

    name: str
    words: tuple[Word, ...]
    body: Sequence[Chain]


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between braces or parentheses, with its redirections."""

    body: Sequence[Chain]
    redirections: tuple[tuple[str, Word | None], ...]


Command = Simple | Condition | Loop | Group


@dataclass(frozen=True, slots=True)
class Pipe:
    """Commands whose output feeds the next; `inverted` by a leading `!`."""

    commands: tuple[Command, ...]
    inverted: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Pipes joined by `&&` and `||`; the first has an empty operator."""

    links: tuple[tuple[str, Pipe], ...]


def parse(script: str) -> Sequence[Chain]:
    """The commands of a script. Raises ShellError."""
    parser = _Parser(tokenize(script))
    chains = parser.commands(())
    if parser.left:
        raise ShellError(f"syntax error near unexpected token `{parser.next_text}'")
    return chains


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def left(self) -> bool:
        return self._at < len(self._tokens)

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._at] if self.left else None

    @property
    def next_text(self) -> str:
        token = self._next
        return token.bare if isinstance(token, Word) else token or "newline"

    def commands(self, ends: Sequence[str]) -> Sequence[Chain]:
        chains: list[Chain] = []
        while True:
            while self._next in (";", "\n", "&"):
                self._at += 1
            if not self.left or self._ahead(ends):
                return chains
            chains.append(self._chain())

    def _ahead(self, words: Sequence[str]) -> bool:
        token = self._next
        return (token.bare if isinstance(token, Word) else token) in words

    def _take(self, word: str) -> bool:
        if self._ahead((word,)):
            self._at += 1
            return True
        return False

    def _expect(self, word: str) -> None:
        if not self._take(word):
            raise ShellError(f"syntax error near unexpected token `{self.next_text}'")

    def _chain(self) -> Chain:
        links = [("", self._pipe())]
        while self._next in ("&&", "||"):
            operator = str(self._next)
            self._at += 1
            self._skip_lines()
            links.append((operator, self._pipe()))
        return Chain(tuple(links))

    def _skip_lines(self) -> None:
        while self._next == "\n":
            self._at += 1

    def _pipe(self) -> Pipe:
        inverted = self._take("!")
        commands = [self._command()]
        while self._next == "|":
            self._at += 1
            self._skip_lines()
            commands.append(self._command())
        return Pipe(tuple(commands), inverted)

    def _command(self) -> Command:
        if self._take("if"):
            return self._condition()
        if self._take("for"):
            return self._loop()
        for opens, closes in (("{", "}"), ("(", ")")):
            if self._take(opens):
                body = self.commands((closes,))
                self._expect(closes)
                return Group(body, tuple(self._redirections()))
        return self._simple()

    def _condition(self) -> Condition:
        branches, otherwise = [], list[Chain]()
        more = True
        while more:
            test = self.commands(("then",))
            self._expect("then")
            branches.append((test, self.commands(("elif", "else", "fi"))))
            more = self._take("elif")
        if self._take("else"):
            otherwise = list(self.commands(("fi",)))
        self._expect("fi")
        return Condition(tuple(branches), otherwise)

    def _loop(self) -> Loop:
        name = self._next.bare if isinstance(self._next, Word) else ""
        self._at += 1
        self._expect("in")
        words = []
        while isinstance(self._next, Word):
            words.append(self._next)
            self._at += 1
        while self._next in (";", "\n"):
            self._at += 1
        self._expect("do")
        body = self.commands(("done",))
        self._expect("done")
        return Loop(name, tuple(words), body)

    def _simple(self) -> Simple:
        words: list[Word] = []
        redirections: list[tuple[str, Word | None]] = []
        while True:
            token = self._next
            if isinstance(token, Word):
                words.append(token)
                self._at += 1
            elif token in TO_WORD or token in ALONE:
                redirections += self._redirections()
            else:
                break
        if not words and not redirections:
            raise ShellError(f"syntax error near unexpected token `{self.next_text}'")
        return Simple(tuple(words), tuple(redirections))

    def _redirections(self) -> list[tuple[str, Word | None]]:
        redirections: list[tuple[str, Word | None]] = []
        while self._next in TO_WORD or self._next in ALONE:
            operator = str(self._next)
            self._at += 1
            redirections.append((operator, self._target() if operator in TO_WORD else None))
        return redirections

    def _target(self) -> Word:
        token = self._next
        if not isinstance(token, Word):
            raise ShellError(f"syntax error near unexpected token `{self.next_text}'")
        self._at += 1
        return token
