-- The record, version 3: what is kept of each reading's text to find its copies. It is made from
-- the text and can be made again, so it may be replaced.

CREATE TABLE signatures (
    reading INTEGER PRIMARY KEY NOT NULL REFERENCES readings (n),
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);
