-- All HTTP requests of a run. In the metrics API:
--   query aggregate --run 1 --metric 'http_reqs' --query 'increase'
SELECT requests FROM request_totals WHERE test_run_id = 1;
