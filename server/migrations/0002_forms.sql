-- How often each form was taken, a row a month and kind of file.
CREATE TABLE form_downloads (
    form TEXT NOT NULL REFERENCES forms (no),
    month TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('blank', 'sample', 'filled')),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'docx', 'xlsx')),
    count BIGINT NOT NULL,
    PRIMARY KEY (form, month, kind, format)
);

-- Official files that stand in for the hall's own: the newest of each kind is the one that is given out.
CREATE TABLE form_files (
    form TEXT NOT NULL REFERENCES forms (no),
    kind TEXT NOT NULL CHECK (kind IN ('blank', 'sample')),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'docx', 'xlsx')),
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- The bytes as base64: one column type for both databases.
    content TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES users (name),
    uploaded_at BIGINT NOT NULL,
    PRIMARY KEY (form, kind, format)
);
