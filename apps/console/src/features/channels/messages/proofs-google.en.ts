/** What a proof finds about what Google’s APIs say: title, likely cause and remedy for each code; placeholders are its params. */
export const proofsGoogleEn = {
  'proof.token.ok.title': 'Google accepted the key and answered in {ms} ms',
  'proof.token.unreachable.title': '{host} could not be reached',
  'proof.token.unreachable.cause':
    'The network, a proxy or a firewall of this server is in the way, or the emulator does not run.',
  'proof.token.unreachable.remedy': 'Let the server reach {host} (TCP 443 at Google), then try again.',
  'proof.token.unexpected.title': 'Google answered the sign-in unexpectedly (status {status})',
  'proof.token.unexpected.cause': 'Google has a moment of trouble, or a proxy answers in its place.',
  'proof.token.unexpected.remedy':
    'Wait a minute and try again. If it stays, look at the proxy between this server and Google.',
  'proof.token.clockSkew.title': 'The clock of this server is off by {seconds} seconds',
  'proof.token.clockSkew.cause': 'The clock is not synchronised. Google accepts five minutes.',
  'proof.token.clockSkew.remedy': 'Set the clock of the server (NTP), then try again.',
  'proof.token.keyRefused.title': 'Google refused the key ({detail})',
  'proof.token.keyRefused.cause': 'The key was deleted or disabled at Google.',
  'proof.token.keyRefused.remedy':
    'Look at the key under Settings › Service account, or create a new one and replace the file.',
  'proof.token.accountGone.title': 'Google has no key of this service account any more',
  'proof.token.accountGone.cause': 'The service account or its last key was deleted.',
  'proof.token.accountGone.remedy': 'Create a service account with a key and replace the file.',
  'proof.token.invalidScope.title': 'Google does not let this key ask for Business Messages (scope refused)',
  'proof.token.invalidScope.cause':
    'The key belongs to a Cloud project without Business Messages, or an organisation policy forbids it.',
  'proof.token.invalidScope.remedy':
    'Use a key from the Cloud project that is registered with your partner account.',
  'proof.token.invalidClient.title': 'Google does not know this service account',
  'proof.token.invalidClient.cause':
    'The e-mail address in the file was changed, or the account never existed there.',
  'proof.token.invalidClient.remedy': 'Create a service account with a key and upload that file unchanged.',
  'proof.communications.ok.title': 'The Business Communications API is open to this key',
  'proof.communications.disabled.title':
    'The Business Communications API is switched off in the key’s Cloud project',
  'proof.communications.disabled.cause': 'It was never enabled there, or somebody disabled it.',
  'proof.communications.disabled.remedy':
    'In the Google Cloud console open APIs & Services › Library, enable “Business Communications API”, wait a minute and try again.',
  'proof.communications.scope.title': 'Google’s token does not cover Business Communications (wrong scope)',
  'proof.communications.scope.cause':
    'Google granted less than was asked for, mostly by a policy of the organisation.',
  'proof.communications.scope.remedy':
    'Ask whoever administers the Cloud organisation to allow the scope “businesscommunications” for this service account.',
  'proof.communications.denied.title': 'The Business Communications API refuses this service account',
  'proof.communications.denied.cause': 'The service account has no part in a partner account.',
  'proof.communications.denied.remedy':
    'Create the key on the page Settings of your partner account, section Service account.',
  'proof.communications.unreachable.title': 'The Business Communications API did not answer',
  'proof.communications.unreachable.cause':
    'Google has a moment of trouble, or a firewall blocks this address only.',
  'proof.communications.unreachable.remedy':
    'Wait a minute and try again. If it stays, let the server reach businesscommunications.googleapis.com.',
  'proof.messages.ok.title': 'The Business Messages API is open to this key',
  'proof.messages.disabled.title': 'The Business Messages API is switched off in the key’s Cloud project',
  'proof.messages.disabled.cause':
    'It was never enabled there, or somebody disabled it. Replies could not be sent.',
  'proof.messages.disabled.remedy':
    'In the Google Cloud console open APIs & Services › Library, enable “Business Messages API”, wait a minute and try again.',
  'proof.messages.scope.title': 'Google’s token does not cover Business Messages (wrong scope)',
  'proof.messages.scope.cause':
    'Google granted less than was asked for, mostly by a policy of the organisation. Replies could not be sent.',
  'proof.messages.scope.remedy':
    'Ask whoever administers the Cloud organisation to allow the scope “businessmessages” for this service account.',
  'proof.messages.unreachable.title': 'The Business Messages API did not answer',
  'proof.messages.unreachable.cause':
    'Google has a moment of trouble, or a firewall blocks this address only.',
  'proof.messages.unreachable.remedy':
    'Wait a minute and try again. If it stays, let the server reach businessmessages.googleapis.com.',
  'proof.partner.ok.title': 'The key belongs to the partner “{displayName}”',
  'proof.partner.notSet.title': 'The partner was not checked',
  'proof.partner.notSet.cause': 'No partner ID is entered yet.',
  'proof.partner.notSet.remedy': 'Enter the partner ID, then try again.',
  'proof.partner.unknown.title': 'Google shows this key no partner {partnerId}',
  'proof.partner.unknown.cause':
    'The ID has a slip in it, or it belongs to another partner than the key; Google may answer both alike.',
  'proof.partner.unknown.remedy':
    'Copy the partner ID again from the Settings page on which the key was created.',
  'proof.partner.mismatch.title': 'The key does not belong to the partner {partnerId}',
  'proof.partner.mismatch.cause': 'Partner ID and key were copied from two different partners.',
  'proof.partner.mismatch.remedy':
    'Compare both with one Settings page of Google’s console, then replace the one that is wrong.',
  'proof.partner.unreachable.title': 'The partner {partnerId} could not be read at Google',
  'proof.partner.unreachable.cause': 'Google did not answer this question in time.',
  'proof.partner.unreachable.remedy': 'Wait a minute and try again.',
  'proof.brand.ok.title': 'The brand is “{displayName}”',
  'proof.brand.unknown.title': 'Google does not know a brand {brandId}',
  'proof.brand.unknown.cause': 'The ID has a slip in it, or the brand was deleted.',
  'proof.brand.unknown.remedy': 'Copy the brand ID again from the Overview page of the agent.',
  'proof.brand.swapped.title': 'Brand ID and agent ID look swapped',
  'proof.brand.swapped.cause': 'What was entered as agent ID is a brand at Google.',
  'proof.brand.swapped.remedy':
    'Put the first ID of the Overview page into Brand ID and the second into Agent ID.',
  'proof.brand.denied.title': 'This account may not read the brand {brandId}',
  'proof.brand.denied.cause': 'The brand belongs to another partner.',
  'proof.brand.denied.remedy':
    'Choose a brand of your own, or make an account here with the key of that partner.',
  'proof.brand.unreachable.title': 'The brand could not be read at Google',
  'proof.brand.unreachable.cause': 'Google did not answer this question in time.',
  'proof.brand.unreachable.remedy': 'Nothing was added. Wait a minute and try again.',
  'proof.agent.ok.title': 'The Google agent is “{displayName}”',
  'proof.agent.unknown.title': 'This brand has no agent {agentId}',
  'proof.agent.unknown.cause': 'The ID has a slip in it, or the agent was deleted.',
  'proof.agent.unknown.remedy':
    'Copy brand ID and agent ID again, both from the Overview page of the same agent.',
  'proof.agent.otherBrand.title': 'This agent belongs to the brand “{displayName}” ({brandId})',
  'proof.agent.otherBrand.cause': 'Brand ID and agent ID were copied from two different agents.',
  'proof.agent.otherBrand.remedy': 'Enter the brand ID {brandId}, or copy both IDs from one Overview page.',
  'proof.agent.denied.title': 'This account may not use the agent {agentId}',
  'proof.agent.denied.cause': 'The agent belongs to another partner.',
  'proof.agent.denied.remedy': 'Choose an agent of your own.',
  'proof.agent.taken.title': 'This Google agent is part of the account “{account}” already',
  'proof.agent.taken.cause': 'An agent can be in one account only.',
  'proof.agent.taken.remedy': 'Remove it there first, or choose another one.',
  'proof.agent.unreachable.title': 'The agent could not be read at Google',
  'proof.agent.unreachable.cause': 'Google did not answer this question in time.',
  'proof.agent.unreachable.remedy': 'Nothing was added. Wait a minute and try again.',
  'proof.verification.ok.title': 'Google has verified the agent',
  'proof.verification.unverified.title': 'Google has not verified the agent yet ({state})',
  'proof.verification.unverified.cause': 'Verification was not requested, or Google took it back.',
  'proof.verification.unverified.remedy':
    'You can add and test the agent now. For customers request verification on its page at Google.',
  'proof.verification.pending.title': 'The agent’s verification is under way at Google',
  'proof.verification.pending.cause': 'It was requested; the brand’s contact has to confirm it.',
  'proof.verification.pending.remedy':
    'You can add and test the agent now. Ask the contact to answer Google’s e-mail.',
  'proof.verification.unread.title': 'Whether the agent is verified could not be read',
  'proof.verification.unread.cause': 'Google did not answer this question.',
  'proof.verification.unread.remedy': 'Try again later; nothing depends on it here.',
  'proof.launch.ok.title': 'The agent is launched',
  'proof.launch.unlaunched.title': 'The agent is not launched yet ({state})',
  'proof.launch.unlaunched.cause': 'The launch was not requested.',
  'proof.launch.unlaunched.remedy':
    'You can add and test the agent now. Customers find it after you requested the launch on its page at Google.',
  'proof.launch.pending.title': 'The agent’s launch is under way at Google',
  'proof.launch.pending.cause': 'It was requested; Google is looking at it.',
  'proof.launch.pending.remedy': 'You can add and test the agent now. Customers find it when Google is done.',
  'proof.launch.rejected.title': 'Google rejected the launch of the agent',
  'proof.launch.rejected.cause': 'The agent broke a rule of Google’s; the reason stands in Google’s e-mail.',
  'proof.launch.rejected.remedy': 'Mend what Google names and request the launch again.',
  'proof.launch.suspended.title': 'Google suspended the agent',
  'proof.launch.suspended.cause':
    'Google switched it off after the launch, mostly for slow answers or complaints.',
  'proof.launch.suspended.remedy': 'Ask Google’s support for the reason. Test conversations still work.',
  'proof.launch.unread.title': 'Whether the agent is launched could not be read',
  'proof.launch.unread.cause': 'Google did not answer this question.',
  'proof.launch.unread.remedy': 'Try again later; nothing depends on it here.',
} as const
