-- Which runs are sent to which Prometheus receivers: as the run's own options have it, or for the
-- runs that whoever runs the server has chosen.

CREATE TABLE remote_writes (
  run_id BIGINT REFERENCES runs (id), -- null if not of one run's options
  position INTEGER NOT NULL,
  block TEXT NOT NULL,           -- a JSON object, without anything secret
  sealed TEXT NOT NULL           -- its secrets, encrypted; empty if it has none
);

CREATE INDEX remote_writes_of_run ON remote_writes (run_id);
