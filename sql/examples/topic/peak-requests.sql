-- The rate over any 5 seconds, by URL: its greatest is max_rate(5).
SET 'execution.runtime-mode' = 'streaming';
SELECT K6_LABEL(labels, 'name') AS name, window_end AS `time`, K6_METHOD(K6_MERGE(part), 'rate', 5) AS requests_per_second
FROM TABLE(HOP(TABLE pushed_steps, DESCRIPTOR(`time`), INTERVAL '1' SECOND, INTERVAL '5' SECOND))
WHERE metric = 'http_reqs'
GROUP BY K6_LABEL(labels, 'name'), window_start, window_end;
