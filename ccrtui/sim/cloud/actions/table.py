"""All actions by product and name."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.sim.cloud.action import Action

VERSIONS = {
    "sts": "2018-08-13",
    "region": "2022-06-27",
    "vpc": "2017-03-12",
    "cvm": "2017-03-12",
    "es": "2018-04-16",
    "tat": "2020-10-28",
}
_FAMILIES: tuple[tuple[Action, ...], ...] = ()
ACTIONS: Mapping[tuple[str, str], Action] = {
    (action.service, action.name): action for family in _FAMILIES for action in family
}
