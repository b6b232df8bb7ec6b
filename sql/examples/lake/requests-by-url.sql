-- A chart of requests per second without network errors, by URL and HTTP method. In the metrics API:
--   query range --run 1 --metric 'http_reqs{status!="0"}' --query 'rate by (name,method)'
SELECT name, `method`, `time`, requests_per_second
FROM requests_by_url_and_second
WHERE test_run_id = 1
ORDER BY name, `method`, `time`;
