"""How the cloud says no: a code from the products' lists, and words."""

from __future__ import annotations


class CloudError(Exception):
    """An API error; it travels with HTTP status 200 inside the envelope."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


def missing(name: str) -> CloudError:
    """A required parameter is not there."""
    return CloudError("MissingParameter", f"The request is missing a required parameter `{name}`.")


def mistyped(name: str, expected: str) -> CloudError:
    """A parameter has another JSON type than the schema says."""
    return CloudError("InvalidParameter", f"The value type of parameter `{name}` is not valid: {expected} is expected.")


def unrecognised(name: str) -> CloudError:
    """A parameter that the action does not know."""
    return CloudError("UnknownParameter", f"The parameter `{name}` is not recognized.")


def bad_value(name: str, value: object, code: str = "InvalidParameterValue") -> CloudError:
    """A parameter whose value makes no sense."""
    return CloudError(code, f"The value `{value}` of parameter `{name}` is not valid.")


def not_found(code: str, identity: str) -> CloudError:
    """A resource that is not in this region and account."""
    return CloudError(code, f"The resource `{identity}` does not exist.")
