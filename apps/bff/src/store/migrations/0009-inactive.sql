-- An inactive workstream begins no conversation; null: it is active.
alter table workstreams add inactive_since timestamptz;

-- An inactive account keeps what comes and what is to be sent until it is active again; null: it is active.
alter table accounts add inactive_since timestamptz;
