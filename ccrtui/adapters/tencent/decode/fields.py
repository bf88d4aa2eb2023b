"""Reading single fields of the cloud's answers: addresses, blocks, regions, accounts, lists that may be null."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network
from typing import TypeVar

import msgspec

Row = TypeVar("Row")

REGIONS: Mapping[str, str] = {
    "gz": "ap-guangzhou",
    "szjr": "ap-shenzhen-fsi",
    "sh": "ap-shanghai",
    "shjr": "ap-shanghai-fsi",
    "nj": "ap-nanjing",
    "bj": "ap-beijing",
    "bjjr": "ap-beijing-fsi",
    "tsn": "ap-tianjin",
    "cd": "ap-chengdu",
    "cq": "ap-chongqing",
    "hk": "ap-hongkong",
    "tpe": "ap-taipei",
    "kr": "ap-seoul",
    "jp": "ap-tokyo",
    "sg": "ap-singapore",
}
"""Regions by the short codes that peering connections are shown with (reference of the API)."""


class Fields(msgspec.Struct, rename="pascal"):
    """What an answer is read into: names as the API spells them, what is not listed is left out."""


def region(code: str) -> str:
    """The full code of a region; one that is not known stays as it is."""
    return REGIONS.get(code, code)


def address(text: str | None) -> IPv4Address | None:
    """An address, None where none is given. Raises ValueError."""
    return IPv4Address(text) if text else None


def block(text: str | None) -> IPv4Network | None:
    """A block, None where none is given, as for routes of IPv6. Raises ValueError."""
    return IPv4Network(text) if text else None


def rows(nullable: list[Row] | None) -> list[Row]:
    """A list that is null where it is empty."""
    return nullable or []


def text_of(encoded: str | None) -> str:
    """A text that travels as base64; what is no text in it is replaced. Raises ValueError when it is no base64."""
    try:
        return base64.b64decode(encoded or "", validate=True).decode("utf-8", "replace")
    except binascii.Error as problem:
        raise ValueError("not base64") from problem
