-- A chart of the 95th percentile of response times, by URL, HTTP method and status, every 10 seconds
-- of a part of the run. In the metrics API:
--   query range --run 1 --metric 'http_req_duration' --query 'histogram_quantile(0.95) by (name,method,status)' --step 10 --start 1795293443 --end 1795293459
SELECT name, `method`, status, TO_TIMESTAMP_LTZ(to_second, 0) AS `time`, K6_METHOD(K6_MERGE(part), 'histogram_quantile(0.95)', to_second - from_second) AS p95
FROM (
  SELECT
    K6_LABEL(s.labels, 'name') AS name,
    K6_LABEL(s.labels, 'method') AS `method`,
    K6_LABEL(s.labels, 'status') AS status,
    w.from_second,
    w.to_second,
    s.part
  FROM steps s
  JOIN LATERAL TABLE(K6_WINDOWS(1795293443, 1795293459, 10)) AS w
    ON s.`second` >= w.from_second AND s.`second` < w.to_second
  WHERE s.test_run_id = 1 AND s.metric = 'http_req_duration'
)
GROUP BY name, `method`, status, from_second, to_second
ORDER BY name, `method`, status, `time`;
