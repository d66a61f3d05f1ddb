-- The record, version 4: what lists are filtered and ordered by. The columns are worked out from the
-- bodies when they are read, so they are in no seal and can never differ from them; the indexes keep
-- what they came to.

ALTER TABLE readings ADD COLUMN outlet TEXT AS (iif(json_valid(body), json_extract(body, '$.outlet'), NULL));
ALTER TABLE readings ADD COLUMN published_from TEXT AS (iif(json_valid(body), json_extract(body, '$.published.from'), NULL));
ALTER TABLE readings ADD COLUMN published_to TEXT AS (iif(json_valid(body), json_extract(body, '$.published.to'), NULL));
CREATE INDEX readings_by_published ON readings (published_to, document);
CREATE INDEX readings_by_outlet ON readings (outlet, published_to);

ALTER TABLE claims ADD COLUMN first_day TEXT AS (iif(json_valid(body), json_extract(body, '$.when.from'), NULL));
ALTER TABLE claims ADD COLUMN harm TEXT AS (iif(json_valid(body), json_extract(body, '$.toll.harm'), NULL));
CREATE INDEX claims_by_day ON claims (first_day);
CREATE INDEX claims_by_harm ON claims (harm, first_day);
CREATE INDEX claims_by_stance ON claims (stance, first_day);
CREATE INDEX claims_of_document ON claims (document, reading);

ALTER TABLE incidents ADD COLUMN first_day TEXT AS (iif(json_valid(body), json_extract(body, '$.when.from'), NULL));
ALTER TABLE incidents ADD COLUMN last_day TEXT AS (iif(json_valid(body), json_extract(body, '$.when.to'), NULL));
ALTER TABLE incidents ADD COLUMN place TEXT AS (iif(json_valid(body), json_extract(body, '$.where[0].id'), NULL));
ALTER TABLE incidents ADD COLUMN origins INTEGER AS (iif(json_valid(body), json_extract(body, '$.origins'), NULL));
CREATE INDEX incidents_by_day ON incidents (first_day, id);
CREATE INDEX incidents_by_class ON incidents (event_class, first_day);
CREATE INDEX incidents_by_place ON incidents (place, first_day);
CREATE INDEX incidents_by_origins ON incidents (origins);

CREATE INDEX situations_by_kind ON situations (kind, id);
CREATE INDEX claims_of_incident ON claim_incident (incident);
CREATE INDEX claims_of_situation ON claim_incident (situation);
CREATE INDEX lineages_of_group ON lineages (origin_group);
CREATE INDEX decisions_of_a ON decisions (a);
CREATE INDEX decisions_of_b ON decisions (b);
