/** Texts of an account's life: deactivate, delete. */
export const lifeEn = {
  'accounts.inactive': 'Inactive',
  'life.deactivate': 'Deactivate',
  'life.activate': 'Activate',
  'life.deactivateTitle': 'Deactivate “{name}”?',
  'life.deactivateText':
    'The webhook goes on accepting what Google sends, so nothing is lost, but it is only kept: no message reaches the inbox. Replies wait, and their time to be sent stands still.',
  'life.deactivated': '“{name}” is inactive.',
  'life.activated': '“{name}” is active. What waited comes in and goes out now.',
  'life.inactiveTitle': 'Inactive: messages are kept, none comes in or goes out',
  'life.inactiveText': 'Everything goes on where it stopped when you activate the account.',
  'life.channelsFirst':
    '{count, plural, one {A channel uses it. Delete the channel first:} other {# channels use it. Delete them first:}}',
  'life.channel': '{workstream} › {name}',
  'life.channelDraining': '{workstream} › {name}, being drained',
  'life.kept':
    '{count, plural, =0 {No conversation came through it.} one {One conversation came through it. It stays.} other {# conversations came through it. They stay.}}',
  'life.open':
    '{count, plural, one {One of them is not closed. Nobody can write to it any more, so it is closed.} other {# of them are not closed. Nobody can write to them any more, so they are closed.}}',
  'life.undelivered':
    '{count, plural, one {One reply is not sent yet. It cannot go out any more and fails.} other {# replies are not sent yet. They cannot go out any more and fail.}}',
} as const
