"""A cloud with one account and nothing in it, for worlds that furnish none."""

from __future__ import annotations

from ccrtui.sim.cloud.account import Account, Key
from ccrtui.sim.cloud.state import Cloud

UIN, APP_ID = 100000000001, 1250000001


def furnish(cloud: Cloud) -> None:
    """Add the account with its key."""
    account = Account(UIN, APP_ID)
    account.add_key(Key("AKIDsimulated-only", "simulated-only"))
    cloud.accounts[account.uin] = account
