-- Who may do what with protected fields (client token, credentials): a profile holds rights, and the people and roles
-- that have them. Written `field.action`, as the contract's `fieldRight`.
create table field_profiles (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  description text not null default '',
  rights text[] not null check (rights <@ array['clientToken.set', 'clientToken.replace', 'clientToken.use',
    'credentials.set', 'credentials.replace', 'credentials.use']),
  roles text[] not null default '{}' check (roles <@ array['administrator', 'supervisor', 'agent']),
  -- The two that every installation begins with; whoever sets it up may give them words in their language.
  first_as text unique check (first_as in ('setUp', 'check')),
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index field_profiles_name on field_profiles (lower(name));

create table field_profile_members (
  profile_id uuid not null references field_profiles on delete cascade,
  user_id uuid not null references users on delete cascade,
  primary key (profile_id, user_id)
);
create index field_profile_members_user on field_profile_members (user_id);

-- Nobody gains or loses anything: who could set protected fields still can, and every administrator can still have
-- Parley check with them.
insert into field_profiles (name, description, rights, roles, first_as) values
  ('Set up accounts', 'Enter and replace client tokens and credentials.',
    array['clientToken.set', 'clientToken.replace', 'clientToken.use',
      'credentials.set', 'credentials.replace', 'credentials.use'], '{}', 'setUp'),
  ('Check accounts', 'Have Parley check the connection with what is stored.',
    array['clientToken.use', 'credentials.use'], array['administrator'], 'check');
insert into field_profile_members (profile_id, user_id)
  select p.id, u.id from field_profiles p, users u where p.first_as = 'setUp' and u.can_set_protected_fields;
alter table users drop column can_set_protected_fields;

-- When the password was last given in this session: signing in counts, so open sessions begin with that.
alter table sessions add column confirmed_at timestamptz;
update sessions set confirmed_at = created_at;
alter table sessions alter column confirmed_at set not null;
alter table sessions alter column confirmed_at set default now();
