"""The tables of a history, their version, and whether a file has these and no others."""

from __future__ import annotations

import sqlite3

VERSION = 1
APPLICATION = 0x63637268
"""Marks the file as a history of ours (`ccrh`)."""

TABLES = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE stretch (id INTEGER PRIMARY KEY, resolution INTEGER NOT NULL, link TEXT NOT NULL, "
    "first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, whole INTEGER NOT NULL, packed INTEGER NOT NULL, "
    "base INTEGER, body BLOB NOT NULL)",
    "CREATE INDEX stretch_by_layer ON stretch (resolution, link, whole, id)",
    "CREATE INDEX stretch_open ON stretch (resolution, link, id) WHERE packed = 0",
    "CREATE TABLE event (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, what TEXT NOT NULL, link TEXT NOT NULL, "
    "follower TEXT, earlier TEXT, later TEXT)",
    "CREATE INDEX event_by_time ON event (at_ms)",
)


class ForeignSchemaError(Exception):
    """The file is a database, and no history of ours."""


class NewerSchemaError(Exception):
    """The file is a history that a newer version of the program wrote."""


def check(connection: sqlite3.Connection) -> bool:
    """Whether the file has our tables, or none at all (False). Raises ForeignSchemaError and NewerSchemaError."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = {str(row[0]) for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if not tables and version == application == 0:
        return False
    if application != APPLICATION:
        raise ForeignSchemaError
    if version > VERSION:
        raise NewerSchemaError
    if version != VERSION or tables != set(TABLES):
        raise ForeignSchemaError
    return True


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, all or none."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
