/** Texts of a workstream's life: copy, deactivate, delete. */
export const lifeEn = {
  'life.copy': 'Copy',
  'life.copyTitle': 'Copy “{name}”',
  'life.copyName': 'Copy of {name}',
  'life.copyText':
    'The copy has the same fallback queue and all other properties. Channels stay with the original: a Google agent has only one.',
  'life.copied': 'The workstream “{name}” was created.',
  'life.inactive': 'Inactive',
  'life.deactivate': 'Deactivate',
  'life.activate': 'Activate',
  'life.deactivateTitle': 'Deactivate “{name}”?',
  'life.deactivateText':
    'No new conversation begins. What customers write in one is kept among the parked deliveries of the account, and comes in when you activate the workstream again. Present conversations go on.',
  'life.deactivated': 'The workstream “{name}” is inactive.',
  'life.activated': 'The workstream “{name}” is active. What was parked meanwhile comes in now.',
  'life.inactiveTitle': 'Inactive: no new conversation begins',
  'life.inactiveText':
    'What customers write in a new one waits among the parked deliveries of the account. Present conversations go on.',
  'life.kept':
    '{count, plural, =0 {No conversation came through it.} one {One conversation came through it. It stays.} other {# conversations came through it. They stay.}}',
  'life.open':
    '{count, plural, one {One of them is not closed and goes on.} other {# of them are not closed and go on.}}',
  'life.channelsFirst':
    '{count, plural, one {A channel is bound to it. Delete the channel first:} other {# channels are bound to it. Delete them first:}}',
  'life.channelDraining': '{name}, being drained',
  'life.undo': 'It can be restored until {date}.',
} as const
