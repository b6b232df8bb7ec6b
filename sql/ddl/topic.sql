-- The topics that samples come by. Where Kafka is is said for each topic:
--
--   ALTER TABLE pushes SET ('properties.bootstrap.servers' = 'kafka:9092');
--
-- Windows of time close when all partitions have got 10 seconds further, and what comes later than
-- that is not in them: that is how windows are in SQL. The lake knows no such thing. A topic does not
-- end, so it is asked in streaming mode.

SET 'execution.runtime-mode' = 'streaming';

-- What k6 pushes to the server: a row for each part of each push. A push that got no answer comes
-- again, though it may have been taken.
CREATE TABLE pushes (
  test_run_id     BIGINT,
  push_id         STRING,
  part_number     INT,
  received_millis BIGINT,
  metric          STRING,
  type            STRING,
  series_id       BIGINT,
  labels          MAP<STRING, STRING>,
  `second`        BIGINT,
  part            BYTES,
  `time`          AS TO_TIMESTAMP_LTZ(`second`, 0),
  come            AS PROCTIME(),
  WATERMARK FOR `time` AS `time` - INTERVAL '10' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'stepwell-pushes',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '5 s',
  'format' = 'stepwell-push'
);

-- The parts of each push once. A query remembers pushes for as long as 'table.exec.state.ttl' says.
CREATE VIEW pushed_steps AS
SELECT test_run_id, metric, type, series_id, labels, `second`, part, `time`
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY test_run_id, push_id, part_number ORDER BY come) AS nth
  FROM pushes
)
WHERE nth = 1;

-- What k6's Kafka output sends: k6's JSON, a line each.
CREATE TABLE k6_lines (
  `type` STRING,
  metric STRING,
  data   ROW<`time` STRING, `value` DOUBLE, tags MAP<STRING, STRING>>,
  `time` AS TO_TIMESTAMP_LTZ(K6_NANOS(data.`time`) / 1000000, 3),
  WATERMARK FOR `time` AS `time` - INTERVAL '10' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'k6',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '5 s',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

-- The samples among them. The tag testid names the test run.
CREATE VIEW k6_samples AS
SELECT
  data.tags['testid'] AS test_run,
  metric,
  K6_TYPE(metric) AS type,
  data.tags AS labels,
  K6_NANOS(data.`time`) AS time_nanos,
  data.`value` AS `value`,
  K6_SAMPLE(K6_TYPE(metric), K6_NANOS(data.`time`), data.`value`) AS part,
  `time`
FROM k6_lines
WHERE type = 'Point' AND `time` IS NOT NULL;

RESET 'execution.runtime-mode';
