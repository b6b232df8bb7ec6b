-- The functions, and the lake's tables. Where the data are is said before, once for all tables:
--
--   SET 'stepwell.home' = '/var/stepwell';
--
-- and, if they are not in the home, 'stepwell.lake' (a URI) and 'stepwell.catalog' (a JDBC URL).
-- A query sees of each run the generation that answers when it starts, and of a run that is being
-- streamed in all that is in the lake by then.

LOAD MODULE stepwell;

-- The merged samples of one series in one second. A row is a part: rows of one metric merge.
CREATE TABLE steps (
  test_run_id BIGINT,
  metric      STRING,
  type        STRING,
  series_id   BIGINT,
  labels      MAP<STRING, STRING>,
  `second`    BIGINT,
  `count`     BIGINT,
  nonzero     BIGINT,
  `sum`       DOUBLE,
  `min`       DOUBLE,
  `max`       DOUBLE,
  `last`      DOUBLE,
  last_time   BIGINT,
  squares     DOUBLE,
  sketch      BYTES,
  part        AS K6_PART(type, `count`, nonzero, `sum`, `min`, `max`, `last`, last_time, squares, sketch),
  `time`      AS TO_TIMESTAMP_LTZ(`second`, 0),
  WATERMARK FOR `time` AS `time`
) WITH ('connector' = 'stepwell', 'table' = 'steps');

-- The same samples once more, merged over 10, 60 or 600 seconds or, as resolution 0, the whole run.
-- Not every series has them; series.resolutions says which.
CREATE TABLE rollups (
  test_run_id BIGINT,
  metric      STRING,
  type        STRING,
  series_id   BIGINT,
  labels      MAP<STRING, STRING>,
  resolution  INT,
  `second`    BIGINT,
  `count`     BIGINT,
  nonzero     BIGINT,
  `sum`       DOUBLE,
  `min`       DOUBLE,
  `max`       DOUBLE,
  `last`      DOUBLE,
  last_time   BIGINT,
  squares     DOUBLE,
  sketch      BYTES,
  part        AS K6_PART(type, `count`, nonzero, `sum`, `min`, `max`, `last`, last_time, squares, sketch),
  `time`      AS TO_TIMESTAMP_LTZ(`second`, 0),
  WATERMARK FOR `time` AS `time`
) WITH ('connector' = 'stepwell', 'table' = 'rollups');

-- The samples as k6 saw them, of runs whose raw samples are kept.
CREATE TABLE samples (
  test_run_id BIGINT,
  metric      STRING,
  type        STRING,
  series_id   BIGINT,
  labels      MAP<STRING, STRING>,
  time_nanos  BIGINT,
  `value`     DOUBLE,
  part        AS K6_SAMPLE(type, time_nanos, `value`),
  `time`      AS TO_TIMESTAMP_LTZ(time_nanos / 1000000, 3),
  WATERMARK FOR `time` AS `time`
) WITH ('connector' = 'stepwell', 'table' = 'samples');

-- The series of each run.
CREATE TABLE series (
  test_run_id  BIGINT,
  metric       STRING,
  type         STRING,
  series_id    BIGINT,
  labels       MAP<STRING, STRING>,
  first_second BIGINT,
  last_second  BIGINT,
  resolutions  ARRAY<INT>
) WITH ('connector' = 'stepwell', 'table' = 'series');

-- The runs, as the catalog has them. A run lasts from start_second up to, not including, end_second.
CREATE TABLE runs (
  test_run_id    BIGINT,
  load_test_id   BIGINT,
  load_test      STRING,
  project_id     BIGINT,
  status         STRING,
  created_millis BIGINT,
  start_second   BIGINT,
  end_second     BIGINT,
  samples        BIGINT,
  series         BIGINT,
  rejected       BIGINT,
  generation     INT,
  created        AS TO_TIMESTAMP_LTZ(created_millis, 3),
  seconds        AS end_second - start_second
) WITH ('connector' = 'stepwell', 'table' = 'runs');
