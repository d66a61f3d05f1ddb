-- The record in PostgreSQL, at version 10: the tables of the SQLite record of that version, column by
-- column. Text is ordered by its bytes, as there. Later versions are in files of their own, beside
-- those of SQLite and with the same numbers. `n` is given by who writes, one at a time.

CREATE TABLE schema_version (
    one BIGINT PRIMARY KEY CHECK (one = 0),
    version BIGINT NOT NULL
);
INSERT INTO schema_version VALUES (0, 10);

-- What a JSON text has at a path like $.published.from; NULL where it is no JSON, as in a damaged row.
-- Unsafe in parallel: what may fail is tried in a transaction of its own, and workers have none.
CREATE FUNCTION json_extract(body TEXT, path TEXT) RETURNS TEXT
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL UNSAFE AS $$
BEGIN
    RETURN body::json #>> string_to_array(replace(replace(substr(path, 3), '[', '.'), ']', ''), '.');
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

-- The highest number each numbered table ever had: a last row that is missing is missed. It is noted
-- by the owner's right, so that who adds a row need not have that of changing the note.
CREATE TABLE last_numbers (
    name TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL
);
CREATE FUNCTION note_number() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO %I.last_numbers AS l VALUES ($1, $2) '
        'ON CONFLICT (name) DO UPDATE SET seq = greatest(l.seq, excluded.seq)', TG_TABLE_SCHEMA
    ) USING TG_TABLE_NAME, NEW.n;
    RETURN NULL;
END $$;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END $$;

-- immutable -----------------------------------------------------------------------------------

CREATE TABLE pages (
    sha256 TEXT COLLATE "C" PRIMARY KEY,
    raw BYTEA NOT NULL,
    size BIGINT NOT NULL,
    first_seen TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
ALTER TABLE pages ALTER COLUMN raw SET STORAGE EXTERNAL; -- most are packed already, or small

CREATE TABLE texts (
    sha256 TEXT COLLATE "C" PRIMARY KEY,
    page TEXT COLLATE "C" NOT NULL REFERENCES pages (sha256),
    rules TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);

-- append-only ---------------------------------------------------------------------------------

CREATE TABLE sightings (
    n BIGINT PRIMARY KEY,
    origin TEXT COLLATE "C" NOT NULL,
    page TEXT COLLATE "C" NOT NULL REFERENCES pages (sha256),
    known TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sightings_of_page ON sightings (page, n);
CREATE INDEX sightings_of_origin ON sightings USING hash (origin); -- an address may be long

CREATE TABLE readings (
    n BIGINT PRIMARY KEY,
    page TEXT COLLATE "C" NOT NULL REFERENCES pages (sha256),
    document TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL REFERENCES texts (sha256),
    rules TEXT COLLATE "C" NOT NULL,
    known TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    outlet TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.outlet')) STORED,
    published_from TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.published.from')) STORED,
    published_to TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.published.to')) STORED
);
CREATE INDEX readings_of_page ON readings (page, n);
CREATE INDEX readings_of_document ON readings (document, n);
CREATE INDEX readings_by_published ON readings (published_to, document);

CREATE TABLE statements (
    reading BIGINT NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C",
    stance TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (reading, position)
);
CREATE UNIQUE INDEX statements_by_id ON statements (id, reading);

CREATE TABLE times (
    reading BIGINT NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    printed TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (reading, position)
);

CREATE TABLE places (
    reading BIGINT NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    printed TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C",
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (reading, position)
);

CREATE TABLE claims (
    reading BIGINT NOT NULL REFERENCES readings (n) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    event_class TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C",
    stance TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    first_day TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.when.from')) STORED,
    harm TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.toll.harm')) STORED,
    PRIMARY KEY (reading, position)
);
CREATE UNIQUE INDEX claims_by_id ON claims (id, reading);
CREATE INDEX claims_by_class ON claims (event_class);
CREATE INDEX claims_by_holder ON claims USING hash (holder); -- a name may be long
CREATE INDEX claims_by_day ON claims (first_day);
CREATE INDEX claims_by_harm ON claims (harm, first_day);
CREATE INDEX claims_by_stance ON claims (stance, first_day);
CREATE INDEX claims_of_document ON claims (document, reading);

CREATE TABLE decisions (
    n BIGINT PRIMARY KEY,
    a TEXT COLLATE "C" NOT NULL,
    b TEXT COLLATE "C" NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX decisions_of_a ON decisions (a);
CREATE INDEX decisions_of_b ON decisions (b);

CREATE TABLE scopes (
    n BIGINT PRIMARY KEY,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);

CREATE TABLE logbook (
    n BIGINT PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    before TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX logbook_by_kind ON logbook (kind, n);

CREATE TABLE released (
    release BIGINT PRIMARY KEY,
    derived BYTEA NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);

CREATE TABLE hand_rows (
    rows_of TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (rows_of, position)
);

CREATE TABLE reviews (
    n BIGINT PRIMARY KEY,
    made_at TEXT COLLATE "C" NOT NULL,
    "user" TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C",
    made TEXT COLLATE "C",
    token TEXT COLLATE "C" NOT NULL UNIQUE,
    body TEXT COLLATE "C" NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX reviews_of_subject ON reviews (subject, n);
CREATE INDEX reviews_of_document ON reviews (document, n);
CREATE INDEX reviews_of_user ON reviews ("user", n);
CREATE INDEX reviews_made ON reviews (made);

-- derived: made anew from the rest ---------------------------------------------------------------

CREATE TABLE signatures (
    reading BIGINT PRIMARY KEY REFERENCES readings (n),
    document TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX signatures_of_document ON signatures (document);

CREATE TABLE lineages (
    position BIGINT PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL UNIQUE,
    origin_group TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX lineages_of_group ON lineages (origin_group);

CREATE TABLE incidents (
    position BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    event_class TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    first_day TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.when.from')) STORED,
    last_day TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.when.to')) STORED,
    place TEXT COLLATE "C" GENERATED ALWAYS AS (json_extract(body, '$.where[0].id')) STORED,
    origins BIGINT GENERATED ALWAYS AS (CAST(json_extract(body, '$.origins') AS BIGINT)) STORED
);
CREATE INDEX incidents_by_day ON incidents (first_day, id);
CREATE INDEX incidents_by_class ON incidents (event_class, first_day);
CREATE INDEX incidents_by_place ON incidents (place, first_day);
CREATE INDEX incidents_by_origins ON incidents (origins);

CREATE TABLE situations (
    position BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX situations_by_kind ON situations (kind, id);

CREATE TABLE claim_incident (
    claim TEXT COLLATE "C" PRIMARY KEY,
    incident TEXT COLLATE "C",
    situation TEXT COLLATE "C",
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX claims_of_incident ON claim_incident (incident);
CREATE INDEX claims_of_situation ON claim_incident (situation);

CREATE TABLE built (
    position BIGINT PRIMARY KEY,
    last_reading BIGINT NOT NULL,
    last_decision BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);

-- kept to link new pages ---------------------------------------------------------------------------

CREATE TABLE reviews_linked (
    one BIGINT PRIMARY KEY CHECK (one = 0),
    last_review BIGINT NOT NULL
);
INSERT INTO reviews_linked VALUES (0, 0);

CREATE TABLE linking (
    one BIGINT PRIMARY KEY CHECK (one = 0),
    rules TEXT COLLATE "C" NOT NULL,
    last_reading BIGINT NOT NULL,
    last_decision BIGINT NOT NULL,
    last_sighting BIGINT NOT NULL,
    generation BIGINT NOT NULL
);

CREATE TABLE waiting (
    step TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (step, document)
);
CREATE INDEX waiting_by_day ON waiting (step, day, document);

CREATE TABLE accounts (
    lead TEXT COLLATE "C" PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    story TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX accounts_of_document ON accounts (document);
CREATE INDEX accounts_of_unit ON accounts (unit);

CREATE TABLE ties (
    lead TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (lead, other)
);
CREATE INDEX ties_of_other ON ties (other);

CREATE TABLE traits (
    key BIGINT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key, first, last, document)
);
CREATE INDEX traits_of_document ON traits (document);

CREATE TABLE lasting (
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, key, document)
);
CREATE INDEX lasting_of_document ON lasting (document);

CREATE TABLE former (
    id TEXT COLLATE "C" NOT NULL,
    claim TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, claim)
);

CREATE TABLE kin (
    key BIGINT NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key, document)
);
CREATE INDEX kin_of_document ON kin (document);

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

-- nothing that was read or decided is changed or taken away, one row or all -----------------------

CREATE TRIGGER pages_stay_update BEFORE UPDATE ON pages
FOR EACH ROW EXECUTE FUNCTION refuse('a page is never changed');
CREATE TRIGGER pages_stay_delete BEFORE DELETE ON pages
FOR EACH ROW EXECUTE FUNCTION refuse('a page is never deleted');
CREATE TRIGGER pages_stay_all BEFORE TRUNCATE ON pages
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a page is never deleted');

CREATE TRIGGER texts_stay_update BEFORE UPDATE ON texts
FOR EACH ROW EXECUTE FUNCTION refuse('a text is never changed');
CREATE TRIGGER texts_stay_delete BEFORE DELETE ON texts
FOR EACH ROW EXECUTE FUNCTION refuse('a text is never deleted');
CREATE TRIGGER texts_stay_all BEFORE TRUNCATE ON texts
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a text is never deleted');

CREATE TRIGGER sightings_stay_update BEFORE UPDATE ON sightings
FOR EACH ROW EXECUTE FUNCTION refuse('a sighting is never changed');
CREATE TRIGGER sightings_stay_delete BEFORE DELETE ON sightings
FOR EACH ROW EXECUTE FUNCTION refuse('a sighting is never deleted');
CREATE TRIGGER sightings_stay_all BEFORE TRUNCATE ON sightings
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a sighting is never deleted');

CREATE TRIGGER readings_stay_update BEFORE UPDATE ON readings
FOR EACH ROW EXECUTE FUNCTION refuse('a reading is never changed');
CREATE TRIGGER readings_stay_delete BEFORE DELETE ON readings
FOR EACH ROW EXECUTE FUNCTION refuse('a reading is never deleted');
CREATE TRIGGER readings_stay_all BEFORE TRUNCATE ON readings
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a reading is never deleted');

CREATE TRIGGER statements_stay_update BEFORE UPDATE ON statements
FOR EACH ROW EXECUTE FUNCTION refuse('a statement is never changed');
CREATE TRIGGER statements_stay_delete BEFORE DELETE ON statements
FOR EACH ROW EXECUTE FUNCTION refuse('a statement is never deleted');
CREATE TRIGGER statements_stay_all BEFORE TRUNCATE ON statements
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a statement is never deleted');

CREATE TRIGGER times_stay_update BEFORE UPDATE ON times
FOR EACH ROW EXECUTE FUNCTION refuse('a time is never changed');
CREATE TRIGGER times_stay_delete BEFORE DELETE ON times
FOR EACH ROW EXECUTE FUNCTION refuse('a time is never deleted');
CREATE TRIGGER times_stay_all BEFORE TRUNCATE ON times
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a time is never deleted');

CREATE TRIGGER places_stay_update BEFORE UPDATE ON places
FOR EACH ROW EXECUTE FUNCTION refuse('a place is never changed');
CREATE TRIGGER places_stay_delete BEFORE DELETE ON places
FOR EACH ROW EXECUTE FUNCTION refuse('a place is never deleted');
CREATE TRIGGER places_stay_all BEFORE TRUNCATE ON places
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a place is never deleted');

CREATE TRIGGER claims_stay_update BEFORE UPDATE ON claims
FOR EACH ROW EXECUTE FUNCTION refuse('a claim is never changed');
CREATE TRIGGER claims_stay_delete BEFORE DELETE ON claims
FOR EACH ROW EXECUTE FUNCTION refuse('a claim is never deleted');
CREATE TRIGGER claims_stay_all BEFORE TRUNCATE ON claims
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a claim is never deleted');

CREATE TRIGGER decisions_stay_update BEFORE UPDATE ON decisions
FOR EACH ROW EXECUTE FUNCTION refuse('a decision is never changed');
CREATE TRIGGER decisions_stay_delete BEFORE DELETE ON decisions
FOR EACH ROW EXECUTE FUNCTION refuse('a decision is never deleted');
CREATE TRIGGER decisions_stay_all BEFORE TRUNCATE ON decisions
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a decision is never deleted');

CREATE TRIGGER scopes_stay_update BEFORE UPDATE ON scopes
FOR EACH ROW EXECUTE FUNCTION refuse('a scope is never changed');
CREATE TRIGGER scopes_stay_delete BEFORE DELETE ON scopes
FOR EACH ROW EXECUTE FUNCTION refuse('a scope is never deleted');
CREATE TRIGGER scopes_stay_all BEFORE TRUNCATE ON scopes
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a scope is never deleted');

CREATE TRIGGER logbook_stay_update BEFORE UPDATE ON logbook
FOR EACH ROW EXECUTE FUNCTION refuse('an entry of the logbook is never changed');
CREATE TRIGGER logbook_stay_delete BEFORE DELETE ON logbook
FOR EACH ROW EXECUTE FUNCTION refuse('an entry of the logbook is never deleted');
CREATE TRIGGER logbook_stay_all BEFORE TRUNCATE ON logbook
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an entry of the logbook is never deleted');

CREATE TRIGGER released_stay_update BEFORE UPDATE ON released
FOR EACH ROW EXECUTE FUNCTION refuse('a release is never changed');
CREATE TRIGGER released_stay_delete BEFORE DELETE ON released
FOR EACH ROW EXECUTE FUNCTION refuse('a release is never deleted');
CREATE TRIGGER released_stay_all BEFORE TRUNCATE ON released
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a release is never deleted');

CREATE TRIGGER hand_rows_stay_update BEFORE UPDATE ON hand_rows
FOR EACH ROW EXECUTE FUNCTION refuse('a row coded by hand is never changed');
CREATE TRIGGER hand_rows_stay_delete BEFORE DELETE ON hand_rows
FOR EACH ROW EXECUTE FUNCTION refuse('a row coded by hand is never deleted');
CREATE TRIGGER hand_rows_stay_all BEFORE TRUNCATE ON hand_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a row coded by hand is never deleted');

CREATE TRIGGER reviews_stay_update BEFORE UPDATE ON reviews
FOR EACH ROW EXECUTE FUNCTION refuse('a review is never changed');
CREATE TRIGGER reviews_stay_delete BEFORE DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION refuse('a review is never deleted');
CREATE TRIGGER reviews_stay_all BEFORE TRUNCATE ON reviews
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a review is never deleted');

-- and the number of a row that was taken out all the same is not forgotten --------------------------

CREATE TRIGGER sightings_numbered AFTER INSERT ON sightings
FOR EACH ROW EXECUTE FUNCTION note_number();
CREATE TRIGGER readings_numbered AFTER INSERT ON readings
FOR EACH ROW EXECUTE FUNCTION note_number();
CREATE TRIGGER decisions_numbered AFTER INSERT ON decisions
FOR EACH ROW EXECUTE FUNCTION note_number();
CREATE TRIGGER scopes_numbered AFTER INSERT ON scopes
FOR EACH ROW EXECUTE FUNCTION note_number();
CREATE TRIGGER logbook_numbered AFTER INSERT ON logbook
FOR EACH ROW EXECUTE FUNCTION note_number();
CREATE TRIGGER reviews_numbered AFTER INSERT ON reviews
FOR EACH ROW EXECUTE FUNCTION note_number();
