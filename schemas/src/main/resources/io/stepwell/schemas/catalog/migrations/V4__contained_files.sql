-- Live files whose rows are in the run's current generation too, so that they do not answer beside
-- it. A file that is deleted is forgotten here.

CREATE TABLE contained_files (
  run_id BIGINT NOT NULL REFERENCES runs (id),
  path TEXT NOT NULL,            -- in the lake
  PRIMARY KEY (run_id, path)
);

-- What is written live answers beside whichever generation is current.
UPDATE generations SET state = 'live' WHERE generation = 0;
