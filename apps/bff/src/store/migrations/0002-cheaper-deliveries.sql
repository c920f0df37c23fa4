-- What a delivery costs before it is acknowledged is the webhook's speed (docs/decisions/0009).

-- Accounts are never deleted, only marked, and the webhook writes no delivery for an account it has not just found:
-- the reference could not be broken, but was checked, with a lock on the account's row, for every delivery.
alter table raw_events drop constraint raw_events_account_id_fkey;

-- An administrator's list, newest first. New deliveries are listed by raw_events_new, so that an entry here is written
-- when a delivery is settled and not while Google waits.
drop index raw_events_account;
create index raw_events_settled on raw_events (account_id, id desc) where state <> 'new';
