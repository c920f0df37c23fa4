-- Credentials beside those in use: the next ones until they are promoted, the previous ones until they are wiped.
create table spare_credentials (
  -- The sealed value belongs to this id; another file is another row, so a proof cannot pass on to it.
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  role text not null check (role in ('next', 'previous')),
  credentials_sealed bytea not null,
  credentials_facts jsonb not null,
  -- Next: when it was uploaded. Previous: when others took its place.
  since timestamptz not null,
  by_user uuid references users,
  proven_at timestamptz,
  proven_by uuid references users,
  -- Previous: wiped then, unless somebody does it before.
  kept_until timestamptz check ((role = 'previous') = (kept_until is not null)),
  unique (account_id, role)
);
create index spare_credentials_kept_until on spare_credentials (kept_until) where kept_until is not null;

-- Pictures are many, those with a sealed address few: whoever looks for sealed values must not read them all.
create index attachments_sealed on attachments (id) where source_sealed is not null;

-- How often the sending worker used which key on a day (UTC). Each database connection counts in a row of its own, so
-- that senders do not wait for each other; what is over becomes one entry of the audit log.
create table credentials_uses (
  account_id uuid not null references accounts,
  day date not null,
  key_id_tail text not null,
  shard smallint not null,
  requests integer not null,
  -- The entry that says that the use began is written.
  is_noted boolean not null default false,
  primary key (account_id, day, key_id_tail, shard)
) with (fillfactor = 70);
