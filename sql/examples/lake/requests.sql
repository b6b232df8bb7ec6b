-- A chart of requests per second. In the metrics API:
--   query range --run 1 --metric 'http_reqs' --query 'rate'
SELECT `time`, requests_per_second FROM requests_by_second WHERE test_run_id = 1 ORDER BY `time`;
