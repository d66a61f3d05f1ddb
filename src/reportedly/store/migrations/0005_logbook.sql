-- What people did with the record beside judging pairs: names withheld and lifted, full exports,
-- releases, rows they coded by hand. Nothing of it is changed. `before` is the seal of the entry
-- before, so that none can be taken out or put in unseen.

CREATE TABLE logbook (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    before TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX logbook_by_kind ON logbook (kind, n);

-- What was derived at a release, packed: the readings it was derived from are never changed.
CREATE TABLE released (
    release INTEGER PRIMARY KEY NOT NULL,
    derived BLOB NOT NULL,
    seal TEXT NOT NULL
);

-- Rows coded by hand, as a team gave them: never claims, since no characters bear them out.
CREATE TABLE hand_rows (
    rows_of TEXT NOT NULL,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (rows_of, position)
);

CREATE TRIGGER logbook_stays_update BEFORE UPDATE ON logbook
BEGIN SELECT RAISE(ABORT, 'an entry of the logbook is never changed'); END;
CREATE TRIGGER logbook_stays_delete BEFORE DELETE ON logbook
BEGIN SELECT RAISE(ABORT, 'an entry of the logbook is never deleted'); END;

CREATE TRIGGER released_stays_update BEFORE UPDATE ON released
BEGIN SELECT RAISE(ABORT, 'a release is never changed'); END;
CREATE TRIGGER released_stays_delete BEFORE DELETE ON released
BEGIN SELECT RAISE(ABORT, 'a release is never deleted'); END;

CREATE TRIGGER hand_rows_stay_update BEFORE UPDATE ON hand_rows
BEGIN SELECT RAISE(ABORT, 'a row coded by hand is never changed'); END;
CREATE TRIGGER hand_rows_stay_delete BEFORE DELETE ON hand_rows
BEGIN SELECT RAISE(ABORT, 'a row coded by hand is never deleted'); END;
