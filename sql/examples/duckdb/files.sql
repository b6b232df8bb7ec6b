-- Which files answer, as only the catalog knows.
--   ./stepwell runs files --format json > files.json
-- The other recipes go on in the same session: duckdb -init files.sql < requests.sql
-- Where the list is elsewhere: SET VARIABLE files = '…'; before.
CREATE TEMP TABLE files AS
SELECT * FROM read_json(coalesce(getvariable('files'), 'files.json'));

CREATE TEMP TABLE runs AS SELECT DISTINCT test_run_id, load_test FROM files;

SET VARIABLE steps = (SELECT list(file) FROM files WHERE "table" = 'steps');
SET VARIABLE series = (SELECT list(file) FROM files WHERE "table" = 'series');
