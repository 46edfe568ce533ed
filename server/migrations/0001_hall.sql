-- The hall's tables. One text for SQLite and PostgreSQL: BIGINT for numbers and instants (UTC milliseconds),
-- SMALLINT 0/1 for yes and no, TEXT for the rest (ISO dates, enums with CHECK, JSON documents).

CREATE TABLE departments (
    code TEXT PRIMARY KEY,
    sort BIGINT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    parent_zh TEXT NOT NULL,
    station_zh TEXT NOT NULL,
    batch TEXT NOT NULL CHECK (batch IN ('1', '2', 'outside'))
);

CREATE TABLE windows (
    no BIGINT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    department TEXT NOT NULL
);

CREATE TABLE towns (
    code TEXT PRIMARY KEY,
    sort BIGINT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL
);

-- A service is its identity; what is published stands in its versions, which never change.
CREATE TABLE services (
    id TEXT PRIMARY KEY,
    department TEXT NOT NULL REFERENCES departments (code),
    sort BIGINT NOT NULL,
    batch TEXT NOT NULL CHECK (batch IN ('1', '2', 'outside')),
    current_version BIGINT NOT NULL
);

CREATE TABLE service_versions (
    service TEXT NOT NULL REFERENCES services (id),
    version BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (service, version)
);

CREATE TABLE forms (
    no TEXT PRIMARY KEY,
    sort BIGINT NOT NULL,
    version BIGINT NOT NULL,
    issued TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE calendars (
    version TEXT PRIMARY KEY,
    imported_at BIGINT NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE users (
    name TEXT PRIMARY KEY,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    role TEXT NOT NULL,
    department TEXT,
    window_no BIGINT,
    post TEXT CHECK (post IN ('A', 'B')),
    password_hash TEXT NOT NULL,
    active SMALLINT NOT NULL CHECK (active IN (0, 1)),
    created_at BIGINT NOT NULL
);

-- Only the hash of a session's token is kept.
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_name TEXT NOT NULL REFERENCES users (name),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE counters (
    scope TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE cases (
    number TEXT PRIMARY KEY,
    centre TEXT NOT NULL,
    query_code TEXT NOT NULL,
    document_no TEXT NOT NULL,
    service TEXT NOT NULL REFERENCES services (id),
    service_version BIGINT NOT NULL,
    service_zh TEXT NOT NULL,
    service_en TEXT NOT NULL,
    department TEXT NOT NULL REFERENCES departments (code),
    window_no BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('immediate', 'promised', 'joint')),
    authorisation TEXT NOT NULL CHECK (authorisation IN ('W', 'S', 'D', 'U')),
    promised_workdays BIGINT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('received', 'accepted', 'decided', 'delivered')),
    applicant_kind TEXT NOT NULL CHECK (applicant_kind IN ('person', 'organisation')),
    applicant_name TEXT NOT NULL,
    id_number TEXT NOT NULL,
    phone TEXT NOT NULL,
    town TEXT NOT NULL,
    materials TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    accepted_at BIGINT NOT NULL,
    accepted TEXT NOT NULL,
    due TEXT NOT NULL,
    printed_due TEXT NOT NULL,
    statutory_due TEXT,
    provisional SMALLINT NOT NULL CHECK (provisional IN (0, 1)),
    calendar_version TEXT NOT NULL,
    decided_at BIGINT,
    completed TEXT,
    outcome TEXT CHECK (outcome IN ('granted', 'refused')),
    certificate_no TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    delivered_at BIGINT,
    received_by TEXT NOT NULL,
    officer_zh TEXT NOT NULL,
    officer_en TEXT NOT NULL,
    events BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- Open cases, least time left first: the hall's, and one window's.
CREATE INDEX cases_open ON cases (due, number) WHERE stage = 'accepted';
CREATE INDEX cases_open_at_window ON cases (window_no, due, number) WHERE stage = 'accepted';
CREATE INDEX cases_at_window ON cases (window_no, due, number);
-- Decided and waiting to be collected.
CREATE INDEX cases_decided ON cases (due, number) WHERE stage = 'decided';
CREATE INDEX cases_decided_at_department ON cases (department, due, number) WHERE stage = 'decided';
CREATE INDEX cases_by_due ON cases (due, number);
CREATE INDEX cases_open_at_department ON cases (department, due, number) WHERE stage = 'accepted';
CREATE INDEX cases_at_department ON cases (department, due, number);
CREATE INDEX cases_by_accepted ON cases (accepted, department);
CREATE INDEX cases_by_completed ON cases (completed, department);

-- Append-only. Each event carries the hash of the one before it.
CREATE TABLE case_events (
    case_number TEXT NOT NULL REFERENCES cases (number),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    content TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_zh TEXT NOT NULL,
    actor_en TEXT NOT NULL,
    post TEXT,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_number, seq)
);

-- The reply to a write that was asked for with a key, so that asking again does not do it again.
CREATE TABLE idempotency (
    actor TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    reply TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (actor, idempotency_key)
);

CREATE INDEX idempotency_by_age ON idempotency (created_at);
