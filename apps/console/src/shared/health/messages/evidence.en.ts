/** What was seen, and what mends it. `reason` is one of the reasons, in words. */
export const evidenceEn = {
  'evidence.received': 'Last accepted delivery',
  'evidence.neverReceived': 'No delivery has been accepted yet.',
  'evidence.clientTokenMissing': 'No client token is stored, so that no delivery can be believed.',
  'evidence.accountInactive': 'The account is inactive: what comes in is kept and waits, replies wait.',
  'evidence.workstreamInactive': 'The workstream is inactive: it begins no new conversation.',
  'evidence.draining': 'The channel drains: it begins no new conversation and goes with its last one.',
  'evidence.noChannel': 'No channel uses a Google agent of this account: messages would be parked.',
  'evidence.wrongSignature':
    '{count, plural, one {A delivery was} other {# deliveries were}} refused since the last good one: the signature does not match the client token.',
  'evidence.noSignature':
    '{count, plural, one {A call} other {# calls}} came without a signature since the last good delivery.',
  'evidence.bodyRefused':
    '{count, plural, one {A call was} other {# calls were}} refused because of its form: {reason}.',
  'evidence.parked':
    '{count, plural, one {A delivery is} other {# deliveries are}} parked; the newest because: {reason}.',
  'evidence.sent': 'Last reply that Google accepted',
  'evidence.neverSent': 'No reply has gone out yet.',
  'evidence.credentialsMissing': 'No credentials file is stored, so that Parley cannot sign in to Google.',
  'evidence.tokenRefused': 'Google refused an access token: {reason}.',
  'evidence.tokenUnreachable': 'No access token could be fetched: {reason}.',
  'evidence.apiRefused': 'Google refused the last call: {reason}.',
  'evidence.apiFailing': 'The last call to Google failed: {reason}.',
  'evidence.apiUnstable': '{share} % of {count} calls to Google failed within this hour and the one before.',
  'evidence.waiting': '{count, plural, one {A reply waits} other {# replies wait}} for more than a minute.',
  'evidence.stuck':
    '{count, plural, one {A reply is stuck} other {# replies are stuck}}: the oldest waits for more than 15 minutes.',
  'evidence.replyFailed': 'The last failed reply: {reason}.',
  'evidence.manyFailed':
    'More than a fifth of the replies of the last 24 hours failed ({count} of them); the last one: {reason}.',
  'evidence.verified': 'Last verification by Google',
  'evidence.neverVerified': 'Google has not verified the webhook.',
  'evidence.verificationRefused': 'The last verification was refused: {reason}.',
  'evidence.noGoogleAgent': 'The account has no Google agent.',
  'evidence.agentNotVerified': '“{name}” was not verified by Google when it was last read.',
  'evidence.agentNotLaunched': '“{name}” was not launched when it was last read: customers do not find it.',
  'evidence.answered': 'Last answer from Google',
  'evidence.neverAsked': 'Google has not been asked yet.',
  'remedy.setClientToken': 'Enter the client token in the account.',
  'remedy.compareClientToken':
    'Copy the client token from Google’s partner settings into the account; what Google sends again is then accepted.',
  'remedy.setCredentials': 'Upload the credentials file in the account.',
  'remedy.checkCredentials':
    'Check the connection in the account; upload a new credentials file if the key is gone.',
  'remedy.checkAccess': 'Check the connection in the account: it names what Google does not allow.',
  'remedy.activateAccount': 'Activate the account.',
  'remedy.activateWorkstream': 'Activate the workstream.',
  'remedy.createChannel': 'Set up a channel in a workstream.',
  'remedy.checkProxy':
    'Let “Verify now” compare what is sent with what arrives: a proxy may drop headers or change bodies.',
  'remedy.retryParked': 'Look at the parked deliveries, mend the cause and retry them.',
  'remedy.checkNetwork':
    'Check the server’s way to Google: name resolution, firewall, proxy. Parley keeps trying.',
  'remedy.waitForGoogle': 'Nothing to do at first: Parley keeps trying, replies go out in order.',
  'remedy.verifyWebhook': 'Verify the webhook in Google’s console.',
  'remedy.addGoogleAgent': 'Add a Google agent to the account.',
  'remedy.verifyAtGoogle': 'Ask Google for the verification, then check the Google agents again.',
  'remedy.launchAtGoogle': 'Launch the agent in Google’s console, then check the Google agents again.',
  'go.account': 'Open the account',
  'go.webhook': 'Open the webhook',
  'go.agents': 'Open the Google agents',
  'go.parked': 'Show parked deliveries',
  'go.refused': 'Show refused calls',
  'go.workstream': 'Open the workstream',
  'go.workstreams': 'Open workstreams',
} as const
