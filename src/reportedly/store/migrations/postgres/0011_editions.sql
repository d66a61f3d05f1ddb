-- The record in PostgreSQL, version 11: what is derived stands in editions. Readers see one of them,
-- whole; where other rules have all of it built anew, that is written into another one beside it, some
-- rows at a time, and is shown in its place in one step. What is no longer shown is taken out later.

CREATE TABLE edition (
    one BIGINT PRIMARY KEY CHECK (one = 0),
    shown BIGINT NOT NULL,
    working BIGINT NOT NULL,
    is_swept BIGINT NOT NULL
);
INSERT INTO edition VALUES (0, 0, 0, 1);

ALTER TABLE lineages RENAME TO all_lineages;
ALTER TABLE all_lineages ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
ALTER TABLE all_lineages ALTER COLUMN edition DROP DEFAULT;
ALTER TABLE all_lineages DROP CONSTRAINT lineages_pkey, DROP CONSTRAINT lineages_document_key;
ALTER TABLE all_lineages ADD CONSTRAINT all_lineages_pkey PRIMARY KEY (document, edition);
DROP INDEX lineages_of_group;
CREATE INDEX lineages_of_group ON all_lineages (origin_group, edition);

ALTER TABLE incidents RENAME TO all_incidents;
ALTER TABLE all_incidents ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
ALTER TABLE all_incidents ALTER COLUMN edition DROP DEFAULT;
ALTER TABLE all_incidents DROP CONSTRAINT incidents_pkey, DROP CONSTRAINT incidents_id_key;
ALTER TABLE all_incidents ADD CONSTRAINT all_incidents_pkey PRIMARY KEY (id, edition);
DROP INDEX incidents_by_day, incidents_by_class, incidents_by_place, incidents_by_origins;
CREATE INDEX incidents_by_day ON all_incidents (first_day, id, edition);
CREATE INDEX incidents_by_class ON all_incidents (event_class, first_day, edition);
CREATE INDEX incidents_by_place ON all_incidents (place, first_day, edition);
CREATE INDEX incidents_by_origins ON all_incidents (origins, edition);

ALTER TABLE situations RENAME TO all_situations;
ALTER TABLE all_situations ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
ALTER TABLE all_situations ALTER COLUMN edition DROP DEFAULT;
ALTER TABLE all_situations DROP CONSTRAINT situations_pkey, DROP CONSTRAINT situations_id_key;
ALTER TABLE all_situations ADD CONSTRAINT all_situations_pkey PRIMARY KEY (id, edition);
DROP INDEX situations_by_kind;
CREATE INDEX situations_by_kind ON all_situations (kind, id, edition);

ALTER TABLE claim_incident RENAME TO all_claim_incident;
ALTER TABLE all_claim_incident ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
ALTER TABLE all_claim_incident ALTER COLUMN edition DROP DEFAULT;
ALTER TABLE all_claim_incident DROP CONSTRAINT claim_incident_pkey;
ALTER TABLE all_claim_incident ADD CONSTRAINT all_claim_incident_pkey PRIMARY KEY (claim, edition);
DROP INDEX claims_of_incident, claims_of_situation;
CREATE INDEX claims_of_incident ON all_claim_incident (incident, edition);
CREATE INDEX claims_of_situation ON all_claim_incident (situation, edition);

ALTER TABLE built RENAME TO all_built;
ALTER TABLE all_built ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
ALTER TABLE all_built ALTER COLUMN edition DROP DEFAULT;
ALTER TABLE all_built DROP CONSTRAINT built_pkey;
ALTER TABLE all_built ADD CONSTRAINT all_built_pkey PRIMARY KEY (position, edition);

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
