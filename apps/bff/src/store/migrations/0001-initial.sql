-- Parley's first schema. Times are timestamptz, ids uuid. Secrets are sealed (AES-256-GCM) before they get here.

create table users (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('administrator', 'supervisor', 'agent')),
  locale text check (locale in ('en', 'de')),
  can_set_protected_fields boolean not null default false,
  disabled_at timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index users_email on users (lower(email));

-- Only the SHA-256 of the cookie is kept: a stolen dump opens no session.
create table sessions (
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);

create table invitations (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  email text not null,
  role text not null,
  invited_by uuid not null references users,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);

-- One row while nobody has an account: the hash of the link that the server printed last.
create table setup_claim (
  only_row boolean primary key default true check (only_row),
  token_hash bytea not null,
  created_at timestamptz not null default now()
);

-- Attempts at something guessable, by account, address or both. Forgotten at `reset_at`.
create table rate_limits (
  key text primary key,
  hits integer not null,
  blocked_until timestamptz,
  reset_at timestamptz not null
);
create index rate_limits_reset on rate_limits (reset_at);

create table queues (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  priority integer not null default 1,
  is_default boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index queues_name on queues (lower(name));
create unique index queues_one_default on queues (is_default) where is_default;
insert into queues (name, priority, is_default) values ('Default queue', 1, true);

create table queue_members (
  queue_id uuid not null references queues on delete cascade,
  user_id uuid not null references users on delete cascade,
  primary key (queue_id, user_id)
);
create index queue_members_user on queue_members (user_id);

create table accounts (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  channel text not null,
  state text not null default 'draft' check (state in ('draft', 'active')),
  partner_id text,
  client_token_sealed bytea,
  client_token_set_at timestamptz,
  client_token_set_by uuid references users,
  credentials_sealed bytea,
  credentials_facts jsonb,
  credentials_set_at timestamptz,
  credentials_set_by uuid references users,
  -- Unguessable last part of the webhook address.
  webhook_key text not null unique,
  webhook_verified_at timestamptz,
  webhook_attempt_at timestamptz,
  webhook_attempt_refusal text,
  last_inbound_at timestamptz,
  refused_signatures bigint not null default 0,
  created_by uuid not null references users,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  -- Deleted accounts keep their row (history points at it) and lose their secrets.
  deleted_at timestamptz
);

create table consents (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  user_id uuid not null references users,
  user_name text not null,
  terms_version text not null,
  locale text not null,
  accepted_at timestamptz not null default now()
);
create index consents_account on consents (account_id, accepted_at desc);

create table google_agents (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  brand_id text not null,
  agent_id text not null,
  display_name text not null,
  brand_name text not null,
  is_verified boolean not null,
  is_launched boolean not null,
  test_urls jsonb not null default '[]',
  added_by uuid not null references users,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index google_agents_once on google_agents (brand_id, agent_id) where removed_at is null;
create index google_agents_account on google_agents (account_id);

create table workstreams (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  channel text not null,
  distribution_mode text not null check (distribution_mode in ('push', 'pick')),
  fallback_queue_id uuid not null references queues,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index workstreams_name on workstreams (lower(name));

create table channels (
  id uuid primary key default gen_random_uuid(),
  workstream_id uuid references workstreams on delete set null,
  google_agent_id uuid not null references google_agents,
  kind text not null,
  language text not null,
  automated_messages jsonb not null default '[]',
  customer_attachments boolean not null default false,
  agent_attachments boolean not null default false,
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index channels_agent_once on channels (google_agent_id) where deleted_at is null;

-- Every signed delivery, before anything is understood. The row is the promise behind our 200.
create table raw_events (
  id bigint generated always as identity primary key,
  account_id uuid not null references accounts,
  -- SHA-256 of what makes the delivery unique by signed content; kept for ever, also after the body is erased.
  dedupe_key bytea not null,
  -- Deliveries of one conversation share a shard; a shard is processed by one worker at a time, in order.
  shard smallint not null,
  kind text not null,
  received_at timestamptz not null default now(),
  body bytea,
  size_bytes integer not null,
  state text not null default 'new' check (state in ('new', 'done', 'parked')),
  reason text,
  processed_at timestamptz,
  conversation_id uuid,
  unique (account_id, dedupe_key)
);
create index raw_events_new on raw_events (shard, id) where state = 'new';
create index raw_events_parked on raw_events (account_id, id) where state = 'parked';
create index raw_events_account on raw_events (account_id, id desc);

create table customers (
  id uuid primary key default gen_random_uuid(),
  display_name text,
  created_at timestamptz not null default now()
);

create table conversations (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  google_agent_id uuid not null references google_agents,
  channel_id uuid not null references channels,
  workstream_id uuid references workstreams on delete set null,
  queue_id uuid references queues,
  customer_id uuid not null references customers,
  -- Google's id: one of our conversations for each.
  provider_id text not null,
  state text not null check (state in ('open', 'active', 'waiting', 'wrapUp', 'closed')),
  assignee_id uuid references users,
  context jsonb not null default '{}',
  is_live_agent_requested boolean not null default false,
  -- Seq of the last message anybody read, and how many of the customer's came after it.
  read_seq bigint not null default 0,
  unread_count integer not null default 0,
  last_seq bigint not null default 0,
  preview jsonb,
  last_message_at timestamptz not null,
  last_customer_message_at timestamptz not null,
  waiting_since timestamptz,
  customer_typing_until timestamptz,
  opened_at timestamptz not null,
  state_changed_at timestamptz not null,
  closed_at timestamptz,
  version bigint not null default 1
);
-- By hash: Google's ids are opaque and may be longer than an index row.
create unique index conversations_provider on conversations (account_id, md5(provider_id));
create index conversations_mine on conversations (assignee_id, last_message_at desc, id desc) where state <> 'closed';
create index conversations_queue on conversations (queue_id, last_message_at desc, id desc) where state <> 'closed';
create index conversations_live on conversations (last_message_at desc, id desc) where state <> 'closed';
create index conversations_closed on conversations (last_message_at desc, id desc) where state = 'closed';
create index conversations_channel on conversations (channel_id);

-- The thread: customers' messages, replies and events. For replies the id is chosen in the browser and is Google's messageId.
create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  seq bigint not null,
  direction text not null check (direction in ('inbound', 'outbound', 'event')),
  at timestamptz not null,
  -- Inbound: Google's id of the message, or what stands for it; unique, so that no repeat is shown twice.
  provider_id text,
  content jsonb not null,
  author_id uuid references users,
  state text check (state in ('queued', 'accepted', 'delivered', 'read', 'failed', 'expired')),
  accepted_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  failure jsonb,
  created_at timestamptz not null default now(),
  unique (conversation_id, seq)
);
create unique index messages_provider on messages (conversation_id, md5(provider_id)) where provider_id is not null;
create index messages_thread on messages (conversation_id, at desc, seq desc);

create table attachments (
  id uuid primary key default gen_random_uuid(),
  message_id uuid not null references messages,
  conversation_id uuid not null references conversations,
  state text not null check (state in ('pending', 'stored', 'blocked', 'lost')),
  -- Signed address at Google's media host, a bearer secret: sealed, and wiped as soon as the bytes are here.
  source_sealed bytea,
  deadline_at timestamptz not null,
  content_type text,
  bytes bytea,
  width integer,
  height integer,
  size_bytes integer,
  created_at timestamptz not null default now()
);
create index attachments_message on attachments (message_id);

-- What still has to go to Google, in order within a conversation: replies, events, read receipts.
create table outbox (
  id bigint generated always as identity primary key,
  conversation_id uuid not null references conversations,
  kind text not null check (kind in ('message', 'event', 'receipt')),
  message_id uuid references messages,
  payload jsonb not null,
  attempts integer not null default 0,
  deadline_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index outbox_conversation on outbox (conversation_id, id);

-- Work that touches the outside or waits for a time: one lane for each thing that must not run twice at once.
create table lanes (
  kind text not null,
  key uuid not null,
  due_at timestamptz,
  -- Counts wakes, so that a holder sees work that came while it ran.
  wakes bigint not null default 1,
  attempts integer not null default 0,
  -- The holder's right to act; a newer token makes an older holder's writes fail.
  lease_token bigint not null default 0,
  lease_until timestamptz,
  primary key (kind, key)
);
create index lanes_due on lanes (kind, due_at) where due_at is not null;

create table drafts (
  conversation_id uuid not null references conversations on delete cascade,
  user_id uuid not null references users on delete cascade,
  text text not null,
  updated_at timestamptz not null default now(),
  primary key (conversation_id, user_id)
);

-- Timeline, audit trail and live feed in one: names and versions, never message text or secrets.
create table activity (
  seq bigint primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  verb text not null,
  topics text[] not null,
  conversation_id uuid,
  subject jsonb not null default '{}'
);
create index activity_conversation on activity (conversation_id, seq) where conversation_id is not null;
create sequence activity_seq;

-- Appends one row and wakes the listeners at commit. Takes the log's lock first and keeps it until commit, so that
-- numbers become visible in order and no reader can step over a row that commits late. Call it last in a transaction.
create function append_activity(actor uuid, verb text, topics text[], conversation uuid, subject jsonb) returns bigint
language plpgsql as $$
declare
  number bigint;
begin
  perform pg_advisory_xact_lock(7261902);
  number := nextval('activity_seq');
  insert into activity (seq, actor_id, verb, topics, conversation_id, subject)
  values (number, actor, verb, topics, conversation, subject);
  perform pg_notify('parley_activity', number::text);
  return number;
end $$;
