-- The peak of requests per second over any 5 seconds, statuses 2xx and 3xx, by URL. In the metrics API:
--   query aggregate --run 1 --metric 'http_reqs{status=~"[23][0-9]{2}"}' --query 'max_rate(5) by (name)'
SELECT name, requests_per_second FROM peak_requests_by_url WHERE test_run_id = 1 ORDER BY name;
