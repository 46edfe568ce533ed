-- Cases before their acceptance: no acceptance, no printed date yet. `due` is the last day of the clock that runs.
DROP INDEX cases_by_accepted;
DROP INDEX cases_open;
DROP INDEX cases_open_at_window;
DROP INDEX cases_open_at_department;

ALTER TABLE cases ADD COLUMN accepted_at_new BIGINT;
ALTER TABLE cases ADD COLUMN accepted_new TEXT;
ALTER TABLE cases ADD COLUMN printed_due_new TEXT;
UPDATE cases SET accepted_at_new = accepted_at, accepted_new = accepted, printed_due_new = printed_due;
ALTER TABLE cases DROP COLUMN accepted_at;
ALTER TABLE cases DROP COLUMN accepted;
ALTER TABLE cases DROP COLUMN printed_due;
ALTER TABLE cases RENAME COLUMN accepted_at_new TO accepted_at;
ALTER TABLE cases RENAME COLUMN accepted_new TO accepted;
ALTER TABLE cases RENAME COLUMN printed_due_new TO printed_due;

-- The last day for papers that are to follow, while any are.
ALTER TABLE cases ADD COLUMN gap_due TEXT;
-- The day of the next reminder to the level above, while the papers are there.
ALTER TABLE cases ADD COLUMN chase_on TEXT;
-- The applicant has said how it went.
ALTER TABLE cases ADD COLUMN rated SMALLINT NOT NULL DEFAULT 0 CHECK (rated IN (0, 1));

CREATE INDEX cases_by_accepted ON cases (accepted, department);
CREATE INDEX cases_open ON cases (due, number)
    WHERE stage IN ('received', 'awaiting_supplement', 'accepted', 'paused', 'forwarded');
CREATE INDEX cases_open_at_window ON cases (window_no, due, number)
    WHERE stage IN ('received', 'awaiting_supplement', 'accepted', 'paused', 'forwarded');
CREATE INDEX cases_open_at_department ON cases (department, due, number)
    WHERE stage IN ('received', 'awaiting_supplement', 'accepted', 'paused', 'forwarded');
CREATE INDEX cases_unanswered ON cases (due) WHERE stage = 'received';
CREATE INDEX cases_with_gap ON cases (gap_due) WHERE gap_due IS NOT NULL;

-- An applicant who comes again.
CREATE INDEX cases_by_applicant ON cases (id_number, department);

-- Co-departments' parts of joint cases.
CREATE TABLE case_parts (
    case_number TEXT NOT NULL REFERENCES cases (number),
    department TEXT NOT NULL,
    due TEXT NOT NULL,
    answered SMALLINT NOT NULL CHECK (answered IN (0, 1)),
    PRIMARY KEY (case_number, department)
);

CREATE INDEX case_parts_of_department ON case_parts (department, answered, due);

-- Papers as they were issued; nothing changes them.
CREATE TABLE case_papers (
    case_number TEXT NOT NULL REFERENCES cases (number),
    no BIGINT NOT NULL,
    code TEXT NOT NULL,
    document_no TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    event_seq BIGINT NOT NULL,
    content TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_number, no)
);
