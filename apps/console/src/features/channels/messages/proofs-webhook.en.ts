/** What a proof finds about the webhook, seen from outside and at Google: title, likely cause and remedy for each code; placeholders are its params. */
export const proofsWebhookEn = {
  'proof.address.ok.title': 'The address fits: {host}',
  'proof.address.notHttps.title': 'The webhook URL begins with http:, not https:',
  'proof.address.notHttps.cause':
    'PUBLIC_URL of this server is set without TLS. Google only calls https addresses.',
  'proof.address.notHttps.remedy':
    'Put a proxy with a certificate in front and set PUBLIC_URL to its https address, then restart the server.',
  'proof.address.notPublic.title': '{host} is an address that only this network knows',
  'proof.address.notPublic.cause':
    'PUBLIC_URL names this computer or a private network, where Google cannot come.',
  'proof.address.notPublic.remedy':
    'Set PUBLIC_URL to the name under which the server is reached from the internet, then restart it.',
  'proof.reach.ok.title': 'The address answers, after {ms} ms',
  'proof.reach.unknownHost.title': 'The name {host} leads nowhere',
  'proof.reach.unknownHost.cause': 'DNS has no entry for it, or PUBLIC_URL has a slip.',
  'proof.reach.unknownHost.remedy':
    'Enter the name at your DNS provider, or correct PUBLIC_URL and restart the server.',
  'proof.reach.refused.title': 'Nobody listens at {host}',
  'proof.reach.refused.cause': 'The proxy in front of Parley does not run, or listens on another port.',
  'proof.reach.refused.remedy': 'Start the proxy, or correct the port in PUBLIC_URL.',
  'proof.reach.timeout.title': '{host} did not answer within {seconds} seconds',
  'proof.reach.timeout.cause':
    'A firewall drops the packets, or the proxy waits for a server that is not there.',
  'proof.reach.timeout.remedy':
    'Open the port for everybody, and look at the proxy’s target. If only calls from inside fail, see to the router’s loopback (hairpin NAT).',
  'proof.reach.tls.title': 'The certificate of {host} is not trusted ({detail})',
  'proof.reach.tls.cause': 'It has expired, names another host, signs itself, or its chain is incomplete.',
  'proof.reach.tls.remedy':
    'Install a valid certificate with its whole chain at the proxy. Google refuses such addresses, too.',
  'proof.reach.reset.title': '{host} broke the connection off ({detail})',
  'proof.reach.reset.cause': 'The proxy crashes on the request, or a protection in front cuts it.',
  'proof.reach.reset.remedy': 'Look at the log of the proxy or firewall for this moment.',
  'proof.reach.redirect.title': 'The address redirects to {host} (status {status})',
  'proof.reach.redirect.cause':
    'The proxy sends callers to another name, to https or to a path with or without a slash. Google does not follow.',
  'proof.reach.redirect.remedy':
    'Set PUBLIC_URL to the final address, or take the webhook path out of the redirect.',
  'proof.answerer.ok.title': 'Parley itself answers there',
  'proof.answerer.other.title': 'Another program answers at {host} (status {status})',
  'proof.answerer.other.cause':
    'The name leads to another server, or a sign-in page or firewall stands in front of the path.',
  'proof.answerer.other.remedy': 'Let {host} pass POST requests below /webhooks/ to Parley, without sign-in.',
  'proof.answerer.proxyError.title': 'A proxy answers, but does not reach Parley (status {status})',
  'proof.answerer.proxyError.cause':
    'The target in the proxy’s settings is wrong, or Parley listens on another address.',
  'proof.answerer.proxyError.remedy': 'Correct the target (HOST and PORT of this server) in the proxy.',
  'proof.refusal.ok.title': 'A verification with a wrong token was refused',
  'proof.refusal.accepted.title':
    'A verification with a wrong token was answered with success (status {status})',
  'proof.refusal.accepted.cause': 'A proxy answers in Parley’s place or turns errors into success.',
  'proof.refusal.accepted.remedy': 'Let the proxy pass on status and body unchanged.',
  'proof.delivery.ok.title': 'A signed test delivery arrived, after {ms} ms',
  'proof.delivery.noToken.title': 'No signed delivery was tried',
  'proof.delivery.noToken.cause': 'The client token is not set here yet.',
  'proof.delivery.noToken.remedy': 'Enter the client token under “Partner account”, then try again.',
  'proof.delivery.blocked.title': 'The signed delivery did not arrive (status {status})',
  'proof.delivery.blocked.cause':
    'A firewall or filter in front stops such requests, for example for their size or content.',
  'proof.delivery.blocked.remedy': 'Take the path below /webhooks/ out of the filter (WAF, bot protection).',
  'proof.delivery.answerChanged.title':
    'The signed delivery was accepted, but its sender saw status {status}',
  'proof.delivery.answerChanged.cause':
    'A proxy changes the answer on its way back, so Google would send the same message again and again.',
  'proof.delivery.answerChanged.remedy': 'Let the proxy pass on status 200 unchanged.',
  'proof.signature.ok.title': 'The header X-Goog-Signature arrived unchanged',
  'proof.signature.dropped.title': 'The header X-Goog-Signature did not arrive',
  'proof.signature.dropped.cause': 'A proxy drops headers that it does not know.',
  'proof.signature.dropped.remedy':
    'Let the proxy pass on X-Goog-Signature. Without it every message from Google is refused.',
  'proof.signature.altered.title': 'The header X-Goog-Signature arrived with another value',
  'proof.signature.altered.cause': 'A proxy rewrites or re-encodes headers.',
  'proof.signature.altered.remedy': 'Let the proxy pass on X-Goog-Signature exactly as it came.',
  'proof.body.ok.title': 'The body arrived byte for byte',
  'proof.body.rewritten.title': 'The body was rewritten on its way',
  'proof.body.rewritten.cause':
    'A gateway reads the JSON and writes it anew, or changes encoding or spacing. The signature then fits no more.',
  'proof.body.rewritten.remedy': 'Switch off body parsing and transformation for the path below /webhooks/.',
  'proof.forgery.ok.title': 'A forged delivery was refused (status {status})',
  'proof.forgery.accepted.title': 'The sender of a forged delivery saw status {status} instead of 401',
  'proof.forgery.accepted.cause': 'A proxy answers in Parley’s place or changes the status.',
  'proof.forgery.accepted.remedy':
    'Let the proxy pass on the status unchanged, so that Google sees what was refused.',
  'proof.handshake.ok.title': 'Google verified the address with the right client token',
  'proof.handshake.waiting.title': 'Google has not verified the address yet',
  'proof.handshake.waiting.cause':
    'Verify was not chosen in Google’s console, or Google could not reach the address.',
  'proof.handshake.waiting.remedy': 'Choose Verify on the page “Configure your webhook”.',
  'proof.handshake.wrongToken.title': 'Google uses another client token than the one entered here',
  'proof.handshake.wrongToken.cause':
    'The token here was copied from another page, or a new one was made at Google since.',
  'proof.handshake.wrongToken.remedy':
    'Copy the client token again from the page “Configure your webhook”, replace it here and choose Verify once more.',
  'proof.handshake.tokenNotSet.title': 'Google tried to verify, but no client token is set here',
  'proof.handshake.tokenNotSet.cause': 'Verify was chosen before the token was stored.',
  'proof.handshake.tokenNotSet.remedy':
    'Enter the client token under “Partner account” and choose Verify once more.',
  'proof.partnerWebhook.ok.title': 'At Google this address is saved as the partner’s webhook',
  'proof.partnerWebhook.notSet.title': 'At Google no webhook is saved for the partner',
  'proof.partnerWebhook.notSet.cause': 'The address was verified but not saved, or nobody entered it.',
  'proof.partnerWebhook.notSet.remedy':
    'Open Settings › Webhook › Configure in Google’s console and choose Save.',
  'proof.partnerWebhook.other.title': 'At Google another address is saved: {url}',
  'proof.partnerWebhook.other.cause':
    'The partner’s messages go to another system, or to an earlier address of this one.',
  'proof.partnerWebhook.other.remedy':
    'If Parley is to get them, enter this page’s URL under Settings › Webhook › Configure.',
  'proof.partnerWebhook.unread.title': 'Which webhook is saved at Google could not be read',
  'proof.partnerWebhook.unread.cause':
    'Partner ID or credentials are missing or wrong, or Google did not answer.',
  'proof.partnerWebhook.unread.remedy': 'Check the connection under “Partner account”, then try again.',
  'proof.agentWebhook.none.title':
    '“{agent}”: Google’s API names no webhook of its own. One set on the agent’s Integrations page may be missing there',
  'proof.agentWebhook.shadows.title': '“{agent}” has a webhook of its own: {url}',
  'proof.agentWebhook.shadows.cause':
    'An agent’s own webhook goes before the partner’s, so its messages do not come here.',
  'proof.agentWebhook.shadows.remedy':
    'Remove it on the agent’s page Integrations in Google’s console, or enter this page’s URL there.',
  'proof.agentWebhook.same.title': '“{agent}” has a webhook of its own that leads here',
  'proof.agentWebhook.same.cause':
    'The address was entered for the agent, too. There Google signs with a client token of the agent’s.',
  'proof.agentWebhook.same.remedy':
    'Remove it on the agent’s page Integrations, or give the agent an address of its own here and enter that there.',
  'proof.agentWebhook.own.title': '“{agent}”: Google has saved its own webhook address for it',
  'proof.agentWebhook.ownMissing.title':
    '“{agent}” has an address of its own here, but Google’s API names no webhook for it',
  'proof.agentWebhook.ownMissing.cause':
    'The address was not saved on the agent’s Integrations page, or Google’s API does not tell it. Google may still send to the partner’s webhook.',
  'proof.agentWebhook.ownMissing.remedy':
    'Look at the agent’s page Integrations in Google’s console and save the address there. What comes to the partner’s webhook is processed all the same.',
  'proof.agentWebhook.untold.title': '“{agent}”: whether it has a webhook of its own could not be read',
  'proof.agentWebhook.untold.cause': 'Google’s API does not tell it to this account.',
  'proof.agentWebhook.untold.remedy':
    'Look at the agent’s page Integrations in Google’s console: no webhook should stand there.',
} as const
