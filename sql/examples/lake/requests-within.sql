-- The HTTP requests of a part of a run. In the metrics API:
--   query aggregate --run 1 --metric 'http_reqs' --query 'increase' --start 2026-11-21T20:37:23Z --end 2026-11-21T20:37:39Z
SELECT K6_METHOD(K6_MERGE(part), 'increase', 16) AS requests
FROM steps
WHERE test_run_id = 1
  AND metric = 'http_reqs'
  AND `time` >= TO_TIMESTAMP_LTZ(1795293443, 0)
  AND `time` < TO_TIMESTAMP_LTZ(1795293459, 0);
