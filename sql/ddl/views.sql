-- The queries of the metrics API's cheat sheet, for every run at once: choose one by test_run_id.
-- The times of charts are the ends of their windows, as in the API's answers.

-- Simultaneous VUs: sum(last by (instance_id)) of vus.
CREATE VIEW vus_by_second AS
SELECT
  test_run_id,
  TO_TIMESTAMP_LTZ(`second` + 1, 0) AS `time`,
  SUM(vus) AS vus
FROM (
  SELECT test_run_id, `second`, K6_METHOD(K6_MERGE(part), 'last', 1) AS vus
  FROM steps
  WHERE metric = 'vus'
  GROUP BY test_run_id, `second`, K6_LABEL(labels, 'instance_id')
)
GROUP BY test_run_id, `second`;

-- Requests per second: rate of http_reqs. Seconds without a request count as 0 from the first
-- request on, hence the windows beside the steps.
CREATE VIEW requests_by_second AS
WITH counted AS (
  SELECT test_run_id, `second`, K6_MERGE(part) AS part
  FROM steps
  WHERE metric = 'http_reqs'
  GROUP BY test_run_id, `second`
),
began AS (
  SELECT c.test_run_id, MIN(c.`second`) AS first_second, r.end_second
  FROM counted c
  JOIN runs r ON r.test_run_id = c.test_run_id
  GROUP BY c.test_run_id, r.end_second
)
SELECT
  b.test_run_id,
  TO_TIMESTAMP_LTZ(w.to_second, 0) AS `time`,
  K6_METHOD(c.part, 'rate', 1) AS requests_per_second
FROM began b
CROSS JOIN LATERAL TABLE(K6_WINDOWS(b.first_second, b.end_second, 1)) AS w
LEFT JOIN counted c ON c.test_run_id = b.test_run_id AND c.`second` = w.from_second;

-- The same without network errors, by URL and HTTP method: rate by (name,method) of
-- http_reqs{status!="0"}.
CREATE VIEW requests_by_url_and_second AS
WITH counted AS (
  SELECT test_run_id, name, `method`, `second`, K6_MERGE(part) AS part
  FROM (
    SELECT
      test_run_id,
      K6_LABEL(labels, 'name') AS name,
      K6_LABEL(labels, 'method') AS `method`,
      `second`,
      part
    FROM steps
    WHERE metric = 'http_reqs' AND K6_LABEL(labels, 'status') <> '0'
  )
  GROUP BY test_run_id, name, `method`, `second`
),
began AS (
  SELECT c.test_run_id, c.name, c.`method`, MIN(c.`second`) AS first_second, r.end_second
  FROM counted c
  JOIN runs r ON r.test_run_id = c.test_run_id
  GROUP BY c.test_run_id, c.name, c.`method`, r.end_second
)
SELECT
  b.test_run_id,
  b.name,
  b.`method`,
  TO_TIMESTAMP_LTZ(w.to_second, 0) AS `time`,
  K6_METHOD(c.part, 'rate', 1) AS requests_per_second
FROM began b
CROSS JOIN LATERAL TABLE(K6_WINDOWS(b.first_second, b.end_second, 1)) AS w
LEFT JOIN counted c
  ON c.test_run_id = b.test_run_id
  AND c.name = b.name
  AND c.`method` = b.`method`
  AND c.`second` = w.from_second;

-- All HTTP requests: increase of http_reqs.
CREATE VIEW request_totals AS
SELECT s.test_run_id, K6_METHOD(K6_MERGE(s.part), 'increase', r.seconds) AS requests
FROM steps s
JOIN runs r ON r.test_run_id = s.test_run_id
WHERE s.metric = 'http_reqs'
GROUP BY s.test_run_id, r.seconds;

-- The 95th percentile of response times, by URL, HTTP method and status, in ms:
-- histogram_quantile(0.95) by (name,method,status) of http_req_duration.
CREATE VIEW response_times_by_url AS
SELECT
  test_run_id,
  name,
  `method`,
  status,
  K6_METHOD(K6_MERGE(part), 'histogram_quantile(0.95)', 1) AS p95
FROM (
  SELECT
    test_run_id,
    K6_LABEL(labels, 'name') AS name,
    K6_LABEL(labels, 'method') AS `method`,
    K6_LABEL(labels, 'status') AS status,
    part
  FROM steps
  WHERE metric = 'http_req_duration'
)
GROUP BY test_run_id, name, `method`, status;

-- The peak of requests per second over any 5 seconds, statuses 2xx and 3xx, by URL:
-- max_rate(5) by (name) of http_reqs{status=~"[23][0-9]{2}"}.
CREATE VIEW peak_requests_by_url AS
SELECT
  s.test_run_id,
  s.name,
  K6_METHOD(K6_MERGE(s.part, s.`second`), 'max_rate(5)', r.start_second, r.end_second)
    AS requests_per_second
FROM (
  SELECT test_run_id, K6_LABEL(labels, 'name') AS name, `second`, part
  FROM steps
  WHERE metric = 'http_reqs' AND K6_MATCHES(metric, labels, '{status=~"[23][0-9]{2}"}')
) s
JOIN runs r ON r.test_run_id = s.test_run_id
GROUP BY s.test_run_id, s.name, r.start_second, r.end_second;

-- The peak CPU usage of the load generators, averaged: avg(max by (instance)) of
-- load_generator_cpu_percent, which only Grafana's own service measures.
CREATE VIEW peak_cpu AS
SELECT test_run_id, AVG(peak) AS cpu_percent
FROM (
  SELECT test_run_id, K6_METHOD(K6_MERGE(part), 'max', 1) AS peak
  FROM steps
  WHERE metric = 'load_generator_cpu_percent'
  GROUP BY test_run_id, K6_LABEL(labels, 'instance')
)
GROUP BY test_run_id;

-- The peak of simultaneous VUs: sum(max by (instance_id)) of vus.
CREATE VIEW peak_vus AS
SELECT test_run_id, SUM(peak) AS vus
FROM (
  SELECT test_run_id, K6_METHOD(K6_MERGE(part), 'max', 1) AS peak
  FROM steps
  WHERE metric = 'vus'
  GROUP BY test_run_id, K6_LABEL(labels, 'instance_id')
)
GROUP BY test_run_id;
