-- Requests per second over any 5 seconds, by URL. The greatest of a URL is its peak. In the metrics
-- API:
--   query aggregate --run 1000001 --metric 'http_reqs' --query 'max_rate(5) by (name)'
SET 'execution.runtime-mode' = 'streaming';

SELECT
  test_run_id,
  K6_LABEL(labels, 'name') AS name,
  window_end,
  K6_METHOD(K6_MERGE(part), 'rate', 5) AS requests_per_second
FROM TABLE(HOP(TABLE pushed_steps, DESCRIPTOR(`time`), INTERVAL '1' SECOND, INTERVAL '5' SECOND))
WHERE metric = 'http_reqs'
GROUP BY test_run_id, K6_LABEL(labels, 'name'), window_start, window_end;
