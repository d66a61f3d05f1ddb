-- The record, version 6: what is kept to link a new page without looking at all the others. All of it
-- is made from the rest and can be made again, so none of it is sealed.

-- By which rules the derived rows were built, what they know of, and how often they were changed.
CREATE TABLE linking (
    one INTEGER PRIMARY KEY CHECK (one = 0),
    rules TEXT NOT NULL,
    last_reading INTEGER NOT NULL,
    last_decision INTEGER NOT NULL,
    last_sighting INTEGER NOT NULL,
    generation INTEGER NOT NULL
);

-- Pages that something derived is to be built anew for: origins, units or lasting.
CREATE TABLE waiting (
    step TEXT NOT NULL,
    day TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (step, document)
) WITHOUT ROWID;
CREATE INDEX waiting_by_day ON waiting (step, day, document);

CREATE TABLE accounts (
    lead TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL,
    unit TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX accounts_of_document ON accounts (document);
CREATE INDEX accounts_of_unit ON accounts (unit);

CREATE TABLE traits (
    key INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (key, first, last, document)
) WITHOUT ROWID;
CREATE INDEX traits_of_document ON traits (document);

CREATE TABLE lasting (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (kind, key, document)
) WITHOUT ROWID;
CREATE INDEX lasting_of_document ON lasting (document);

-- Incidents that are no more, with their claims: where these went is what has become of them.
CREATE TABLE former (
    id TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (id, claim)
) WITHOUT ROWID;
