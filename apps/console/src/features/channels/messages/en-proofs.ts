/** One title and one remedy for every proof code the server sends; placeholders are the code's params. */
export const proofsEn = {
  'proof.step.shape': 'File',
  'proof.step.key': 'Private key',
  'proof.step.token': 'Sign-in at Google',
  'proof.step.partner': 'Partner account',
  'proof.step.brand': 'Brand',
  'proof.step.agent': 'Google agent',
  'proof.step.verification': 'Verification of the agent',
  'proof.step.launch': 'Launch of the agent',
  'proof.outcome.running': 'Checking',
  'proof.outcome.passed': 'Passed',
  'proof.outcome.warning': 'Passed with a note',
  'proof.outcome.failed': 'Failed',
  'proof.outcome.skipped': 'Skipped',
  'proof.running': '{step}: checking …',
  'proof.list': 'Results of the check',
  'proof.summary.running': 'Checking with Google …',
  'proof.summary.passed': 'Everything was proved with Google just now.',
  'proof.summary.warning': 'It works. Have a look at the notes below.',
  'proof.summary.failed': 'Something does not work yet. Below you see what to do.',

  'proof.shape.ok.title': 'This is a service-account key of {clientEmail}',
  'proof.shape.ok.remedy': 'Cloud project {projectId}. Nothing to do.',
  'proof.shape.cleaned.title': 'The file was tidied up before it was stored ({what})',
  'proof.shape.cleaned.remedy': 'The key itself is unchanged. Nothing to do.',
  'proof.shape.notJson.title': 'This file is not readable as JSON',
  'proof.shape.notJson.remedy':
    'Choose the .json file that Google downloaded when you created the key. If an editor changed it, create a new key.',
  'proof.shape.notObject.title': 'The file is JSON, but not a credentials file',
  'proof.shape.notObject.remedy':
    'Choose the .json file that Google downloaded when you created the key, not a list or an export.',
  'proof.shape.notServiceAccount.title':
    'These are credentials of the type “{type}”, not of a service account',
  'proof.shape.notServiceAccount.remedy':
    'In Google’s console open Settings › Service account, choose Create key and upload that file.',
  'proof.shape.missing.title': 'The field “{field}” is missing in the file',
  'proof.shape.missing.remedy':
    'The file was cut or edited. Create a new key at Google and upload it unchanged.',
  'proof.shape.tokenUriNotAllowed.title': 'The file wants to sign in at {host}, which is not allowed here',
  'proof.shape.tokenUriNotAllowed.remedy':
    'Allowed: {allowed}. Use a key made for that address, or ask whoever runs this server to allow the host.',
  'proof.shape.tooLarge.title': 'The file is too large for a credentials file',
  'proof.shape.tooLarge.remedy':
    'A real key file has about 2 KB. Choose the .json file that Google downloaded.',

  'proof.key.ok.title': 'The private key is a sound RSA key ({bits} bits)',
  'proof.key.ok.remedy': 'Nothing to do.',
  'proof.key.notPem.title': 'The private key in the file is damaged',
  'proof.key.notPem.remedy':
    'Line breaks were probably lost while copying. Create a new key at Google and upload the file itself.',
  'proof.key.encrypted.title': 'The private key is protected by a password',
  'proof.key.encrypted.remedy':
    'Google’s own key files have no password. Create a new key and upload it unchanged.',
  'proof.key.publicKey.title': 'The file holds a public key instead of the private one',
  'proof.key.publicKey.remedy':
    'Create a new key at Google and upload the .json file that is downloaded then.',
  'proof.key.notRsa.title': 'The private key is not an RSA key',
  'proof.key.notRsa.remedy': 'Google signs in with RSA keys. Create a new key of the type JSON at Google.',
  'proof.key.tooShort.title': 'The private key is too short ({bits} bits)',
  'proof.key.tooShort.remedy': 'At least 2,048 bits are needed. Create a new key at Google.',

  'proof.token.ok.title': 'Google accepted the key and answered in {ms} ms',
  'proof.token.ok.remedy': 'Nothing to do.',
  'proof.token.invalidGrant.title': 'Google refused the key ({detail})',
  'proof.token.invalidGrant.remedy':
    'The key was deleted or disabled, or it belongs to another account. Check it under Settings › Service account or create a new one.',
  'proof.token.clockSkew.title': 'The clock of this server is off by {seconds} seconds',
  'proof.token.clockSkew.remedy':
    'Google accepts five minutes. Set the clock of the server (NTP), then check again.',
  'proof.token.invalidScope.title': 'Google does not grant this key the Business Messages scopes',
  'proof.token.invalidScope.remedy':
    'Switch on the Business Messages and Business Communications APIs in the Cloud project of the key.',
  'proof.token.invalidClient.title': 'Google does not know this service account',
  'proof.token.invalidClient.remedy':
    'The account was deleted. Create a service account with a key and upload that file.',
  'proof.token.unreachable.title': '{host} could not be reached',
  'proof.token.unreachable.remedy':
    'Check the network, proxy and firewall of this server. If the emulator is meant, check that it runs. Then check again.',
  'proof.token.unexpected.title': 'Google answered unexpectedly (status {status})',
  'proof.token.unexpected.remedy': 'This usually passes. Wait a minute and check again.',

  'proof.partner.ok.title': 'The key belongs to the partner “{displayName}”',
  'proof.partner.ok.remedy': 'Nothing to do.',
  'proof.partner.mismatch.title': 'The key does not belong to the partner {partnerId}',
  'proof.partner.mismatch.remedy':
    'Partner ID and key must come from the same partner. Compare both with the Settings page of Google’s console.',
  'proof.partner.unknown.title': 'Google does not know a partner {partnerId}',
  'proof.partner.unknown.remedy': 'Copy the partner ID again from the Settings page of Google’s console.',
  'proof.partner.skipped.title': 'The partner was not checked',
  'proof.partner.skipped.remedy': 'Enter the partner ID, then check again.',

  'proof.brand.ok.title': 'The brand is “{displayName}”',
  'proof.brand.ok.remedy': 'Nothing to do.',
  'proof.brand.unknown.title': 'Google does not know a brand {brandId}',
  'proof.brand.unknown.remedy': 'Copy the brand ID again from the Overview page of the agent.',
  'proof.brand.denied.title': 'This account may not read the brand {brandId}',
  'proof.brand.denied.remedy':
    'The brand belongs to another partner. Choose a brand of your own, or upload the key of that partner.',
  'proof.brand.unreachable.title': 'The brand could not be read at Google',
  'proof.brand.unreachable.remedy': 'Google did not answer. Nothing was added; try again in a minute.',

  'proof.agent.ok.title': 'The Google agent is “{displayName}”',
  'proof.agent.ok.remedy': 'Nothing to do.',
  'proof.agent.unknown.title': 'This brand has no agent {agentId}',
  'proof.agent.unknown.remedy':
    'Copy brand ID and agent ID again, both from the Overview page of the same agent.',
  'proof.agent.denied.title': 'This account may not use the agent {agentId}',
  'proof.agent.denied.remedy': 'The agent belongs to another partner. Choose an agent of your own.',
  'proof.agent.taken.title': 'This Google agent is part of the account “{account}” already',
  'proof.agent.taken.remedy':
    'An agent can be in one account only. Remove it there first, or choose another one.',
  'proof.agent.unreachable.title': 'The agent could not be read at Google',
  'proof.agent.unreachable.remedy': 'Google did not answer. Nothing was added; try again in a minute.',

  'proof.verification.ok.title': 'Google has verified the agent',
  'proof.verification.ok.remedy': 'Nothing to do.',
  'proof.verification.unverified.title': 'Google has not verified the agent yet ({state})',
  'proof.verification.unverified.remedy':
    'You can add and test it now. Customers reach it after you requested verification on its page at Google.',
  'proof.launch.ok.title': 'The agent is launched',
  'proof.launch.ok.remedy': 'Nothing to do.',
  'proof.launch.unlaunched.title': 'The agent is not launched yet ({state})',
  'proof.launch.unlaunched.remedy':
    'You can add and test it now. Customers find it after you requested the launch on its page at Google.',
  'proof.unknown.title': 'A check ended with the result “{code}”',
  'proof.unknown.remedy':
    'This console has no explanation for it yet. Check again; if it stays, give the code to whoever runs this server.',
} as const
