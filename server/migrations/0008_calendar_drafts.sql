-- Official holiday notices on their way into the calendar: drafted by one person, signed off or rejected by the director.
CREATE TABLE calendar_drafts (
    no BIGINT PRIMARY KEY,
    -- The notice, JSON.
    notice TEXT NOT NULL,
    -- The year had a notice already.
    replaces SMALLINT NOT NULL CHECK (replaces IN (0, 1)),
    -- The calendar against which the list was made.
    base_version TEXT NOT NULL,
    looked_at BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    -- The dates that it moves, JSON, by case number.
    moves TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'signed', 'rejected')),
    drafted_at BIGINT NOT NULL,
    drafted_by TEXT NOT NULL REFERENCES users (name),
    drafted_zh TEXT NOT NULL,
    drafted_en TEXT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT REFERENCES users (name),
    decided_zh TEXT NOT NULL,
    decided_en TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The version that it became.
    calendar_version TEXT,
    version BIGINT NOT NULL
);

-- Dates that a calendar moved, and who told the applicant.
CREATE TABLE calendar_moves (
    case_number TEXT NOT NULL REFERENCES cases (number),
    calendar_version TEXT NOT NULL,
    department TEXT NOT NULL,
    -- The date of which the applicant knows.
    due_before TEXT NOT NULL,
    due_after TEXT NOT NULL,
    moved_at BIGINT NOT NULL,
    told_at BIGINT,
    told_by TEXT REFERENCES users (name),
    told_zh TEXT NOT NULL,
    told_en TEXT NOT NULL,
    PRIMARY KEY (case_number, calendar_version)
);

CREATE INDEX calendar_moves_to_tell ON calendar_moves (department, due_after, case_number) WHERE told_at IS NULL;

-- Open cases whose clock a calendar can move, for those that are behind it.
CREATE INDEX cases_by_calendar ON cases (number, calendar_version)
    WHERE stage IN ('received', 'accepted', 'paused', 'forwarded');
