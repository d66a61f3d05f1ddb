-- The record, version 11: what is derived stands in editions. Readers see one of them, whole; where
-- other rules have all of it built anew, that is written into another one beside it, some rows at a
-- time, and is shown in its place in one step. What is no longer shown is taken out later. In keys
-- the edition stands last: it tells few rows from others, and SQLite would search by it alone.

CREATE TABLE edition (
    one INTEGER PRIMARY KEY CHECK (one = 0),
    shown INTEGER NOT NULL,
    working INTEGER NOT NULL,
    is_swept INTEGER NOT NULL
);
INSERT INTO edition VALUES (0, 0, 0, 1);

CREATE TABLE all_lineages (
    document TEXT NOT NULL,
    edition INTEGER NOT NULL,
    position INTEGER NOT NULL,
    origin_group TEXT NOT NULL,
    seal TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (document, edition)
) WITHOUT ROWID;
INSERT INTO all_lineages SELECT document, 0, position, origin_group, seal, body FROM lineages ORDER BY document;
DROP TABLE lineages;
CREATE INDEX lineages_of_group ON all_lineages (origin_group, edition);

CREATE TABLE all_incidents (
    id TEXT NOT NULL,
    edition INTEGER NOT NULL,
    position INTEGER NOT NULL,
    event_class TEXT NOT NULL,
    title TEXT NOT NULL,
    seal TEXT NOT NULL,
    body TEXT NOT NULL,
    first_day TEXT AS (iif(json_valid(body), json_extract(body, '$.when.from'), NULL)),
    last_day TEXT AS (iif(json_valid(body), json_extract(body, '$.when.to'), NULL)),
    place TEXT AS (iif(json_valid(body), json_extract(body, '$.where[0].id'), NULL)),
    origins INTEGER AS (iif(json_valid(body), json_extract(body, '$.origins'), NULL)),
    PRIMARY KEY (id, edition)
);
INSERT INTO all_incidents (edition, id, position, event_class, title, seal, body)
SELECT 0, id, position, event_class, title, seal, body FROM incidents ORDER BY id;
DROP TABLE incidents;
CREATE INDEX incidents_by_day ON all_incidents (first_day, id, edition);
CREATE INDEX incidents_by_class ON all_incidents (event_class, first_day, edition);
CREATE INDEX incidents_by_place ON all_incidents (place, first_day, edition);
CREATE INDEX incidents_by_origins ON all_incidents (origins, edition);

CREATE TABLE all_situations (
    id TEXT NOT NULL,
    edition INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    seal TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, edition)
);
INSERT INTO all_situations SELECT id, 0, position, kind, name, seal, body FROM situations ORDER BY id;
DROP TABLE situations;
CREATE INDEX situations_by_kind ON all_situations (kind, id, edition);

CREATE TABLE all_claim_incident (
    claim TEXT NOT NULL,
    edition INTEGER NOT NULL,
    incident TEXT,
    situation TEXT,
    seal TEXT NOT NULL,
    PRIMARY KEY (claim, edition)
) WITHOUT ROWID;
INSERT INTO all_claim_incident SELECT claim, 0, incident, situation, seal FROM claim_incident ORDER BY claim;
DROP TABLE claim_incident;
CREATE INDEX claims_of_incident ON all_claim_incident (incident, edition);
CREATE INDEX claims_of_situation ON all_claim_incident (situation, edition);

CREATE TABLE all_built (
    position INTEGER NOT NULL,
    edition INTEGER NOT NULL,
    last_reading INTEGER NOT NULL,
    last_decision INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    digest TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (position, edition)
) WITHOUT ROWID;
INSERT INTO all_built SELECT position, 0, last_reading, last_decision, row_count, digest, seal FROM built;
DROP TABLE built;

-- what readers see

CREATE VIEW lineages AS
SELECT position, document, origin_group, body, seal FROM all_lineages
WHERE edition = (SELECT shown FROM edition);

CREATE VIEW incidents AS
SELECT position, id, event_class, title, body, seal, first_day, last_day, place, origins
FROM all_incidents WHERE edition = (SELECT shown FROM edition);

CREATE VIEW situations AS
SELECT position, id, kind, name, body, seal FROM all_situations
WHERE edition = (SELECT shown FROM edition);

CREATE VIEW claim_incident AS
SELECT claim, incident, situation, seal FROM all_claim_incident
WHERE edition = (SELECT shown FROM edition);

CREATE VIEW built AS
SELECT position, last_reading, last_decision, row_count, digest, seal FROM all_built
WHERE edition = (SELECT shown FROM edition);

-- what is built on: the same, but where all is being built anew

CREATE VIEW working_lineages AS
SELECT position, document, origin_group, body, seal FROM all_lineages
WHERE edition = (SELECT working FROM edition);

CREATE VIEW working_claim_incident AS
SELECT claim, incident, situation, seal FROM all_claim_incident
WHERE edition = (SELECT working FROM edition);
