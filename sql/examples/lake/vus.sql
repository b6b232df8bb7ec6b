-- A chart of simultaneous VUs. In the metrics API:
--   query range --run 1 --metric 'vus' --query 'sum(last by (instance_id))'
SELECT `time`, vus FROM vus_by_second WHERE test_run_id = 1 ORDER BY `time`;
