"""How far regions are apart, in the milliseconds that a packet takes there and back."""

from __future__ import annotations

from ccrtui.sim.cloud.regions import ABROAD

SAME_MS, INLAND_MS, ABROAD_MS = 0.4, 27.5, 68.0


def round_trip_ms(region: str, other_region: str) -> float:
    """The round trip between two regions."""
    if region == other_region:
        return SAME_MS
    return ABROAD_MS if {region, other_region} & ABROAD else INLAND_MS
