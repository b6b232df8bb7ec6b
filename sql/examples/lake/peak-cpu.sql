-- The peak CPU usage of the load generators, averaged; k6 itself does not measure it. In the metrics API:
--   query aggregate --run 1 --metric 'load_generator_cpu_percent' --query 'avg(max by (instance))'
SELECT cpu_percent FROM peak_cpu WHERE test_run_id = 1;
