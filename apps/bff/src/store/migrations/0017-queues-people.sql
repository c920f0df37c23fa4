-- An inactive queue holds nothing and cannot be chosen; null: it is in service.
alter table queues
  add inactive_since timestamptz,
  add version integer not null default 1;

-- Workstreams whose fallback queue was deleted, and the one they got instead, for bringing it back. No references: both
-- may go for good before this row does.
create table deletion_fallbacks (
  deletion_id uuid not null references deletions on delete cascade,
  workstream_id uuid not null,
  queue_after uuid not null,
  primary key (deletion_id, workstream_id)
);

-- How many conversations somebody can have in hand at once.
alter table users
  add capacity integer not null default 10 check (capacity between 1 and 100),
  add version integer not null default 1;

-- What an invited person begins with. Queues that are deleted meanwhile are left out then.
alter table invitations
  add capacity integer not null default 10 check (capacity between 1 and 100),
  add queue_ids uuid[] not null default '{}';
