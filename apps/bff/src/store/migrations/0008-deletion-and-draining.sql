-- What is deleted can be brought back for a while (docs/decisions/0013). The id is the deleted thing's own.
create table deletions (
  id uuid primary key,
  kind text not null check (kind in ('channel', 'workstream', 'queue', 'account')),
  name text not null,
  deleted_at timestamptz not null,
  deleted_by uuid references users,
  gone_at timestamptz not null
);

-- Where the conversations lay that a deletion closed or moved. No references to queues and workstreams: those may go
-- for good before this row does.
create table deletion_conversations (
  deletion_id uuid not null references deletions on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  state text not null,
  channel_id uuid not null,
  workstream_id uuid,
  queue_id uuid,
  waiting_since timestamptz,
  is_closed boolean not null,
  channel_after uuid,
  queue_after uuid,
  primary key (deletion_id, conversation_id)
);
create index deletion_conversations_conversation on deletion_conversations (conversation_id);

alter table channels
  add version integer not null default 1,
  add draining_since timestamptz,
  add draining_by uuid references users;

alter table workstreams add deleted_at timestamptz;
drop index workstreams_name;
create unique index workstreams_name on workstreams (lower(name)) where deleted_at is null;

alter table queues add deleted_at timestamptz;
drop index queues_name;
create unique index queues_name on queues (lower(name)) where deleted_at is null;
