-- What customers are told before the first reply: that the conversation may be monitored, recorded or stored
-- (docs/decisions/0014). One row, locked by whoever changes anything about it.
create table recording_notice (
  only_row boolean primary key default true check (only_row),
  version integer not null default 1
);
insert into recording_notice default values;

-- Texts that differ from the defaults in code.
create table recording_notice_texts (
  language text primary key,
  text text not null,
  changed_by uuid not null references users,
  changed_by_name text not null,
  changed_at timestamptz not null
);

-- Whether it is sent: the newest row counts, none means yes. Append only, with who, when and why.
create table recording_notice_choices (
  id bigint generated always as identity primary key,
  is_on boolean not null,
  reason text not null,
  chosen_by uuid not null references users,
  chosen_by_name text not null,
  chosen_at timestamptz not null
);

-- The notice of a conversation: a message of its thread, which proves text and time.
alter table conversations add column notice_message_id uuid;
-- Two for one conversation are impossible, whatever the code does.
create unique index messages_one_notice on messages (conversation_id) where content ->> 'purpose' = 'recordingNotice';

-- The notice is sent before anything else that waits for its conversation, also when it is sent again.
alter table outbox add column goes_first boolean not null default false;
