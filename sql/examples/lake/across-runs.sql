-- The last runs of a load test side by side. In the metrics API:
--   query aggregate --load-test 1 --metric 'checks' --query 'ratio'
SELECT test_run_id, K6_METHOD(K6_MERGE(s.part), 'ratio', 1) AS ratio
FROM steps s
WHERE test_run_id IN (SELECT test_run_id FROM runs WHERE load_test = 'demo') AND metric = 'checks'
GROUP BY test_run_id
ORDER BY test_run_id;
