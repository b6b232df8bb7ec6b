-- Requests per second of the pushes of the last minutes, second by second while they come.
SET 'execution.runtime-mode' = 'streaming';
SELECT test_run_id, window_end AS `time`, K6_METHOD(K6_MERGE(part), 'rate', 1) AS requests_per_second
FROM TABLE(TUMBLE(TABLE pushed_steps, DESCRIPTOR(`time`), INTERVAL '1' SECOND))
WHERE metric = 'http_reqs'
GROUP BY test_run_id, window_start, window_end;
