-- The record, version 1.
-- Pages and texts are immutable; sightings, readings with their rows, and decisions are append-only;
-- lineages, incidents and situations are derived and rebuilt whole. `body` is one record as JSON;
-- `seal` is a hash over the row's other columns, so that a changed byte is found and named.

PRAGMA application_id = 1380996164; -- "RPTD"

-- immutable -----------------------------------------------------------------------------------

CREATE TABLE pages (
    sha256 TEXT PRIMARY KEY NOT NULL,
    raw BLOB NOT NULL,
    size INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY NOT NULL,
    page TEXT NOT NULL REFERENCES pages (sha256),
    rules TEXT NOT NULL,
    text TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- append-only ---------------------------------------------------------------------------------

CREATE TABLE sightings (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL,
    page TEXT NOT NULL REFERENCES pages (sha256),
    known TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX sightings_of_page ON sightings (page, origin, n);
CREATE INDEX sightings_of_origin ON sightings (origin, n);

-- One per document, rules and known metadata. `row_count` and `digest` cover the rows below it.
CREATE TABLE readings (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    page TEXT NOT NULL REFERENCES pages (sha256),
    document TEXT NOT NULL,
    text TEXT NOT NULL REFERENCES texts (sha256),
    rules TEXT NOT NULL,
    known TEXT NOT NULL,
    body TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    digest TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX readings_of_page ON readings (page, n);
CREATE INDEX readings_of_document ON readings (document, n);

CREATE TABLE statements (
    reading INTEGER NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    holder TEXT,
    stance TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (reading, position)
);
CREATE UNIQUE INDEX statements_by_id ON statements (id, reading);

CREATE TABLE times (
    reading INTEGER NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    printed TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (reading, position)
);

CREATE TABLE places (
    reading INTEGER NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    printed TEXT NOT NULL,
    place TEXT,
    body TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (reading, position)
);

CREATE TABLE claims (
    reading INTEGER NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    event_class TEXT NOT NULL,
    holder TEXT,
    stance TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (reading, position)
);
CREATE UNIQUE INDEX claims_by_id ON claims (id, reading);
CREATE INDEX claims_by_class ON claims (event_class);
CREATE INDEX claims_by_holder ON claims (holder);

CREATE TABLE decisions (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    verdict TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- derived: rebuilt in one transaction -----------------------------------------------------------

CREATE TABLE lineages (
    position INTEGER PRIMARY KEY NOT NULL,
    document TEXT NOT NULL UNIQUE,
    origin_group TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE incidents (
    position INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    event_class TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE situations (
    position INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE claim_incident (
    claim TEXT PRIMARY KEY NOT NULL,
    incident TEXT,
    situation TEXT,
    seal TEXT NOT NULL
);

-- What the derived tables were last built from: the last reading and decision then known.
CREATE TABLE built (
    position INTEGER PRIMARY KEY NOT NULL,
    last_reading INTEGER NOT NULL,
    last_decision INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    digest TEXT NOT NULL,
    seal TEXT NOT NULL
);

-- current: the last reading of a page, and the last of a document among those --------------------

CREATE VIEW last_of_page AS
SELECT * FROM readings AS r
WHERE NOT EXISTS (SELECT 1 FROM readings AS later WHERE later.page = r.page AND later.n > r.n);

CREATE VIEW current_readings AS
SELECT * FROM last_of_page AS r
WHERE NOT EXISTS (
    SELECT 1 FROM last_of_page AS later WHERE later.document = r.document AND later.n > r.n
);

CREATE VIEW current_statements AS
SELECT s.* FROM current_readings AS r JOIN statements AS s ON s.reading = r.n;

CREATE VIEW current_times AS
SELECT t.* FROM current_readings AS r JOIN times AS t ON t.reading = r.n;

CREATE VIEW current_places AS
SELECT p.* FROM current_readings AS r JOIN places AS p ON p.reading = r.n;

CREATE VIEW current_claims AS
SELECT c.* FROM current_readings AS r JOIN claims AS c ON c.reading = r.n;

-- nothing that was read or decided is changed or taken away ---------------------------------------

CREATE TRIGGER pages_stay_update BEFORE UPDATE ON pages
BEGIN SELECT RAISE(ABORT, 'a page is never changed'); END;
CREATE TRIGGER pages_stay_delete BEFORE DELETE ON pages
BEGIN SELECT RAISE(ABORT, 'a page is never deleted'); END;

CREATE TRIGGER texts_stay_update BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'a text is never changed'); END;
CREATE TRIGGER texts_stay_delete BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'a text is never deleted'); END;

CREATE TRIGGER sightings_stay_update BEFORE UPDATE ON sightings
BEGIN SELECT RAISE(ABORT, 'a sighting is never changed'); END;
CREATE TRIGGER sightings_stay_delete BEFORE DELETE ON sightings
BEGIN SELECT RAISE(ABORT, 'a sighting is never deleted'); END;

CREATE TRIGGER readings_stay_update BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END;
CREATE TRIGGER readings_stay_delete BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'a reading is never deleted'); END;

CREATE TRIGGER statements_stay_update BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
CREATE TRIGGER statements_stay_delete BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;

CREATE TRIGGER times_stay_update BEFORE UPDATE ON times
BEGIN SELECT RAISE(ABORT, 'a time is never changed'); END;
CREATE TRIGGER times_stay_delete BEFORE DELETE ON times
BEGIN SELECT RAISE(ABORT, 'a time is never deleted'); END;

CREATE TRIGGER places_stay_update BEFORE UPDATE ON places
BEGIN SELECT RAISE(ABORT, 'a place is never changed'); END;
CREATE TRIGGER places_stay_delete BEFORE DELETE ON places
BEGIN SELECT RAISE(ABORT, 'a place is never deleted'); END;

CREATE TRIGGER claims_stay_update BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never changed'); END;
CREATE TRIGGER claims_stay_delete BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never deleted'); END;

CREATE TRIGGER decisions_stay_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER decisions_stay_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
