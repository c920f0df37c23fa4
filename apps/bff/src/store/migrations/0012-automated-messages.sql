-- What the organisation says by itself on all channels. Without a row it says nothing.
create table automated_messages (
  trigger text not null,
  -- BCP 47, as the contract's `channelLanguages`.
  language text not null,
  is_on boolean not null,
  -- Null: the text that Parley brings along.
  text text,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null references users,
  -- As it was then: people may be renamed.
  changed_by_name text not null,
  primary key (trigger, language)
);

-- Texts of a channel were in its language without saying so. Now each says it, because a channel can have several.
update channels set automated_messages = coalesce((
    select jsonb_agg(m.one || jsonb_build_object('language', channels.language) order by m.position)
    from jsonb_array_elements(automated_messages) with ordinality as m(one, position)), '[]')
  where automated_messages <> '[]';
