-- An inactive workstream begins no conversation; null: it is active.
alter table workstreams add inactive_since timestamptz;
