-- The requests of every run of a load test. In the metrics API:
--   query aggregate --load-test 1 --metric 'http_reqs' --query 'increase'
SELECT test_run_id, sum("sum") AS requests
FROM read_parquet(getvariable('steps')) JOIN runs USING (test_run_id)
WHERE load_test = 'demo' AND metric = 'http_reqs' AND resolution = 1
GROUP BY ALL
ORDER BY ALL;
