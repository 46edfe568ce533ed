-- Official files that are no longer given out: withdrawn, or replaced by a newer one; and who did that, when.
CREATE TABLE form_files_past (
    no BIGINT PRIMARY KEY,
    form TEXT NOT NULL REFERENCES forms (no),
    kind TEXT NOT NULL CHECK (kind IN ('blank', 'sample')),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'docx', 'xlsx')),
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    content TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES users (name),
    uploaded_at BIGINT NOT NULL,
    ended_by TEXT NOT NULL REFERENCES users (name),
    ended_at BIGINT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('withdrawn', 'replaced'))
);

CREATE INDEX form_files_past_form ON form_files_past (form, no);
