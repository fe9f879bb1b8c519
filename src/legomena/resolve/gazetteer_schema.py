"""The layout of a gazetteer file, shared by the build, the import and the reader."""

from __future__ import annotations

KINDS = ("site", "town", "district", "province", "country", "region")
"""``place.kind`` is an index into this."""

SCHEMA = """
CREATE TABLE unit (id INTEGER PRIMARY KEY, country TEXT NOT NULL, code TEXT NOT NULL, admin1 TEXT) STRICT;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, unit INTEGER NOT NULL,
    lat INTEGER, lon INTEGER, population INTEGER NOT NULL
) STRICT;
CREATE INDEX countries ON place (kind) WHERE kind = 4;
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
CREATE TABLE demonym (word TEXT NOT NULL, country TEXT NOT NULL) STRICT;
CREATE TABLE capital (place INTEGER PRIMARY KEY) STRICT;
PRAGMA user_version = 1;
"""
"""``place.id`` is the GeoNames id where positive; ``lat`` and ``lon`` are in ten-thousandths of a degree;
``name.key`` and ``demonym.word`` are folded, a key that is an abbreviation begins with ``=``; a unit without
``code`` is the country (or, without a country, the world). The partial index lists the countries (kind 4).
``application_id`` of a user gazetteer stands for what was imported into it.
"""
