-- Questions of the public (咨询).
CREATE TABLE questions (
    number TEXT PRIMARY KEY,
    centre TEXT NOT NULL,
    query_code TEXT NOT NULL,
    -- The service that it is about; none for a general question.
    service TEXT REFERENCES services (id),
    -- Who holds it: a department's code, or CENTRE for the enquiry desk.
    department TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    question TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    asked TEXT NOT NULL,
    due TEXT NOT NULL,
    provisional SMALLINT NOT NULL CHECK (provisional IN (0, 1)),
    calendar_version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
    answer TEXT NOT NULL,
    answered_at BIGINT,
    answered TEXT,
    handed_on BIGINT NOT NULL,
    publication TEXT NOT NULL CHECK (publication IN ('none', 'prepared', 'public', 'withdrawn')),
    public_question TEXT NOT NULL,
    public_answer TEXT NOT NULL,
    -- The number under which the public knows it, and the day it was published last.
    public_no BIGINT,
    published TEXT,
    version BIGINT NOT NULL
);

CREATE INDEX questions_open ON questions (department, due, number) WHERE state = 'open';
CREATE INDEX questions_open_everywhere ON questions (due, number) WHERE state = 'open';
CREATE INDEX questions_answered ON questions (due, number) WHERE state = 'answered';
CREATE INDEX questions_public ON questions (public_no) WHERE publication = 'public';

-- Append-only.
CREATE TABLE question_events (
    question TEXT NOT NULL REFERENCES questions (number),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    content TEXT NOT NULL,
    -- Empty for the public.
    actor TEXT NOT NULL,
    actor_zh TEXT NOT NULL,
    actor_en TEXT NOT NULL,
    post TEXT,
    PRIMARY KEY (question, seq)
);
