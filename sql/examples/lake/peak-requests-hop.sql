-- The same by HOP windows: of 5 seconds each, one second after the other, those inside the run.
--   query aggregate --run 1 --metric 'http_reqs{status=~"[23][0-9]{2}"}' --query 'max_rate(5) by (name)'
SELECT name, MAX(rate) AS requests_per_second
FROM (
  SELECT K6_LABEL(labels, 'name') AS name, window_start, window_end, K6_METHOD(K6_MERGE(part), 'rate', 5) AS rate
  FROM TABLE(HOP(TABLE steps, DESCRIPTOR(`time`), INTERVAL '1' SECOND, INTERVAL '5' SECOND))
  WHERE test_run_id = 1 AND metric = 'http_reqs' AND K6_MATCHES(metric, labels, '{status=~"[23][0-9]{2}"}')
  GROUP BY K6_LABEL(labels, 'name'), window_start, window_end
)
JOIN runs ON test_run_id = 1
WHERE window_start >= TO_TIMESTAMP(FROM_UNIXTIME(start_second)) AND window_end <= TO_TIMESTAMP(FROM_UNIXTIME(end_second))
GROUP BY name
ORDER BY name;
