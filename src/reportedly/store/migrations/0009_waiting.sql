-- The record, version 9: the columns of `waiting` in another order. In a table without row numbers,
-- SQLite 3.40's own check takes a column that stands between those of the key for NULL.

DROP TABLE waiting;
CREATE TABLE waiting (
    step TEXT NOT NULL,
    document TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (step, document)
) WITHOUT ROWID;
CREATE INDEX waiting_by_day ON waiting (step, day, document);
DELETE FROM linking;
