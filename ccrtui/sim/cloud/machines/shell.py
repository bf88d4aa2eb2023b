"""The shell of simulated machines: it runs scripts as a shell would, with commands that see the modelled network.

Nothing of the real machine is reached: a command is a function, and what there is no function for is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ccrtui.sim.cloud.machines.shell_grammar import Chain, Command, Condition, Group, Loop, Pipe, Simple, parse
from ccrtui.sim.cloud.machines.shell_tokens import Piece, ShellError, Word

DEEPEST = 8
SYNTAX, NOT_FOUND, TIMED_OUT = 2, 127, 124
DEVICES = ("/dev/tcp/", "/dev/udp/")


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended, what it printed on both streams, and how many seconds it took."""

    code: int = 0
    out: str = ""
    error: str = ""
    seconds: float = 0.0

    def then(self, other: Result) -> Result:
        """This, and another after it."""
        return Result(other.code, self.out + other.out, self.error + other.error, self.seconds + other.seconds)


class ExitError(Exception):
    """The script called `exit`."""

    def __init__(self, result: Result) -> None:
        super().__init__(result.code)
        self.result = result


Run = Callable[["Shell", Sequence[str], str], Result]


class Shell:
    """One shell: its variables, and the commands it finds. `dial` connects to host and port for `/dev/tcp`."""

    def __init__(self, commands: Mapping[str, Run], dial: Callable[[str, str], Result], depth: int = 0) -> None:
        self._commands = commands
        self._dial = dial
        self._depth = depth
        self.variables: dict[str, str] = {}
        self._code = 0

    def inner(self) -> Shell:
        """A shell started from this one. Raises ShellError when they nest too deep."""
        if self._depth >= DEEPEST:
            raise ShellError("fork: retry: Resource temporarily unavailable")
        shell = Shell(self._commands, self._dial, self._depth + 1)
        shell.variables = dict(self.variables)
        return shell

    def run(self, script: str) -> Result:
        """Run a script to its end."""
        try:
            return self._all(parse(script))
        except ExitError as leaving:
            return leaving.result
        except ShellError as error:
            return Result(SYNTAX, "", f"bash: {error}\n")

    def has(self, name: str) -> bool:
        """Tell whether there is a command of that name."""
        return name in self._commands

    def call(self, words: Sequence[str], stdin: str = "") -> Result:
        """Run one command by its name and arguments."""
        command = self._commands.get(words[0])
        if command is None:
            return Result(NOT_FOUND, "", f"bash: {words[0]}: command not found\n")
        return command(self, words[1:], stdin)

    def _all(self, chains: Sequence[Chain]) -> Result:
        result = Result(0)
        for chain in chains:
            try:
                result = result.then(self._chain(chain))
            except ExitError as leaving:
                raise ExitError(result.then(leaving.result)) from None
        return result

    def _chain(self, chain: Chain) -> Result:
        result = Result(0)
        for operator, pipe in chain.links:
            if operator and (operator == "&&") is bool(result.code):
                continue
            try:
                result = result.then(self._pipe(pipe))
            except ExitError as leaving:
                raise ExitError(result.then(leaving.result)) from None
            self._code = result.code
        return result

    def _pipe(self, pipe: Pipe) -> Result:
        result, stdin = Result(0), ""
        for at, command in enumerate(pipe.commands):
            stage = self._command(command, stdin)
            stdin = stage.out
            result = result.then(stage if at == len(pipe.commands) - 1 else replace(stage, out=""))
        return replace(result, code=int(not result.code)) if pipe.inverted else result

    def _command(self, command: Command, stdin: str) -> Result:
        if isinstance(command, Condition):
            return self._condition(command)
        if isinstance(command, Loop):
            return self._loop(command)
        if isinstance(command, Group):
            return self._redirected(self._all(command.body), command.redirections)
        return self._simple(command, stdin)

    def _condition(self, condition: Condition) -> Result:
        result = Result(0)
        for test, body in condition.branches:
            result = result.then(self._all(test))
            if result.code == 0:
                return result.then(self._all(body))
        return replace(result, code=0).then(self._all(condition.otherwise))

    def _loop(self, loop: Loop) -> Result:
        result = Result(0)
        for value in self._expanded(loop.words):
            self.variables[loop.name] = value
            result = result.then(self._all(loop.body))
        return result

    def _simple(self, command: Simple, stdin: str) -> Result:
        words = list(command.words)
        while words and (name := _assigned(words[0])):
            value = "".join(self._expanded((words.pop(0),)) or [""])
            self.variables[name] = value.partition("=")[2]
        connected = self._connected(command)
        if connected is not None and connected.code:
            return self._redirected(connected, command.redirections)
        arguments = self._expanded(words)
        result = self.call(arguments, stdin) if arguments else Result(0)
        return self._redirected((connected or Result(0)).then(result), command.redirections)

    def _connected(self, command: Simple) -> Result | None:
        for operator, target in command.redirections:
            path = "".join(self._expanded((target,))) if target else ""
            if path.startswith(DEVICES):
                host, _, port = path.removeprefix("/dev/").partition("/")[2].partition("/")
                return self._dial(host, port)
            if operator == "<" and path != "/dev/null":
                return Result(1, "", f"bash: {path}: No such file or directory\n")
        return None

    def _redirected(self, result: Result, redirections: Sequence[tuple[str, Word | None]]) -> Result:
        """Where the output goes: to the other stream, or into a file that nobody reads."""
        out, error = "out", "error"
        for operator, target in redirections:
            if operator == "2>&1":
                error = out
            elif operator in (">&2", "1>&2"):
                out = error
            elif target is not None and operator in (">", ">>", "&>"):
                out, error = "", "" if operator == "&>" else error
            elif operator == "2>":
                error = ""
        streams = {"out": "", "error": "", "": ""}
        streams[error] += result.error
        streams[out] += result.out
        return replace(result, out=streams["out"], error=streams["error"])

    def _expanded(self, words: Sequence[Word]) -> list[str]:
        return [text for word in words for text in self._fields(word)]

    def _fields(self, word: Word) -> list[str]:
        fields, current, started = list[str](), "", False
        for piece in word.pieces:
            text = self._text(piece)
            if piece.quoted or piece.kind == "text":
                current, started = current + text, True
                continue
            parts = text.split()
            for part in parts[:-1]:
                fields.append(current + part)
                current = ""
            current, started = current + (parts[-1] if parts else ""), started or bool(parts)
        return [*fields, current] if started else fields

    def _text(self, piece: Piece) -> str:
        if piece.kind == "command":
            return self.inner().run(piece.text).out.rstrip("\n")
        if piece.kind == "variable":
            name, _, default = piece.text.partition(":-")
            return str(self._code) if name == "?" else self.variables.get(name, "") or default
        return piece.text


def _assigned(word: Word) -> str:
    """The variable that a word sets, if it does."""
    first = "".join(piece.text if piece.kind == "text" and not piece.quoted else "$" for piece in word.pieces)
    name, equals, _ = first.partition("=")
    return name if equals and name.isidentifier() else ""
