-- Texts that agents put into their answers: shared ones, and each person's own.
create table quick_replies (
  id uuid primary key default gen_random_uuid(),
  -- Null: shared.
  owner_id uuid references users on delete cascade,
  title text not null,
  short_code text not null,
  tags text[] not null default '{}',
  -- As the contract's `replyTexts`; `languages` are those of the texts, for filters.
  texts jsonb not null,
  languages text[] not null,
  -- Everything that is searched, in lower case.
  search_text text not null,
  -- Offered only there. No references: a reply must not be offered everywhere because the one queue it was for is gone.
  is_limited boolean not null default false,
  queue_ids uuid[] not null default '{}',
  workstream_ids uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Can be brought back for a while.
  deleted_at timestamptz,
  version integer not null default 1,
  check (owner_id is null or not is_limited)
);
create unique index quick_replies_shared_code on quick_replies (lower(short_code))
  where owner_id is null and deleted_at is null;
create unique index quick_replies_own_code on quick_replies (owner_id, lower(short_code))
  where owner_id is not null and deleted_at is null;
create index quick_replies_order on quick_replies (owner_id, lower(title), id) where deleted_at is null;
create index quick_replies_gone on quick_replies (deleted_at) where deleted_at is not null;

-- How much a person uses a reply. `heat` grows by each use and halves in two weeks: see the statement that writes it.
create table quick_reply_uses (
  quick_reply_id uuid not null references quick_replies on delete cascade,
  user_id uuid not null references users on delete cascade,
  heat double precision not null,
  used_at timestamptz not null,
  primary key (user_id, quick_reply_id)
);
create index quick_reply_uses_reply on quick_reply_uses (quick_reply_id);
