-- What an administrator may see of a delivery beside its body (docs/decisions/0012).
alter table raw_events
  -- When the request was complete, by the clock of the process that took it. `received_at` is when it was stored.
  add column arrived_at timestamptz,
  -- The headers on the allow-list, as a JSON object; the signature is shortened.
  add column headers text,
  -- The customer's message it became.
  add column message_id uuid,
  -- The last time an administrator or a repaired cause put it back into the line.
  add column retry_id uuid,
  add column body_erased_at timestamptz;
create index raw_events_conversation on raw_events (conversation_id, id desc) where conversation_id is not null;
create index raw_events_retry on raw_events (retry_id) where retry_id is not null;

-- Calls that left no delivery: refused ones, repeats, verifications. Nothing of what they said, and so many for each
-- account and verdict as store/webhook-calls.ts keeps.
create table webhook_calls (
  id bigint generated always as identity primary key,
  account_id uuid not null references accounts,
  at timestamptz not null,
  verdict text not null check (verdict in ('refused', 'duplicate', 'verified')),
  reason text,
  kind text,
  source text,
  size_bytes integer not null,
  header_names text[] not null default '{}',
  -- Calls of the same kind from the same address within a second are one row.
  calls integer not null default 1,
  -- The delivery that a duplicate repeats.
  delivery_id bigint
);
create index webhook_calls_ring on webhook_calls (account_id, verdict, id);
create index webhook_calls_delivery on webhook_calls (delivery_id) where delivery_id is not null;

-- How long bodies of processed deliveries are kept. `erased_up_to`: those before were looked at; what was parked
-- among them has a retry_id once it is processed, and is found by that.
create table delivery_retention (
  only_row boolean primary key default true check (only_row),
  body_days integer not null default 30 check (body_days between 1 and 365),
  erased_up_to bigint not null default 0,
  updated_at timestamptz,
  updated_by uuid references users
);
insert into delivery_retention default values;
insert into lanes (kind, key, due_at) values ('retention', '00000000-0000-0000-0000-000000000000', now());
