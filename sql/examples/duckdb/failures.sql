-- The share of failed requests by URL. In the metrics API:
--   query aggregate --run 1 --metric 'http_req_failed' --query 'ratio by (name)'
SELECT labels['name'] AS name, sum(nonzero) / sum("count") AS ratio
FROM read_parquet(getvariable('steps'))
WHERE test_run_id = 1 AND metric = 'http_req_failed' AND resolution = 1
GROUP BY ALL
ORDER BY ALL;
