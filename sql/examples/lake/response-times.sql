-- The 95th percentile of response times, by URL, HTTP method and status, in ms. In the metrics API:
--   query aggregate --run 1 --metric 'http_req_duration' --query 'histogram_quantile(0.95) by (name,method,status)'
SELECT name, `method`, status, p95
FROM response_times_by_url
WHERE test_run_id = 1
ORDER BY name, `method`, status;
