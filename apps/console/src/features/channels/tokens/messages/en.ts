/** Texts of client tokens, their rotation, and Google agents' own webhooks. */
export const en = {
  title: 'Client token',
  lead: 'Google signs every delivery with it. Parley takes nothing whose signature does not fit.',
  rotate: 'Rotate client token',
  set: 'Set client token',

  'dialog.rotate': 'Rotate the client token',
  'dialog.set': 'Set the client token',
  'dialog.of': '{title} of “{name}”',
  'dialog.new': 'New client token',
  'dialog.where':
    'In Google’s console: Settings, Webhook, Configure. Make a new token there, copy it, and leave the dialog open.',
  'dialog.whereAgent':
    'In Google’s console: the agent’s page Integrations, Webhook, Configure. Copy the token and leave the dialog open.',
  'dialog.manner': 'What becomes of the present token?',
  'dialog.beside': 'Accept both for a while (no downtime)',
  'dialog.besideHint':
    'Google may change over whenever you press Verify and Save there. You see which token it uses.',
  'dialog.atOnce': 'Refuse it at once',
  'dialog.atOnceHint':
    'For a token that got into the wrong hands. Google’s deliveries are refused until it signs with the new one; it repeats them for up to seven days.',
  'dialog.days': 'Accept the old token for',
  'dialog.dayCount': '{count, plural, one {# day} other {# days}}',
  'dialog.submit': 'Begin rotation',
  'dialog.submitAtOnce': 'Replace at once',
  'dialog.submitSet': 'Set',
  'dialog.sameToken': 'This is the token that is in use already. Make a new one in Google’s console.',
  'done.begun': 'Both tokens are accepted now. Press Verify and Save in Google’s console.',
  'done.set': 'The client token was set.',

  'rotation.title': 'Two client tokens are accepted',
  'rotation.begun': 'Begun on {when} by {who}.',
  'rotation.until': 'The old token is accepted until {when} ({left}).',
  'rotation.over': 'The time of the old token ended on {when}. It is refused.',
  'rotation.meter': 'Deliveries since the rotation began, by token',
  'rotation.old': 'Old token',
  'rotation.new': 'New token',
  'rotation.deliveries': '{count, plural, =0 {No delivery} one {# delivery} other {# deliveries}}',
  'rotation.never': 'Not used since',
  'rotation.last': 'Last used: {when}',
  'rotation.verifiedNew': 'Google’s last Verify named the new token.',
  'rotation.verifiedOld': 'Google’s last Verify named the old token: the new one is not saved there yet.',
  'rotation.adviceUnswitched':
    'Next: press Verify and Save in Google’s console with the new token. Nothing is refused meanwhile.',
  'rotation.adviceUsed':
    'Google still used the old token within the last ten minutes. Repeats of older deliveries may be among that; wait until it is idle.',
  'rotation.adviceIdle': 'Google uses the new token, and the old one is idle. You can retire it.',
  'rotation.retire': 'Retire old token',
  'rotation.change': 'Change time',
  'rotation.undo': 'Go back to the old token',

  'retire.title': 'Retire the old client token?',
  'retire.text': 'It is refused from now on and wiped. That cannot be undone.',
  'retire.used':
    '{count, plural, one {# delivery was} other {# deliveries were}} signed with it since the rotation began, the last one {when}. What Google still signs with it will be refused; Google repeats refused deliveries for up to seven days.',
  'retire.unswitched':
    'Nothing has come with the new token yet. If Google does not sign with it, every delivery will be refused.',
  'retire.confirm': 'Retire',
  'retire.done': 'The old client token was retired.',
  'undo.title': 'Go back to the old client token?',
  'undo.text':
    'The new token is refused from now on and wiped; the old one goes on without an end. That cannot be undone.',
  'undo.used':
    '{count, plural, one {# delivery was} other {# deliveries were}} signed with the new token. Set the old one in Google’s console first, or Google’s deliveries will be refused.',
  'undo.confirm': 'Go back',
  'undo.done': 'The old client token is the only one again.',
  'change.title': 'Change the time of the old token',
  'change.days': 'Counted from the begin of the rotation',
  'change.option': '{count, plural, one {# day} other {# days}}, until {when}',
  'change.submit': 'Save',
  'change.done': 'The old token is accepted until {when}.',
  'change.timeIsOver': 'This time is over already. Choose a later one.',

  'own.title': 'Webhooks of single Google agents',
  'own.lead':
    'Google sends what is for an agent to the agent’s own webhook when it has one, and to the partner’s webhook otherwise. Both levels work side by side, each with its own client token. Most accounts need no own webhook.',
  'own.none': 'This account has no Google agent yet.',
  'own.list': 'Google agents and their webhooks',
  'own.usesPartner': 'Uses the partner’s webhook',
  'own.has': 'Own webhook',
  'own.add': 'Add own address',
  'own.addTo': 'Add own address for {name}',
  'own.added': '“{name}” has an address of its own. Set its client token next.',
  'own.url': 'Webhook URL of {name}',
  'own.open': 'Own webhook of {name}',
  'own.steps':
    'Copy the address to the agent’s page Integrations in Google’s console, set the client token shown there below, then press Verify and Save there.',
  'own.last': 'Last message at this address',
  'own.remove': 'Remove own address',
  'own.removeTitle': 'Remove the own address of “{name}”?',
  'own.removeText':
    'The address stops answering and its client token is wiped. What Google still sends there is refused. Remove the webhook on the agent’s page Integrations in Google’s console first: then Google sends to the partner’s webhook, also what it repeats.',
  'own.removeUsed': 'The last delivery came to this address {when}.',
  'own.removeConfirm': 'Remove address',
  'own.removed': '“{name}” uses the partner’s webhook again.',
  'own.silentTitle': 'Deliveries for “{name}” come to the partner’s webhook',
  'own.silent':
    '{count, plural, one {# delivery} other {# deliveries}} since its own address was verified, the last one {when}. They are processed all the same. Look at the agent’s page Integrations in Google’s console: its webhook was not saved or was removed there.',
  'own.notYet':
    'Google still sends to the partner’s webhook, the last time {when}. That ends when you press Verify and Save on the agent’s page Integrations.',
} as const
