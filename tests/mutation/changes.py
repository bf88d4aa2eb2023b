"""What may stand in the place of a node of a syntax tree so that a test should notice: small, and with a meaning."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import TypeVar, cast

Item = TypeVar("Item")
Change = tuple[str, str, ast.AST]
"""What stands there, what stands there instead, and that as a node."""

_COMPARED: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_RECKONED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_NAMED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_MEMBER = re.compile(r"\b([A-Z]\w*)\.([A-Z][A-Z0-9_]*)\b")


def members_in(source: str) -> dict[str, tuple[str, ...]]:
    """The members of enums that a file names, in the order of their first use."""
    members: dict[str, dict[str, None]] = {}
    for owner, member in _MEMBER.findall(source):
        members.setdefault(owner, {})[member] = None
    return {owner: tuple(names) for owner, names in members.items() if len(names) > 1}


def changes(node: ast.AST, members: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    """Everything that may stand in the place of a node; `members` are those of each enum that the file names."""
    instead = _INSTEAD.get(type(node), _nothing)(node)
    for new in (*instead, *(_other_member(node, members) if isinstance(node, ast.Attribute) else ())):
        before, after = _text(node), _text(new)
        if before != after:
            yield before, after, new


def _text(node: ast.AST) -> str:
    return f"if {ast.unparse(node.test)}" if isinstance(node, ast.If | ast.While) else ast.unparse(node)


def _nothing(node: ast.AST) -> Iterator[ast.AST]:
    yield from ()


def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for at, operator in enumerate(node.ops):
        for other in _COMPARED[type(operator)]:
            yield _with(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for values in _without_each(node.values):
        yield _with(node, values=values) if len(values) > 1 else values[0]


def _sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _sum(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in _RECKONED:
        yield _with(node, op=_RECKONED[type(node.op)]())


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool() as value:
            yield ast.Constant(not value)
        case int() | float() as value:
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case str() as value:
            yield ast.Constant(f"{value}?")


def _either(node: ast.IfExp) -> Iterator[ast.AST]:
    yield from (node.body, node.orelse)


def _branch(node: ast.If) -> Iterator[ast.AST]:
    yield from (_with(node, test=ast.Constant(False)), _with(node, test=ast.Constant(True)))


def _loop(node: ast.While) -> Iterator[ast.AST]:
    yield _with(node, test=ast.Constant(False))


def _filter(node: ast.comprehension) -> Iterator[ast.AST]:
    yield from (_with(node, ifs=kept) for kept in _without_each(node.ifs))


def _call(node: ast.Call) -> Iterator[ast.AST]:
    yield from (_with(node, keywords=kept) for kept in _without_each(node.keywords))
    if isinstance(node.func, ast.Name) and node.func.id in _NAMED:
        yield _with(node, func=ast.Name(_NAMED[node.func.id], ast.Load()))


def _collection(node: ast.Set | ast.List | ast.Tuple) -> Iterator[ast.AST]:
    yield from (_with(node, elts=kept) for kept in _without_each(node.elts))


def _mapping(node: ast.Dict) -> Iterator[ast.AST]:
    for keys, values in zip(_without_each(node.keys), _without_each(node.values), strict=True):
        yield _with(node, keys=keys, values=values)


def _slice(node: ast.Slice) -> Iterator[ast.AST]:
    yield from (_with(node, **{end: None}) for end in ("lower", "upper") if getattr(node, end) is not None)


def _return(node: ast.Return) -> Iterator[ast.AST]:
    if isinstance(node.value, _BOOLEAN):
        yield from (ast.Return(ast.Constant(value)) for value in (True, False))
    elif node.value is not None and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


_BOOLEAN = (ast.Compare, ast.BoolOp, ast.UnaryOp)


def _dropped(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


def _kept_elsewhere(node: ast.Assign) -> Iterator[ast.AST]:
    if isinstance(node.targets[0], ast.Attribute | ast.Subscript):
        yield ast.Pass()


def _other_member(node: ast.Attribute, members: Mapping[str, tuple[str, ...]]) -> Iterator[ast.AST]:
    others = members.get(node.value.id, ()) if isinstance(node.value, ast.Name) else ()
    if node.attr in others:
        yield _with(node, attr=others[(others.index(node.attr) + 1) % len(others)])


_INSTEAD: Mapping[type[ast.AST], Callable[[ast.AST], Iterator[ast.AST]]] = {
    kind: cast("Callable[[ast.AST], Iterator[ast.AST]]", change)
    for change, kinds in (
        (_comparison, (ast.Compare,)),
        (_joined, (ast.BoolOp,)),
        (_sign, (ast.UnaryOp,)),
        (_sum, (ast.BinOp,)),
        (_constant, (ast.Constant,)),
        (_either, (ast.IfExp,)),
        (_branch, (ast.If,)),
        (_loop, (ast.While,)),
        (_filter, (ast.comprehension,)),
        (_call, (ast.Call,)),
        (_collection, (ast.Set, ast.List, ast.Tuple)),
        (_mapping, (ast.Dict,)),
        (_slice, (ast.Slice,)),
        (_return, (ast.Return,)),
        (_dropped, (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)),
        (_kept_elsewhere, (ast.Assign,)),
    )
    for kind in kinds
}


def _without_each(items: list[Item]) -> Iterator[list[Item]]:
    for at in range(len(items)):
        yield [*items[:at], *items[at + 1 :]]


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed
