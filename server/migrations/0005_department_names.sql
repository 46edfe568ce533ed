-- English names of what stands behind a window.
ALTER TABLE departments ADD COLUMN parent_en TEXT NOT NULL DEFAULT '';
ALTER TABLE departments ADD COLUMN station_en TEXT NOT NULL DEFAULT '';
