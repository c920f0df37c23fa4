-- Self-tests of the public webhook address that are under way. Each row is one call that was sent; the webhook knows it by
-- its nonce, once, and notes what arrived. Rows live for minutes.
create table webhook_probes (
  -- SHA-256 of the nonce.
  nonce_hash bytea primary key,
  account_id uuid not null references accounts,
  created_at timestamptz not null,
  arrived_at timestamptz,
  -- SHA-256 of what arrived; signature_hash is null when there was no signature header.
  body_hash bytea,
  signature_hash bytea
);
