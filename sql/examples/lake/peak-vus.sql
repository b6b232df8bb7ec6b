-- The peak of simultaneous VUs. In the metrics API:
--   query aggregate --run 1 --metric 'vus' --query 'sum(max by (instance_id))'
SELECT vus FROM peak_vus WHERE test_run_id = 1;
