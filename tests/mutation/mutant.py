"""A mutant: one change in one file, known by what it says and not by where it stands, so that it outlives edits."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tests.mutation.changes import changes, members_in

ROOT = Path(__file__).parents[2]
_SKIPPED = {"annotation", "returns", "decorator_list", "ctx", "type_params"}
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change that a test should notice. `place` is what it is in; `number` tells equal ones apart.

    `function` are the names that lead to the outermost function it is in, none where it is outside of them."""

    path: str
    lines: range
    place: str
    function: tuple[str, ...]
    what: str
    number: int
    node: ast.AST
    parent: ast.AST
    field: str
    position: int | None

    @property
    def name(self) -> str:
        """What it is known by in the page of survivors."""
        return f"{self.place}: {self.what}" + (f" #{self.number}" if self.number > 1 else "")

    def apply(self) -> None:
        """Make the change in the tree that it is of."""
        if self.position is None:
            setattr(self.parent, self.field, self.node)
        else:
            getattr(self.parent, self.field)[self.position] = self.node


def mutants(path: str) -> tuple[ast.Module, tuple[Mutant, ...]]:
    """The tree of a file and every change of it."""
    source = (ROOT / path).read_text()
    tree = ast.parse(source)
    walk = _Walk(path, members_in(source))
    walk.visit(tree)
    return tree, tuple(walk.mutants)


class _Walk:
    def __init__(self, path: str, members: Mapping[str, tuple[str, ...]]) -> None:
        self.mutants: list[Mutant] = []
        self._path, self._members = path, members
        self._seen: Counter[tuple[str, str]] = Counter()

    def visit(self, node: ast.AST, place: tuple[str, ...] = (), function: tuple[str, ...] = ()) -> None:
        """Take up the changes of everything below a node."""
        for field, position, child in _children(node):
            if _says_nothing(child):
                continue
            if not (isinstance(node, ast.Return) and isinstance(child, ast.Tuple)):
                self._change(node, field, position, child, place, function)
            if isinstance(child, ast.ClassDef):
                self.visit(child, (*place, child.name), function)
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                inside = (*place, child.name)
                self.visit(child.args, inside, function)
                self.visit(ast.Module(child.body, []), inside, function or inside)
            else:
                self.visit(child, place, function)

    def _change(
        self,
        node: ast.AST,
        field: str,
        position: int | None,
        child: ast.AST,
        place: tuple[str, ...],
        function: tuple[str, ...],
    ) -> None:
        where = ".".join(place) or "module"
        for before, after, new in changes(child, self._members):
            what = _difference(before, after)
            self._seen[where, what] += 1
            ast.fix_missing_locations(ast.copy_location(new, child))
            number = self._seen[where, what]
            self.mutants.append(
                Mutant(self._path, _lines(child), where, function, what, number, new, node, field, position)
            )


def _lines(node: ast.AST) -> range:
    if isinstance(node, ast.comprehension):
        node = node.target
    if isinstance(node, ast.If | ast.While):
        node = node.test
    first: int = getattr(node, "lineno", 0)
    return range(first, (getattr(node, "end_lineno", None) or first) + 1)


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in _SKIPPED:
            continue
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            yield from ((field, at, child) for at, child in enumerate(value) if isinstance(child, ast.AST))


def _says_nothing(node: ast.AST) -> bool:
    """Documentation, imports, and types that are given a name."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(value=ast.Subscript() | ast.BinOp() as value):
            return all(isinstance(part, _OF_TYPES) for part in ast.walk(value))
        case ast.Call(func=ast.Name(id="cast" | "TypeVar")):
            return True
    return False


_OF_TYPES = (ast.Subscript, ast.Name, ast.BinOp, ast.BitOr, ast.Tuple, ast.Load, ast.List)


def _difference(before: str, after: str) -> str:
    """Both in full where they are short; else what differs, with a little of what stands around it."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if len(before) > _SHOWN or len(after) > _SHOWN:
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        differing = [block for block in blocks if block[0] != "equal"]
        start, end = differing[0], differing[-1]
        first, around = max(0, start[1] - 20), 20
        before, after = before[first : end[2] + around], after[first : end[4] + around]
    return f"`{before[:160]}` → `{after[:160]}`"
