-- The record, version 8: a unit is one group of accounts, with how it came about, and what ties it to
-- others. What was kept in another way is made again.

CREATE INDEX signatures_of_document ON signatures (document);
ALTER TABLE accounts ADD COLUMN story TEXT NOT NULL DEFAULT '';
CREATE TABLE ties (
    lead TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (lead, other)
) WITHOUT ROWID;
CREATE INDEX ties_of_other ON ties (other);
DELETE FROM linking;
