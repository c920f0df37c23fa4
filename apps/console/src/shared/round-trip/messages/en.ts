/** Texts of the round trip: one message in, one reply out. */
export const en = {
  'trip.title': 'Try a round trip',
  'trip.text':
    'One message from a phone to Parley, one reply back, over the same way as every other, watched live. It takes a minute.',
  'trip.unbound':
    'This comes after the channel is created: until then nobody would get the message. Create a workstream and set up its channel; its last page offers the round trip, too.',
  'trip.toWorkstreams': 'Go to workstreams',
  'trip.agent': 'Google agent',
  'trip.reply': 'Reply to send',
  'trip.reply.1': 'This is a test reply from Parley.',
  'trip.reply.2': 'Thank you for your message. We have received it.',
  'trip.reply.3': 'Hello! Everything works.',
  'trip.start': 'Start',
  'trip.again': 'Start again',
  'trip.stop': 'Stop',
  'trip.open': 'Open test',
  'trip.noTests': 'Google gives no test URL for this agent. Write to it as your customers do.',
  'trip.do.waiting': 'Open a test on a phone or in the emulator, and write a message to “{agent}”.',
  'trip.do.stored': 'It arrived. It is becoming part of a conversation.',
  'trip.do.arrived': 'The message of {customer} is in the inbox. Is it yours? Then send the reply.',
  'trip.do.replying': 'The reply is on its way. Leave the chat open on the phone, so that it is read.',
  'trip.do.done': 'There and back in {seconds} seconds, the pauses of people included. Everything works.',
  'trip.anonymous': 'a customer without a name',
  'trip.send': 'Send the reply',
  'trip.conversation': 'Open the conversation',
  'trip.list': 'Stations of the round trip',
  'trip.hop.sent': 'Sent from the phone',
  'trip.hop.received': 'Received, signature verified',
  'trip.hop.stored': 'Stored in its conversation',
  'trip.hop.shown': 'Shown in the inbox',
  'trip.hop.queued': 'Reply queued here',
  'trip.hop.accepted': 'Accepted by Google',
  'trip.hop.delivered': 'Delivered to the phone',
  'trip.hop.read': 'Read by the customer',
  'trip.reached': 'Reached',
  'trip.current': 'Waiting',
  'trip.ahead': 'Not yet',
  'trip.after': '+{ms} ms',
  'trip.afterSeconds': '+{seconds} s',
  'trip.look': 'What to look at',

  'trip.miss.noInbound.title': 'No message arrived within three minutes',
  'trip.miss.noInbound.look':
    'Did the phone show the message as sent? Then Google does not reach this address: choose Verify now on the account’s tab Webhook, and see whether the webhook is saved in Google’s console.',
  'trip.miss.refusedSignature.title': 'A call arrived, but its signature does not fit the client token',
  'trip.miss.refusedSignature.look':
    'Copy the client token again from the page “Configure your webhook”, replace it here and verify once more. If it is right, a proxy changes the call: Verify now on the account’s tab Webhook shows which way.',
  'trip.miss.parkedNoChannel.title': 'The message arrived, but no channel uses this Google agent',
  'trip.miss.parkedNoChannel.look':
    'Set up a channel for it in a workstream. The message is kept and becomes a conversation by itself.',
  'trip.miss.parkedUnknownAgent.title':
    'The message arrived for a Google agent that is not part of the account',
  'trip.miss.parkedUnknownAgent.look':
    'Add that agent on the account’s tab Google agents, or open the test of the agent chosen above.',
  'trip.miss.parkedOther.title': 'The message arrived and was kept, but could not be processed',
  'trip.miss.parkedOther.look':
    'See “Deliveries that need a look” on the account’s tab Webhook, and the server’s log.',
  'trip.miss.notStored.title': 'The message arrived, but did not become part of a conversation in 20 seconds',
  'trip.miss.notStored.look': 'The server is busy or its database is slow. See the server’s log.',
  'trip.miss.notAccepted.title': 'The reply is still queued: Google has not accepted it in 30 seconds',
  'trip.miss.notAccepted.look':
    'Parley goes on trying. Open the conversation to see why it waits, and check the connection on the account’s page.',
  'trip.miss.replyFailed.title': 'Google refused the reply',
  'trip.miss.replyFailed.look': 'Open the conversation: the reason stands at the reply.',
  'trip.miss.notDelivered.title': 'Google accepted the reply, but no receipt of delivery came in a minute',
  'trip.miss.notDelivered.look':
    'Is the phone online? If the reply is on its screen, receipts do not arrive: choose Verify now on the account’s tab Webhook.',
  'trip.miss.notRead.title': 'The reply was delivered, but not read within three minutes',
  'trip.miss.notRead.look':
    'Open the chat on the phone. The connection works; only the last receipt is missing.',
} as const
