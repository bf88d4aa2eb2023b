"""Distinguished names from DER, written the way Elasticsearch's `_ssl/certificates` writes them: `CN=a, O=b`.

A TLS server sends the names of the authorities it accepts as bare DER (RFC 5246, 7.4.4; X.501 for the structure).
"""

from __future__ import annotations

from collections.abc import Iterator

_SHORT = {
    "2.5.4.3": "CN",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "0.9.2342.19200300.100.1.25": "DC",
}
_BMP_STRING = 0x1E


def name_from_der(data: bytes) -> str:
    """The name, most specific part first. Raises ValueError when the bytes are no name."""
    groups = [group for _, sequence in _elements(data) for _, group in _elements(sequence)]
    parts = ["+".join(_attribute(attribute) for _, attribute in _elements(group)) for group in groups]
    return ", ".join(reversed(parts))


def _attribute(data: bytes) -> str:
    (_, oid), (tag, value) = list(_elements(data))[:2]
    dotted = _dotted(oid)
    text = value.decode("utf-16-be" if tag == _BMP_STRING else "utf-8", "replace")
    return f"{_SHORT.get(dotted, dotted)}={text}"


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        tag, length, start = header(data, at)
        if start + length > len(data):
            raise ValueError("the element is cut short")
        yield tag, data[start : start + length]
        at = start + length


def header(data: bytes, at: int) -> tuple[int, int, int]:
    """Tag and length of the DER element that begins there, and where its value begins.

    Raises ValueError when there is none.
    """
    if at + 2 > len(data):
        raise ValueError("the element has no length")
    tag, length = data[at], data[at + 1]
    if length < 0x80:
        return tag, length, at + 2
    size = length & 0x7F
    return tag, int.from_bytes(data[at + 2 : at + 2 + size]), at + 2 + size


def _dotted(data: bytes) -> str:
    numbers: list[int] = []
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2) if numbers else 0
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:]))) if numbers else ""
