-- The record, version 10: by which two pages can be copies or versions of each other: marks of their
-- texts, and addresses, as numbers. Made from signatures and sightings, and made again with them.

CREATE TABLE kin (
    key INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE INDEX kin_of_document ON kin (document);
DELETE FROM linking;
