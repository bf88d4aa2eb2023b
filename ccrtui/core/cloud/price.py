"""What the bandwidth of a connection between two regions costs, by list prices in documents of 2022-23.

Between regions of the mainland only; never a quote. Within one region a connection costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.json_value import JsonObject

DAY_PEAK = "POSTPAID_BY_DAY_MAX"
MONTH_95 = "POSTPAID_BY_MONTH_95"
CHARGES = (DAY_PEAK, MONTH_95)
"""How such a connection can be charged, the usual way first: by each day's peak, or by a month's 95th percentile."""

LISTED = "2022-23"
"""The years of the documents that the prices are from."""

_MAINLAND = ("beijing", "chengdu", "chongqing", "guangzhou", "nanjing", "shanghai", "shenzhen", "tianjin")
_ABOVE = 1_000_000
_TIERS = {
    DAY_PEAK: ((20, 20), (100, 12), (500, 9), (2000, 7), (_ABOVE, 5)),
    MONTH_95: (
        (10, 550),
        (20, 410),
        (50, 290),
        (100, 220),
        (200, 165),
        (500, 115),
        (1000, 88),
        (2000, 69),
        (_ABOVE, 65),
    ),
}
_PER = {DAY_PEAK: "day", MONTH_95: "month"}


@dataclass(frozen=True, slots=True)
class Price:
    """The most that something can cost: yuan in a `day` or a `month`."""

    yuan: int
    per: str


def priced(charge: str, mbps: int) -> int:
    """Yuan for a day's peak, or a month's 95th percentile, of that many Mbit/s: all of it at the tier it reaches."""
    rate = next(rate for upper, rate in _TIERS[charge] if mbps <= upper)
    return mbps * rate


def most(charge: str, cap: int) -> Price:
    """The most that a cap of that many Mbit/s lets a day or a month cost.

    Less traffic may cost more: the end of a tier costs more than the beginning of the next.
    """
    reached = {min(upper, cap) for upper, _ in _TIERS[charge]}
    return Price(max(priced(charge, mbps) for mbps in reached), _PER[charge])


def price_between(regions: tuple[str, str], charge: str, cap: int) -> Price | None:
    """The most for a connection between two regions; None where no list price is known."""
    inland = all(region.split("-")[1:2] and region.split("-")[1] in _MAINLAND for region in regions)
    return most(charge, cap) if inland and charge in CHARGES and cap <= _ABOVE else None


def price_label(price: Price) -> JsonObject:
    """A price as what tells one value of a choice from the others: `price` in yuan, and `price_per`."""
    return {"price": price.yuan, "price_per": price.per}


def price_evidence(price: Price | None) -> JsonObject:
    """A price as evidence: `price` in yuan, `price_per` (`day`, `month`), `price_listed` (`2022-23`)."""
    return {
        "price": price.yuan if price else None,
        "price_per": price.per if price else None,
        "price_listed": LISTED if price else None,
    }
