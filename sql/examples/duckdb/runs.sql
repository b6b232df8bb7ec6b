-- Which files answer: of each run those of its current generation, which the catalog knows.
--   ./stepwell runs list --format json > runs.json
-- The other recipes go on in the same session: duckdb -init runs.sql < requests.sql
-- Where the lake is not data/lake or the list not runs.json: SET VARIABLE lake = '…', runs = '…' before.
-- A run that is streamed in is listed when it is over and has been compacted into a generation.
CREATE TEMP TABLE runs AS
SELECT id AS test_run_id, load_test.name AS load_test, generation
FROM read_json(coalesce(getvariable('runs'), 'runs.json'))
WHERE generation > 0;

CREATE TEMP MACRO files(kind) AS (
  SELECT list(format('{}/{}/test_run_id={}/generation={}/*.parquet',
    coalesce(getvariable('lake'), 'data/lake'), kind, test_run_id, generation))
  FROM runs
);

SET VARIABLE steps = files('steps');
SET VARIABLE series = files('series');
