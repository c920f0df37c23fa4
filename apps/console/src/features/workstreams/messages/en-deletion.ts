/** Texts of deleting a channel. */
export const deletionEn = {
  'deletion.title': 'Delete the channel “{name}”',
  'deletion.for': 'Workstream “{name}”',
  'deletion.step.impact': 'What depends on it',
  'deletion.step.conversations': 'Present conversations',
  'deletion.step.google': 'At Google',
  'deletion.leave': 'Cancel',

  'impact.title': 'What depends on it',
  'impact.lead': 'Read just now, and again while this page is open. Nothing has been deleted yet.',
  'impact.open': 'Open conversations',
  'impact.openNone': 'None. Nobody notices that the channel goes.',
  'impact.openCount':
    '{count, plural, one {One conversation is not closed} other {# conversations are not closed}}',
  'impact.states':
    '{open, number} open · {active, number} active · {waiting, number} waiting · {wrapUp, number} in wrap-up',
  'impact.people': 'Who has them',
  'impact.nobody': 'Nobody; they lie in a queue.',
  'impact.person': '{name} ({count, number})',
  'impact.replies': 'Replies on their way',
  'impact.repliesCount':
    '{count, plural, =0 {None} one {One reply is not delivered to Google yet. It still goes out.} other {# replies are not delivered to Google yet. They still go out.}}',
  'impact.kept': 'Kept',
  'impact.keptCount':
    '{conversations, plural, one {One conversation} other {# conversations}} with {messages, plural, one {one message} other {# messages}}. They can be read as before.',
  'impact.automated': 'Automated messages',
  'impact.automatedCount':
    '{count, plural, =0 {None} one {One is no longer sent.} other {# are no longer sent.}}',
  'impact.undo': 'Until when it can be undone',
  'impact.undoText': '{date}, 30 days from now. The channel comes back with its settings and conversations.',
  'impact.next': 'Next',

  'present.title': 'Present conversations',
  'present.lead': 'What should become of the conversations that are not closed yet?',
  'present.none': 'There are none, so the channel is deleted at once.',
  'present.drain': 'Let them go on',
  'present.drainText':
    'Nobody notices. What customers write in new conversations is kept among the parked deliveries of the account, without a greeting. When the last conversation is closed, the channel is deleted by itself.',
  'present.close': 'Close them',
  'present.closeText': 'All are closed at once. Customers read your message before, as the last thing.',
  'present.handOver': 'Hand them over',
  'present.handOverText':
    'Another workstream goes on with them. Customers still write to “{agent}”, and answers go through “{account}” as long as that account exists: Google lets nobody move a chat to another agent.',
  'present.handOverNone': 'There is no other channel that could take them.',
  'present.say': 'Send a message before',
  'present.text': 'Message in {language}',
  'present.textHint': 'The suggestion is in the language of the channel. Write it as you would say it.',
  'present.textRequired': 'Write a message, or switch it off.',
  'present.textTooLong': 'At most 3,072 characters.',
  'present.beyond':
    '{count, plural, one {One customer wrote more than 30 days ago. Google delivers nothing to them any more: that conversation is closed without the message.} other {# customers wrote more than 30 days ago. Google delivers nothing to them any more: those conversations are closed without the message.}}',
  'present.target': 'Channel that takes over',
  'present.targetPlaceholder': 'Choose a channel',
  'present.targetOption': '{workstream} › {channel}',
  'present.targetRequired': 'Choose a channel.',
  'present.queue': 'Queue',
  'present.queueHint': 'Where conversations wait that nobody has. Whoever has one keeps it.',
  'present.queueFallback': 'Fallback queue: {name}',
  'present.delete': 'Delete channel',
  'present.startDraining': 'Delete when done',

  'confirm.title': 'Delete the channel “{name}”?',
  'confirm.drain':
    '{count, plural, one {One conversation goes on until it is closed; then the channel goes.} other {# conversations go on until they are closed; then the channel goes.}}',
  'confirm.close':
    '{count, plural, =0 {No conversation is open.} one {One conversation is closed, after this message:} other {# conversations are closed, after this message:}}',
  'confirm.closeSilently':
    '{count, plural, =0 {No conversation is open.} one {One conversation is closed without a word.} other {# conversations are closed without a word.}}',
  'confirm.handOver':
    '{count, plural, one {One conversation goes on in “{name}”.} other {# conversations go on in “{name}”.}}',
  'confirm.undo': 'You can undo this until {date}. A message that was sent cannot be taken back.',
  'confirm.keepGoing': 'You can take this back at any time before.',

  'deletion.deleted': 'The channel “{name}” was deleted.',
  'deletion.draining': 'The channel “{name}” is being drained.',
  'deletion.drainingBody': 'It goes by itself when its last conversation is closed.',

  'google.title': 'At Google',
  'google.leadDeleted':
    'The channel is deleted here. At Google everything is as it was, and only you can change it there.',
  'google.leadDraining':
    'The channel begins nothing new. Do the following only after it is gone: until then its customers need the webhook.',
  'google.done':
    'Deleted. Until {date} you can restore it under “Recently deleted” on the page of all workstreams.',
  'google.launch': 'Take the agent out of sight',
  'google.launchText':
    'In Google’s console open the agent and take back its launch, so that customers no longer see the chat button. Where there is no such button, ask Google’s support and give both IDs.',
  'google.notLaunched': 'The agent was never launched: customers cannot find it. Nothing to do.',
  'google.brandId': 'Brand ID',
  'google.agentId': 'Agent ID',
  'google.tests': 'Forget the test URLs',
  'google.testsText':
    'Whoever has one of them can go on writing. Withdraw them where you have handed them out.',
  'google.testUrl': 'Test URL ({surface})',
  'google.webhook': 'Remove the webhook',
  'google.webhookText':
    'Under “Account settings”, and where the agent has one of its own also under “Integrations” of the agent, remove this address.',
  'google.webhookKeep':
    '{count, plural, one {Leave the webhook of the partner: another channel of the account needs it. Remove it only where the agent has one of its own.} other {Leave the webhook of the partner: # other channels of the account need it. Remove it only where the agent has one of its own.}}',
  'google.webhookUrl': 'Webhook endpoint URL',
  'google.partnerId': 'Partner ID',
  'google.account': 'The messaging account',
  'google.accountText':
    'No channel uses “{name}” any more. If you do not need it, delete it: its client token and credentials are wiped at once, which cannot be undone. Wait until the last messages have been sent; without credentials they cannot go out.',
  'google.accountDelete': 'Delete the account',
  'google.back': 'Back to the workstream',

  'card.draining':
    '{count, plural, one {Being drained: one conversation left} other {Being drained: # conversations left}}',
  'card.drainingText':
    'Begins nothing new since {when}. It is deleted by itself when its last conversation is closed.',
  'card.keep': 'Keep the channel',
  'card.kept': 'The channel “{name}” stays.',
} as const
