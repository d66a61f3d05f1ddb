-- The record, version 7: what people decided about claims, one row a decision. `previous` is the
-- seal of the row before, so that no row is changed, moved or taken out without a trace; `made` is
-- the id of the claim that a decision leaves standing; `token` makes one press one decision.

CREATE TABLE reviews (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    user TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    document TEXT,
    made TEXT,
    token TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX reviews_of_subject ON reviews (subject, n);
CREATE INDEX reviews_of_document ON reviews (document, n);
CREATE INDEX reviews_of_user ON reviews (user, n);
CREATE INDEX reviews_made ON reviews (made);

CREATE TRIGGER reviews_stay_update BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;
CREATE TRIGGER reviews_stay_delete BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'a review is never deleted'); END;

-- Up to which decision the derived rows take them in.
CREATE TABLE reviews_linked (
    one INTEGER PRIMARY KEY CHECK (one = 0),
    last_review INTEGER NOT NULL
);
INSERT INTO reviews_linked VALUES (0, 0);
