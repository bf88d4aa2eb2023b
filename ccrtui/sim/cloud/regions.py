"""Regions: their names, and the short codes that peering answers use for them."""

from __future__ import annotations

SHORT = {
    "ap-guangzhou": "gz",
    "ap-shenzhen-fsi": "szjr",
    "ap-shanghai": "sh",
    "ap-shanghai-fsi": "shjr",
    "ap-nanjing": "nj",
    "ap-beijing": "bj",
    "ap-beijing-fsi": "bjjr",
    "ap-tianjin": "tsn",
    "ap-chengdu": "cd",
    "ap-chongqing": "cq",
    "ap-hongkong": "hk",
    "ap-taipei": "tpe",
    "ap-seoul": "kr",
    "ap-tokyo": "jp",
    "ap-singapore": "sg",
}
NAMES = {
    "ap-guangzhou": "华南地区(广州)",
    "ap-shanghai": "华东地区(上海)",
    "ap-nanjing": "华东地区(南京)",
    "ap-beijing": "华北地区(北京)",
    "ap-chengdu": "西南地区(成都)",
    "ap-chongqing": "西南地区(重庆)",
    "ap-hongkong": "港澳台地区(中国香港)",
    "ap-seoul": "亚太东北(首尔)",
    "ap-tokyo": "亚太东北(东京)",
    "ap-singapore": "亚太东南(新加坡)",
}
"""The regions that this cloud offers, as its region service names them."""
ABROAD = frozenset({"ap-hongkong", "ap-taipei", "ap-seoul", "ap-tokyo", "ap-singapore"})
"""Regions outside mainland China."""
