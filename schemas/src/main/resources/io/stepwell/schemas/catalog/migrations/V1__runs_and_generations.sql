-- Runs, the load tests they belong to, and which generation of each run answers.
-- Valid for SQLite and PostgreSQL. Times named "created" are milliseconds since the epoch; seconds
-- are seconds since the epoch.

CREATE TABLE projects (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  created BIGINT NOT NULL
);

CREATE TABLE load_tests (
  id BIGINT PRIMARY KEY,
  project_id BIGINT NOT NULL REFERENCES projects (id),
  name TEXT NOT NULL,
  created BIGINT NOT NULL,
  UNIQUE (project_id, name)
);

CREATE TABLE runs (
  id BIGINT PRIMARY KEY,
  load_test_id BIGINT NOT NULL REFERENCES load_tests (id),
  status INTEGER NOT NULL,       -- k6's run_status, -2 to 10
  created BIGINT NOT NULL,
  generation INTEGER,            -- the one that answers; null until there is one
  archive INTEGER,               -- the generation whose raw samples are kept; null if none are
  start_second BIGINT,           -- second of the earliest sample
  end_second BIGINT,             -- second of the latest sample, plus one
  samples BIGINT NOT NULL,
  series BIGINT NOT NULL,
  rejected BIGINT NOT NULL,      -- input lines that could not be read
  thresholds TEXT NOT NULL       -- as the run declared them, a JSON object
);

CREATE INDEX runs_of_load_test ON runs (load_test_id, start_second);

CREATE TABLE generations (
  run_id BIGINT NOT NULL REFERENCES runs (id),
  generation INTEGER NOT NULL,
  state TEXT NOT NULL,           -- writing, current or abandoned
  load_test_id BIGINT NOT NULL REFERENCES load_tests (id),
  created BIGINT NOT NULL,
  owner_host TEXT NOT NULL,      -- the process that writes it
  owner_pid BIGINT NOT NULL,
  owner_started BIGINT NOT NULL, -- tells processes apart that got the same id, milliseconds
  PRIMARY KEY (run_id, generation)
);

CREATE TABLE sources (
  run_id BIGINT NOT NULL REFERENCES runs (id),
  generation INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,            -- a file that was read, as the user wrote it
  PRIMARY KEY (run_id, generation, position)
);

CREATE TABLE run_metrics (
  run_id BIGINT NOT NULL REFERENCES runs (id),
  generation INTEGER NOT NULL,
  metric TEXT NOT NULL,
  type TEXT NOT NULL,            -- counter, gauge, rate or trend
  contains TEXT NOT NULL,        -- default, time or data
  PRIMARY KEY (run_id, generation, metric)
);

-- The next free id of each kind: an id once given is not given again, even if its run is deleted.
CREATE TABLE next_ids (
  kind TEXT PRIMARY KEY,
  next BIGINT NOT NULL
);

INSERT INTO next_ids (kind, next) VALUES ('run', 1), ('load_test', 1);
