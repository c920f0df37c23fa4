-- The audit log: a table of its own, because it is a chain that must have no holes and has other readers than the feed.

-- What happened, in order. `entry` is JSON text exactly as it was hashed; `hash` is SHA-256, in hex, over the hash of
-- the entry before followed by `entry` (64 zeros before the first). The other columns are computed from `entry`, so
-- they cannot say anything else.
create table audit (
  seq bigint primary key,
  entry text not null,
  hash text not null,
  -- ISO 8601 in UTC has a fixed width: as bytes it sorts by time.
  at text collate "C" not null generated always as (entry::jsonb ->> 'at') stored,
  verb text not null generated always as (entry::jsonb ->> 'verb') stored,
  actor_id text generated always as (entry::jsonb #>> '{actor,id}') stored,
  object_text text not null generated always as (lower(
    coalesce(entry::jsonb #>> '{object,name}', '') || ' ' || coalesce(entry::jsonb #>> '{object,id}', ''))) stored
);
create index audit_actor on audit (actor_id, seq);
create index audit_verb on audit (verb, seq);
create index audit_at on audit (at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log only grows: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger audit_only_grows before update or delete or truncate on audit
  for each statement execute function refuse_audit_change();

-- Appends entries in this order and returns the number of the last. A body is a JSON object without spaces, with what
-- the caller knows; number and time are put in front of it here, under the lock, by one clock for all instances.
--
-- Locks: a transaction locks rows first, then this log (7261905), then the activity log (7261902), and nothing after.
-- All take them in this order and hold them until commit, so nobody who waits for one holds what its holder waits for.
-- Whoever comes the other way round is refused at once, not when two of them meet.
create function append_audit(bodies text[]) returns bigint language plpgsql as $$
declare
  body text;
  number bigint;
  link text;
  entry text;
begin
  if exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
        and classid = 0 and objid = 7261902 and objsubid = 1)
      and not exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
        and classid = 0 and objid = 7261905 and objsubid = 1) then
    raise exception 'The audit log comes before the activity log';
  end if;
  perform pg_advisory_xact_lock(7261905);
  -- A statement of its own, after the lock: it sees what the holder before committed.
  select a.seq, a.hash into number, link from audit a order by a.seq desc limit 1;
  number := coalesce(number, 0);
  link := coalesce(link, repeat('0', 64));
  foreach body in array bodies loop
    number := number + 1;
    entry := '{"seq":' || number || ',"at":"'
      || to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '",' || substr(body, 2);
    link := encode(sha256(convert_to(link || entry, 'UTF8')), 'hex');
    insert into audit (seq, entry, hash) values (number, entry, link);
  end loop;
  -- Those who look at the log hear of it; here, so that no writer can forget.
  perform append_activity(null, 'audit.appended', array['audit'], null, '{}');
  return number;
end $$;

-- What can be repeated at will by anybody, such as failed sign-ins and denials: the first of each actor or address in a
-- minute has its entry at once, the rest is counted here and becomes one entry when the minute is over.
create table audit_tallies (
  verb text not null,
  key text not null,
  minute timestamptz not null,
  more integer not null,
  samples text[] not null,
  record jsonb not null,
  primary key (verb, key, minute)
);
create index audit_tallies_minute on audit_tallies (minute);
