-- The average response time by URL, in ms, from one row a series where there is a rollup of the whole
-- run and from the steps of all others. In the metrics API:
--   query aggregate --run 1 --metric 'http_req_duration' --query 'histogram_avg by (name)'
WITH chosen AS (
  SELECT series_id, if(bool_and(list_contains(resolutions, 0)), 0, 1) AS resolution
  FROM read_parquet(getvariable('series'))
  WHERE test_run_id = 1 AND metric = 'http_req_duration'
  GROUP BY series_id
)
SELECT labels['name'] AS name, sum("sum") / sum("count") AS average
FROM read_parquet(getvariable('steps')) JOIN chosen USING (series_id, resolution)
WHERE test_run_id = 1 AND metric = 'http_req_duration'
GROUP BY ALL
ORDER BY ALL;
