-- Pictures that agents send: Google fetches them at an address of ours.
alter table attachments
  -- Unguessable last part of the public address; null for what customers sent.
  add column public_key text,
  -- SHA-256 of what was uploaded, to know a repeat; the uploaded bytes themselves are not kept.
  add column upload_digest bytea,
  add column thumbnail bytea;
create unique index attachments_public on attachments (public_key) where public_key is not null;
