-- Tokens that open the API. Only a hash of each is kept.

CREATE TABLE access_tokens (
  hash TEXT NOT NULL,    -- SHA-256 of the token, in hexadecimal digits
  project_id BIGINT,     -- the project whose runs it opens; null for all
  created BIGINT NOT NULL
);
