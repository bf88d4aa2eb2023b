"""List prices of bandwidth between regions, by the worked examples of the documents they are from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.cloud.price import CHARGES, DAY_PEAK, MONTH_95, Price, most, price_between, price_evidence, priced

INLAND = ("ap-beijing", "ap-shanghai")


@pytest.mark.parametrize(
    ("mbps", "yuan"), [(20, 400), (21, 252), (30, 360), (100, 1200), (101, 909), (500, 4500), (2000, 14000)]
)
def test_the_whole_peak_is_priced_at_the_tier_it_reaches(mbps: int, yuan: int) -> None:
    assert priced(DAY_PEAK, mbps) == yuan


def test_a_day_with_a_higher_peak_may_be_cheaper_and_a_higher_cap_never_is() -> None:
    assert priced(DAY_PEAK, 21) < priced(DAY_PEAK, 20)
    assert most(DAY_PEAK, 21) == most(DAY_PEAK, 20) == Price(400, "day")


@pytest.mark.parametrize(("mbps", "yuan"), [(10, 5500), (20, 8200), (100, 22000), (1000, 88000), (3000, 195000)])
def test_a_month_is_priced_by_its_own_tiers(mbps: int, yuan: int) -> None:
    assert priced(MONTH_95, mbps) == yuan


@given(st.sampled_from(CHARGES), st.integers(1, 3000), st.integers(1, 3000))
def test_no_traffic_under_a_cap_costs_more_than_the_most(charge: str, cap: int, mbps: int) -> None:
    assert priced(charge, min(mbps, cap)) <= most(charge, cap).yuan


@given(st.sampled_from(CHARGES), st.integers(1, 3000), st.integers(0, 3000))
def test_the_most_never_falls_with_the_cap(charge: str, cap: int, more: int) -> None:
    assert most(charge, cap).yuan <= most(charge, cap + more).yuan


@pytest.mark.parametrize("other", ["ap-hongkong", "na-siliconvalley", "somewhere", ""])
def test_nothing_is_said_of_regions_without_a_list_price(other: str) -> None:
    assert price_between(("ap-beijing", other), DAY_PEAK, 100) is None
    assert price_evidence(None) == {"price": None, "price_per": None, "price_listed": None}


def test_a_price_says_of_which_years_it_is() -> None:
    evidence = price_evidence(price_between(INLAND, DAY_PEAK, 100))
    assert evidence == {"price": 1200, "price_per": "day", "price_listed": "2022-23"}
    assert price_between(("ap-shanghai-fsi", "ap-beijing"), MONTH_95, 10) == Price(5500, "month")
    assert price_between(INLAND, "PREPAID", 10) is None
