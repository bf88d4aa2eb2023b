"""The bandwidth and the charge of what we would make between two regions, which only the operator can choose."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.cloud.price import CHARGES, price_between, price_evidence, price_label
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.network.peering_ends import crosses_regions
from ccrtui.core.walk.step import Choice

BANDWIDTHS = (10, 20, 50, 100, 200, 500, 1000)
"""Mbit/s, as the cloud's own console offers them; the profile may say another."""


def bandwidth_to_choose(profile: Profile) -> bool:
    """Whether what goes between the two has a bandwidth that nobody has chosen yet."""
    return crosses_regions(profile) and profile.link.bandwidth is None


def charge_of(profile: Profile) -> str | None:
    """How a connection of ours is charged: as chosen, else the usual way; None within one region."""
    return (profile.link.charge or CHARGES[0]) if crosses_regions(profile) else None


def bandwidth_choice(profile: Profile, *, with_price: bool) -> Choice:
    """What may be chosen; each with the most that it can cost, where a list price is known. Nothing is proposed."""
    prices = [price_between(_regions(profile), charge_of(profile) or "", mbps) for mbps in BANDWIDTHS]
    labels = tuple(price_label(price) for price in prices if price is not None) if with_price else ()
    chosen = profile.link.bandwidth
    default = str(chosen) if chosen in BANDWIDTHS else None
    return Choice("bandwidth", tuple(map(str, BANDWIDTHS)), default, labels, charged=True)


def charge_choice(profile: Profile) -> Choice:
    """How it may be charged, the present way as the default."""
    return Choice("charge", CHARGES, charge_of(profile))


def cost_evidence(profile: Profile) -> JsonObject:
    """Evidence `bandwidth`, `charge`, and the price, once there is something that has one."""
    if not crosses_regions(profile):
        return {"bandwidth": None, "charge": None, **price_evidence(None)}
    charge, cap = charge_of(profile) or "", profile.link.bandwidth
    price = price_between(_regions(profile), charge, cap) if cap is not None else None
    return {"bandwidth": cap, "charge": charge, **price_evidence(price)}


def _regions(profile: Profile) -> tuple[str, str]:
    return profile.region(Side.LEADER), profile.region(Side.FOLLOWER)
