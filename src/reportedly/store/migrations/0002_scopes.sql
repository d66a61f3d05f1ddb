-- What the pages of a record are read with beside the built-in gazetteer: the user's own gazetteers
-- and the states in play first. Each row is the whole of it from then on; the last one holds.

CREATE TABLE scopes (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TRIGGER scopes_stay_update BEFORE UPDATE ON scopes
BEGIN SELECT RAISE(ABORT, 'a scope is never changed'); END;
CREATE TRIGGER scopes_stay_delete BEFORE DELETE ON scopes
BEGIN SELECT RAISE(ABORT, 'a scope is never deleted'); END;
