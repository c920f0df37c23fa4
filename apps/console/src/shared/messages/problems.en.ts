import type { ApiProblemCode } from '../api-problem.ts'
import type { outsideTitlesEn } from './problems-outside.en.ts'

/** What happened, for the codes of the API that are met once somebody is signed in. */
export const problemTitlesEn = {
  'problem.user/email-taken': 'Somebody with this e-mail address is in the team already',
  'problem.user/last-administrator': 'The last administrator must stay',
  'problem.account/protected-field': 'You may not set protected fields',
  'problem.account/credentials-invalid': 'This credentials file cannot be used',
  'problem.account/agent-taken': 'This Google agent belongs to another account already',
  'problem.account/agent-refused': 'Google does not know this agent, or not for this account',
  'problem.account/google-unreachable': 'Google could not be reached',
  'problem.account/incomplete': 'The account is not complete yet',
  'problem.account/consent-required': 'The privacy terms have not been accepted yet',
  'problem.account/in-use': 'It is still in use',
  'problem.delivery/no-body': 'The body of this delivery is not there',
  'problem.queue/name-taken': 'A queue with this name exists already',
  'problem.queue/in-use': 'The queue is still in use',
  'problem.hours/name-taken': 'Operating hours with this name exist already',
  'problem.hours/in-use': 'The operating hours are still in use',
  'problem.profile/name-taken': 'A profile with this name exists already',
  'problem.workstream/name-taken': 'A workstream with this name exists already',
  'problem.workstream/in-use': 'The workstream is still in use',
  'problem.channel/agent-bound': 'This Google agent is bound to a channel already',
  'problem.channel/account-inactive': 'The account of this Google agent is not saved yet',
  'problem.channel/target-unfit': 'This channel cannot take the conversations over',
  'problem.deletion/blocked': 'Something is in the way of restoring it',
  'problem.conversation/not-yours': 'Somebody else has this conversation',
  'problem.conversation/wrong-state': 'The conversation has moved on in the meantime',
  'problem.conversation/window-closed': 'The time to answer is over',
  'problem.conversation/no-channel': 'The channel of this conversation was removed',
  'problem.conversation/pictures-off': 'Pictures are switched off for this channel',
  'problem.conversation/no-pictures': 'This channel carries no pictures to customers',
  'problem.message/id-used': 'This message was stored with other content already',
  'problem.message/not-retryable': 'This message does not need to be sent again',
  'problem.attachment/unavailable': 'The picture is not available',
  'problem.picture/not-a-picture': 'This file is not a picture that can be sent',
  'problem.picture/too-large': 'The picture is larger than 10 MB',
  'problem.picture/too-many-pixels': 'The picture has too many pixels',
  'problem.picture/unreadable': 'The picture is damaged or not complete',
} as const satisfies Record<Exclude<`problem.${ApiProblemCode}`, keyof typeof outsideTitlesEn>, string>

/** What the person can do about it, where there is something to do. */
export const problemRemediesEn = {
  'remedy.user/email-taken': 'Look in the list: the person may be disabled.',
  'remedy.user/last-administrator': 'Make somebody else an administrator first.',
  'remedy.account/protected-field': 'An administrator can give you the right on the Team page.',
  'remedy.account/credentials-invalid':
    'Download a new key of the service account from Google and upload that file.',
  'remedy.account/agent-taken': 'Open the other account, or use another Google agent.',
  'remedy.account/agent-refused': 'Copy Brand ID and Agent ID again from the Overview page of the agent.',
  'remedy.account/google-unreachable': 'Wait a moment and try again. Nothing has been changed.',
  'remedy.account/incomplete': 'Finish the steps that are still marked as open.',
  'remedy.account/consent-required': 'Read the privacy terms and accept them first.',
  'remedy.account/in-use': 'Delete the channels that use it first.',
  'remedy.delivery/no-body':
    'It was erased as the retention says, or the call was refused and nothing of it was kept.',
  'remedy.queue/name-taken': 'Choose another name.',
  'remedy.queue/in-use':
    'Give its workstreams another fallback queue and its conversations another place first.',
  'remedy.hours/name-taken': 'Choose another name.',
  'remedy.hours/in-use': 'Give the queues that use them other operating hours first.',
  'remedy.workstream/name-taken': 'Choose another name.',
  'remedy.workstream/in-use': 'Delete its channels first.',
  'remedy.channel/agent-bound': 'Choose another Google agent, or delete the other channel first.',
  'remedy.channel/account-inactive': 'Finish the set-up of the account first.',
  'remedy.channel/target-unfit': 'Choose another channel.',
  'remedy.deletion/blocked': 'The list of what was deleted says what it is.',
  'remedy.conversation/not-yours': 'Take it over if you want to answer.',
  'remedy.conversation/wrong-state': 'Look at its newest state and decide again.',
  'remedy.conversation/window-closed':
    'Google lets nobody answer more than 30 days after the customer’s last message. The customer has to write first.',
  'remedy.conversation/no-channel': 'It can be read, but not answered any more.',
  'remedy.conversation/pictures-off':
    'An administrator can allow them: Workstreams, edit the channel, File attachments.',
  'remedy.conversation/no-pictures': 'Describe it in words instead.',
  'remedy.message/id-used': 'Write the message again.',
  'remedy.attachment/unavailable': 'Ask the customer to send it again.',
  'remedy.picture/not-a-picture': 'Use a PNG, JPEG, WebP or GIF file.',
  'remedy.picture/too-large': 'Save it smaller, then add it again.',
  'remedy.picture/too-many-pixels':
    'At most 50 million pixels and 16,000 on a side. Save it smaller, then add it again.',
  'remedy.picture/unreadable': 'Open it in another program, save it anew, then add it again.',
} as const satisfies Partial<Record<`remedy.${ApiProblemCode}`, string>>
