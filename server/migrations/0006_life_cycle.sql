-- The stages of the whole life cycle, and the case as the rules see it.
DROP INDEX cases_open;
DROP INDEX cases_open_at_window;
DROP INDEX cases_decided;
DROP INDEX cases_decided_at_department;
DROP INDEX cases_open_at_department;

ALTER TABLE cases ADD COLUMN stage_now TEXT NOT NULL DEFAULT 'accepted' CHECK (stage_now IN (
    'received', 'awaiting_supplement', 'not_accepted', 'lapsed', 'accepted', 'paused', 'forwarded', 'decided',
    'delivered', 'returned', 'withdrawn', 'archived'));
UPDATE cases SET stage_now = stage;
ALTER TABLE cases DROP COLUMN stage;
ALTER TABLE cases RENAME COLUMN stage_now TO stage;

-- JSON; empty for cases from before, which are read again from their events when they move.
ALTER TABLE cases ADD COLUMN state TEXT NOT NULL DEFAULT '';
-- The day on which a stopped clock runs again by itself.
ALTER TABLE cases ADD COLUMN resumes TEXT;
-- The date on which a case ended without a decision: returned, withdrawn.
ALTER TABLE cases ADD COLUMN ended TEXT;

CREATE INDEX cases_open ON cases (due, number) WHERE stage IN ('accepted', 'paused', 'forwarded');
CREATE INDEX cases_open_at_window ON cases (window_no, due, number) WHERE stage IN ('accepted', 'paused', 'forwarded');
CREATE INDEX cases_open_at_department ON cases (department, due, number)
    WHERE stage IN ('accepted', 'paused', 'forwarded');
CREATE INDEX cases_decided ON cases (due, number) WHERE stage = 'decided';
CREATE INDEX cases_decided_at_department ON cases (department, due, number) WHERE stage = 'decided';
CREATE INDEX cases_resuming ON cases (resumes) WHERE stage = 'paused';
