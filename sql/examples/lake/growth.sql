-- How a total grows: methods that count since the run's start are asked of all that came since then.
--   query range --run 1 --metric 'data_received' --query 'value' --step 1
SELECT TO_TIMESTAMP_LTZ(w.to_second, 0) AS `time`, K6_METHOD(K6_MERGE(s.part), 'value', w.to_second - r.start_second) AS received
FROM runs r
CROSS JOIN LATERAL TABLE(K6_WINDOWS(r.start_second, r.end_second, 1)) AS w
JOIN steps s ON s.test_run_id = r.test_run_id AND s.`second` < w.to_second
WHERE r.test_run_id = 1 AND s.metric = 'data_received'
GROUP BY w.to_second, r.start_second
ORDER BY `time`;
