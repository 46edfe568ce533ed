-- Announcements of the hall. What was published stays; a withdrawn one is no longer shown.
CREATE TABLE news (
    no BIGINT PRIMARY KEY,
    published TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES users (name),
    withdrawn_at BIGINT,
    withdrawn_by TEXT REFERENCES users (name)
);
