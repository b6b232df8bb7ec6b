-- The same methods of the samples as k6 saw them.
--   query aggregate --run 1 --metric 'http_req_waiting' --query 'histogram_avg by (name)'
SELECT name, K6_METHOD(K6_MERGE(part), 'histogram_avg', 1) AS average
FROM (SELECT K6_LABEL(labels, 'name') AS name, part FROM samples WHERE test_run_id = 1 AND metric = 'http_req_waiting')
GROUP BY name
ORDER BY name;
