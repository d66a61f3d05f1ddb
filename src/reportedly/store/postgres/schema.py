"""A record in a database -> what is defined in it: to be compared with what we define."""

import re
from collections.abc import Iterator
from importlib.resources import files

from reportedly.store.database import Database, as_text

RECORD = "reportedly"
"""The schema that a record is in."""

_FRESH = "reportedly_as_made"

_DEFINED = """
SELECT 'column ' || c.relname || '.' || a.attname,
    format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
    || coalesce(' COLLATE ' || o.collname, '') || ' ' || a.attgenerated::text
    || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation AS o ON o.oid = a.attcollation
WHERE c.relnamespace = to_regnamespace(?1) AND c.relkind = 'r' AND a.attnum > 0
AND NOT a.attisdropped
UNION ALL
SELECT 'table ' || relname, relpersistence::text || ' ' || relrowsecurity::text FROM pg_class
WHERE relnamespace = to_regnamespace(?1) AND relkind NOT IN ('i', 'v')
UNION ALL
SELECT 'view ' || viewname, definition FROM pg_views WHERE schemaname = ?1
UNION ALL
SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = ?1
UNION ALL
SELECT 'constraint ' || c.relname || '.' || o.conname, pg_get_constraintdef(o.oid)
FROM pg_constraint AS o JOIN pg_class AS c ON c.oid = o.conrelid
WHERE o.connamespace = to_regnamespace(?1)
UNION ALL
SELECT 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || t.tgenabled::text
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = to_regnamespace(?1) AND NOT t.tgisinternal
UNION ALL
SELECT 'rule ' || tablename || '.' || rulename, definition FROM pg_rules WHERE schemaname = ?1
UNION ALL
SELECT 'function ' || proname, pg_get_functiondef(oid) FROM pg_proc
WHERE pronamespace = to_regnamespace(?1)
UNION ALL
SELECT 'unchecked ' || c.relname || '.' || count(*), 'references' FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = to_regnamespace(?1) AND t.tgisinternal AND t.tgenabled <> 'O'
GROUP BY c.relname
"""


def defined(db: Database, name: str) -> dict[str, str]:
    """Return what is defined in a schema, by kind and name, wherever the schema stands."""
    named = re.compile(rf"\b{name}\.")
    rows = db.execute(_DEFINED.replace("?1", f"'{name}'"))
    return {as_text(what): named.sub("", as_text(told)) for what, told in rows}


def as_made(db: Database) -> dict[str, str]:
    """Return what is defined in a new record; it is made for the answer, and never kept.

    In a transaction that is open it is made behind a savepoint, and no one else sees it.
    """
    db.execute("SAVEPOINT as_made")
    try:
        db.execute(f"CREATE SCHEMA {_FRESH}")
        db.execute(f"SET LOCAL search_path TO {_FRESH}")
        for _, script in migrations():
            db.execute(script)
        return defined(db, _FRESH)
    finally:
        db.execute("ROLLBACK TO SAVEPOINT as_made")


def migrations() -> Iterator[tuple[int, str]]:
    """Yield the schema changes with the version that each leads to, in order."""
    folder = files("reportedly.store").joinpath("migrations", "postgres")
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.name.endswith(".sql"):
            yield int(item.name[:4]), item.read_text(encoding="utf-8")
