-- The 95th percentile of response times every 10 seconds, of what k6's Kafka output sends; the tag
-- testid names the run. In the metrics API:
--   query range --run 1 --metric 'http_req_duration' --query 'histogram_quantile(0.95)' --step 10
SET 'execution.runtime-mode' = 'streaming';

SELECT
  test_run,
  window_end AS `time`,
  K6_METHOD(K6_MERGE(part), 'histogram_quantile(0.95)', 10) AS p95
FROM TABLE(TUMBLE(TABLE k6_samples, DESCRIPTOR(`time`), INTERVAL '10' SECOND))
WHERE metric = 'http_req_duration'
GROUP BY test_run, window_start, window_end;
