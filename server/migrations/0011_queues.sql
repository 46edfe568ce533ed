-- What queues are ordered and divided by.
-- The last day on which a result is handed over; absent in rows from before, which are computed when they are read.
ALTER TABLE cases ADD COLUMN delivery_due TEXT;
-- The limit in law with the stops so far; absent in rows from before until they move.
ALTER TABLE cases ADD COLUMN law_due TEXT;
-- Whose step is next; empty where that is not known yet, in rows from before until they move.
ALTER TABLE cases ADD COLUMN at_org TEXT NOT NULL DEFAULT ''
    CHECK (at_org IN ('', 'window', 'station', 'department', 'co', 'upper'));
UPDATE cases SET at_org = 'window' WHERE stage NOT IN ('accepted', 'paused', 'forwarded');
UPDATE cases SET at_org = 'upper' WHERE stage = 'forwarded';

DROP INDEX cases_decided;
DROP INDEX cases_decided_at_department;
CREATE INDEX cases_decided ON cases ((COALESCE(delivery_due, completed, due)), number) WHERE stage = 'decided';
CREATE INDEX cases_decided_at_department ON cases (department, (COALESCE(delivery_due, completed, due)), number)
    WHERE stage = 'decided';
-- The board counts these.
CREATE INDEX cases_running ON cases (department, stage, kind, due) WHERE stage IN ('accepted', 'paused', 'forwarded');
