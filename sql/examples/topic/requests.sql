-- Requests per second, second by second while pushes come. In the metrics API, which also has the
-- seconds without requests:
--   query range --run 1000001 --metric 'http_reqs' --query 'rate' --step 1
SET 'execution.runtime-mode' = 'streaming';

SELECT
  test_run_id,
  TO_TIMESTAMP_LTZ(MAX(`second`) + 1, 0) AS `time`,
  K6_METHOD(K6_MERGE(part), 'rate', 1) AS requests_per_second
FROM TABLE(TUMBLE(TABLE pushed_steps, DESCRIPTOR(`time`), INTERVAL '1' SECOND))
WHERE metric = 'http_reqs'
GROUP BY test_run_id, window_start, window_end;
