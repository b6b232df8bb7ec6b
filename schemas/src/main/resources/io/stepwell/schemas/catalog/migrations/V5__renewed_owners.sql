-- A job of a cluster writes a generation without a process that others could look for; it says
-- again and again that it is still at it.

ALTER TABLE generations ADD COLUMN owner_renewed BIGINT NOT NULL DEFAULT 0; -- epoch ms; 0: never
