-- Sketches by themselves: which share of the requests of each second took 5 ms at most, and the
-- median, straight from the stored column.
SELECT K6_LABEL(labels, 'name') AS name, TO_TIMESTAMP_LTZ(`second`, 0) AS `time`, `count`, KLL_RANK(sketch, 5) AS within_5_ms, KLL_QUANTILE(sketch, 0.5) AS median
FROM steps
WHERE test_run_id = 1 AND metric = 'http_req_duration' AND K6_MATCHES(metric, labels, '{status="404"}')
ORDER BY name, `time`
LIMIT 10;
