-- A chart of requests per second by status, 0 where there were none. In the metrics API:
--   query range --run 1 --metric 'http_reqs' --query 'rate by (status)' --step 1
WITH steps AS (
  SELECT * FROM read_parquet(getvariable('steps')) WHERE test_run_id = 1 AND resolution = 1
), requests AS (
  SELECT labels['status'] AS status, "second", sum("sum") AS requests
  FROM steps
  WHERE metric = 'http_reqs'
  GROUP BY ALL
), seconds AS (
  SELECT status, unnest(range(min("second"), (SELECT max("second") + 1 FROM steps))) AS "second"
  FROM requests
  GROUP BY status
)
SELECT status, make_timestamp(("second" + 1) * 1000000) AS "time", coalesce(requests, 0) AS requests_per_second
FROM seconds LEFT JOIN requests USING (status, "second")
ORDER BY ALL;
