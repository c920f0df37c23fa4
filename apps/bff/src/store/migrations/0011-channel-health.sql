-- How connections to Google do. `scope_id` is an account, or one of its Google agents: what concerns one is counted for both.
-- Written once a second with all that was counted since, never for each message (store/health-counts.ts).
create table health_counts (
  scope_id uuid not null,
  hour timestamptz not null,
  -- received, refused, sent, failed; one of Google's interfaces with how calls ended; the same with Ms: durations by class.
  kind text not null,
  code text not null default '',
  n integer not null,
  primary key (scope_id, hour, kind, code)
);
create index health_counts_hour on health_counts (hour);

-- When something happened last.
create table health_marks (
  scope_id uuid not null,
  kind text not null,
  at timestamptz not null,
  code text,
  -- Of an access token: when it ends.
  until timestamptz,
  primary key (scope_id, kind)
);
