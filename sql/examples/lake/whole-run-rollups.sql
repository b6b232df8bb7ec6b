-- Rollups, where there are any: one row a series for the whole run is enough for its totals. All
-- other series are merged from their steps.
--   query aggregate --run 1 --metric 'http_reqs' --query 'increase by (status)'
WITH chosen AS (
  SELECT s.series_id, s.part, K6_LABEL(s.labels, 'status') AS status
  FROM rollups s
  WHERE s.test_run_id = 1 AND s.metric = 'http_reqs' AND s.resolution = 0
  UNION ALL
  SELECT s.series_id, s.part, K6_LABEL(s.labels, 'status') AS status
  FROM steps s
  JOIN series i ON i.test_run_id = s.test_run_id AND i.series_id = s.series_id
  WHERE s.test_run_id = 1 AND s.metric = 'http_reqs' AND i.test_run_id = 1 AND NOT ARRAY_CONTAINS(i.resolutions, 0)
)
SELECT status, K6_METHOD(K6_MERGE(part), 'increase', 1) AS requests FROM chosen GROUP BY status ORDER BY status;
