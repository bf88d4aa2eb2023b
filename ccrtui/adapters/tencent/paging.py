"""Which answers come in pages, how a page is asked for, and how pages become one answer.

Types of `Offset` and `Limit`, and the largest pages: reference of the API by action; strings for three of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.call.kind import Kind

MOST_PAGES = 200
"""A list with more is a server that gives the same page again and again."""


@dataclass(frozen=True, slots=True)
class Paging:
    """A list in pages: the field that holds it, how many at most in one, and whether numbers are sent as text."""

    field: str
    limit: int
    as_text: bool = False

    def params(self, params: Mapping[str, object], offset: int) -> dict[str, object]:
        """The parameters for the page that starts there."""
        if self.as_text:
            return {**params, "Offset": str(offset), "Limit": str(self.limit)}
        return {**params, "Offset": offset, "Limit": self.limit}


PAGED: Mapping[Kind, Paging] = {
    Kind.VPCS: Paging("VpcSet", 100, as_text=True),
    Kind.SUBNETS: Paging("SubnetSet", 100, as_text=True),
    Kind.ROUTE_TABLES: Paging("RouteTableSet", 100, as_text=True),
    Kind.INSTANCES: Paging("InstanceList", 100),
    Kind.PEERINGS: Paging("PeerConnectionSet", 50),
    Kind.NETWORK_ACLS: Paging("NetworkAclSet", 100),
    Kind.CCNS: Paging("CcnSet", 50),
    Kind.CCN_ATTACHMENTS: Paging("InstanceSet", 50),
    Kind.CCN_ROUTES: Paging("RouteSet", 50),
    Kind.MACHINES: Paging("InstanceSet", 100),
    Kind.AGENTS: Paging("AutomationAgentSet", 100),
    Kind.COMMAND_RESULTS: Paging("InvocationTaskSet", 50),
}


class PagesError(Exception):
    """An answer that is no page of its list, or a list without end."""


class Pages:
    """The pages of one list, as they arrive."""

    def __init__(self, paging: Paging) -> None:
        self._paging = paging
        self._rows: list[object] = []
        self._pages = 0

    @property
    def offset(self) -> int:
        """Where the next page starts."""
        return len(self._rows)

    def add(self, response: Mapping[str, object]) -> bool:
        """Take a page; whether another is needed. Raises PagesError."""
        rows, total = response.get(self._paging.field), response.get("TotalCount")
        if not isinstance(rows, list | None) or not isinstance(total, int | None) or self._paging.field not in response:
            raise PagesError(self._paging.field)
        self._pages += 1
        if self._pages > MOST_PAGES:
            raise PagesError("more pages than any list has")
        self._rows += rows or []
        if not rows:
            return False
        return len(rows) == self._paging.limit if total is None else self.offset < total

    def merged(self, last: Mapping[str, object]) -> dict[str, object]:
        """The last page with the rows of all."""
        return {**last, self._paging.field: self._rows}
