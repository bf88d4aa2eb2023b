"""The version, a literal so that nothing has to be imported to tell it."""

__version__ = "0.1.0"
