-- Prints of papers: who printed one first, and when; how often it was printed again, by whom and when last.
ALTER TABLE case_papers ADD COLUMN printed_at BIGINT;
ALTER TABLE case_papers ADD COLUMN printed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE case_papers ADD COLUMN reprints BIGINT NOT NULL DEFAULT 0;
ALTER TABLE case_papers ADD COLUMN reprinted_at BIGINT;
ALTER TABLE case_papers ADD COLUMN reprinted_by TEXT NOT NULL DEFAULT '';
-- Papers from before were printed when they were issued: whatever is printed of them now is a reprint.
UPDATE case_papers SET printed_at = issued_at;

-- The short name that stands in the numbers of a department's papers: 虹政服（国土受）….
ALTER TABLE departments ADD COLUMN short_zh TEXT NOT NULL DEFAULT '';
UPDATE departments SET short_zh = '户政' WHERE code = 'GA' AND name_zh = '公安户政';
UPDATE departments SET short_zh = '国土' WHERE code = 'TD' AND name_zh = '国土资源';
UPDATE departments SET short_zh = '规建' WHERE code = 'GH' AND name_zh = '规划建设';
UPDATE departments SET short_zh = '计生' WHERE code = 'JS' AND name_zh = '计划生育';
UPDATE departments SET short_zh = '婚登' WHERE code = 'HY' AND name_zh = '婚姻登记';
UPDATE departments SET short_zh = '城管' WHERE code = 'CZ' AND name_zh = '城镇管理';
