-- Webhooks of two levels, and client tokens that take turns (docs/decisions/0018).

-- A token's name, so that what was counted for one is never shown of another. The token itself stays sealed.
alter table accounts
  add column client_token_id uuid not null default gen_random_uuid(),
  -- The token that the last verification call named; null when it named none of ours.
  add column webhook_attempt_token uuid;

-- The own webhook of a Google agent. Its address lives beside the partner's, with a client token of its own.
create table agent_webhooks (
  google_agent_id uuid primary key references google_agents,
  account_id uuid not null references accounts,
  -- Unguessable last part of the address.
  webhook_key text not null unique,
  client_token_id uuid not null default gen_random_uuid(),
  client_token_sealed bytea,
  client_token_set_at timestamptz,
  client_token_set_by uuid references users,
  webhook_verified_at timestamptz,
  webhook_attempt_at timestamptz,
  webhook_attempt_refusal text,
  webhook_attempt_token uuid,
  -- Deliveries for this agent that came to the partner's address since its own was verified.
  partner_deliveries bigint not null default 0,
  partner_last_at timestamptz,
  created_by uuid not null references users,
  created_at timestamptz not null
);
create index agent_webhooks_account on agent_webhooks (account_id);

-- The token that came before, accepted until a time. The row goes with the token: nothing of it is kept.
create table previous_client_tokens (
  id uuid primary key,
  account_id uuid not null references accounts,
  -- Null: the partner's.
  google_agent_id uuid references google_agents,
  sealed bytea not null,
  set_at timestamptz,
  set_by uuid references users,
  -- What was counted for it when the rotation began.
  deliveries_before bigint not null,
  begun_at timestamptz not null,
  begun_by uuid not null references users,
  accepted_until timestamptz not null
);
-- One at each level: three tokens at once would be a rotation nobody can follow.
create unique index previous_client_tokens_once on previous_client_tokens (coalesce(google_agent_id, account_id));

-- How often each token signed, counted in memory and settled about once a second.
create table client_token_uses (
  token_id uuid primary key,
  deliveries bigint not null,
  last_used_at timestamptz not null
);

-- How a delivery came, where that is not the ordinary way (partner's address, current token).
alter table raw_events
  add column own_address_of uuid,
  add column is_old_token boolean;
alter table webhook_calls
  add column own_address_of uuid,
  add column is_old_token boolean;

-- Not unique: changing a column of a unique index locks the row's key, which every delivery's reference needs.
create index accounts_client_token on accounts (client_token_id);
create index agent_webhooks_client_token on agent_webhooks (client_token_id);
