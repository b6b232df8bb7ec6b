-- Runs that are streamed in: what their sender says of them and what has come of them so far.
-- Times are milliseconds since the epoch.

CREATE TABLE live_runs (
  run_id BIGINT PRIMARY KEY REFERENCES runs (id),
  origin TEXT NOT NULL,          -- what sends it, such as k6cloud/1.8.1
  creation_key TEXT NOT NULL,    -- the same for every repetition of one creation; empty if unknown
  options TEXT NOT NULL,         -- a JSON object, without anything secret
  planned_vus BIGINT NOT NULL,
  planned_seconds BIGINT NOT NULL,
  started BIGINT,                -- when its first samples came
  last_arrival BIGINT,           -- when its latest samples came, as far as noted
  ended BIGINT,                  -- when it was finished or timed out
  result INTEGER,                -- 0 passed, 1 failed; null if its sender has not said
  reported_thresholds TEXT,      -- as its sender judged them, a JSON object: true means not met
  reason TEXT                    -- why it was aborted, in its sender's words
);

CREATE INDEX live_runs_by_creation ON live_runs (creation_key);

-- Tokens that open one run only. Only a hash of each is kept.
CREATE TABLE run_tokens (
  hash TEXT PRIMARY KEY,         -- SHA-256 of the token, in hexadecimal digits
  run_id BIGINT NOT NULL REFERENCES runs (id),
  expires BIGINT                 -- null while the run goes on
);

CREATE INDEX run_tokens_of_run ON run_tokens (run_id);

-- What a run's sender logged, in the order in which it came.
CREATE TABLE run_logs (
  run_id BIGINT NOT NULL REFERENCES runs (id),
  position BIGINT NOT NULL,
  time_nanos BIGINT NOT NULL,    -- nanoseconds since the epoch
  level TEXT NOT NULL,           -- such as warning
  line TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
);
