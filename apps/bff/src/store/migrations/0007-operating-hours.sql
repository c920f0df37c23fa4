-- When people are there to answer: working hours of the week, holidays and days with other hours, in a time zone.
create table operating_hours (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- As the contract's `hoursDefinition`.
  definition jsonb not null,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index operating_hours_name on operating_hours (lower(name));

-- None: always open.
alter table queues add column operating_hours_id uuid references operating_hours;
create index queues_operating_hours on queues (operating_hours_id) where operating_hours_id is not null;

-- Until then the customer has been told that nobody is there; null: never, or not since.
alter table conversations add column closed_told_until timestamptz;
