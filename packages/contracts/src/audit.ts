import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, pageLimit, userId } from './values.ts'

/** Groups of actions, in the order of the filter. */
export const auditGroup = z.enum([
  'signIn',
  'denials',
  'people',
  'accounts',
  'workstreams',
  'queues',
  'replies',
  'privacy',
  'log',
])
export type AuditGroup = z.infer<typeof auditGroup>

/**
 * Every action that can stand in the audit log, with its group. Entries stay for ever, so verbs are added and never
 * renamed or taken away. The console has a sentence for each; one without does not compile.
 */
export const auditVerbs = {
  'session.signedIn': 'signIn',
  'session.signedOut': 'signIn',
  'session.refused': 'signIn',
  'session.throttled': 'signIn',
  'session.confirmed': 'signIn',
  'session.confirmationRefused': 'signIn',
  'setup.claimed': 'signIn',
  'link.refused': 'signIn',
  'user.passwordChanged': 'signIn',
  'user.passwordRefused': 'signIn',
  'access.denied': 'denials',
  'protectedField.denied': 'denials',
  'invitation.created': 'people',
  'invitation.revoked': 'people',
  'invitation.accepted': 'people',
  'user.updated': 'people',
  'user.roleChanged': 'people',
  'user.rightChanged': 'people',
  'fieldProfile.created': 'people',
  'fieldProfile.updated': 'people',
  'fieldProfile.deleted': 'people',
  'user.disabled': 'people',
  'user.enabled': 'people',
  'user.updatedSelf': 'people',
  'account.created': 'accounts',
  'account.updated': 'accounts',
  'account.termsAccepted': 'accounts',
  'account.saved': 'accounts',
  'account.activated': 'accounts',
  'account.deactivated': 'accounts',
  'account.deleted': 'accounts',
  'account.restored': 'accounts',
  'account.purged': 'accounts',
  'account.clientTokenSet': 'accounts',
  'clientToken.set': 'accounts',
  'clientToken.rotationBegun': 'accounts',
  'clientToken.rotationChanged': 'accounts',
  'clientToken.retired': 'accounts',
  'clientToken.expired': 'accounts',
  'clientToken.rotationUndone': 'accounts',
  'agentWebhook.added': 'accounts',
  'agentWebhook.removed': 'accounts',
  'account.credentialsSet': 'accounts',
  'account.credentialsUsed': 'accounts',
  'account.credentialsUsedToSend': 'accounts',
  'account.nextCredentialsSet': 'accounts',
  'account.nextCredentialsProven': 'accounts',
  'account.nextCredentialsDiscarded': 'accounts',
  'account.credentialsPromoted': 'accounts',
  'account.credentialsReturned': 'accounts',
  'account.previousCredentialsRetired': 'accounts',
  'account.clientTokenUsed': 'accounts',
  'account.agentAdded': 'accounts',
  'account.agentRemoved': 'accounts',
  'delivery.retried': 'accounts',
  'deliveries.retried': 'accounts',
  'automatedMessage.changed': 'workstreams',
  'workstream.created': 'workstreams',
  'workstream.updated': 'workstreams',
  'workstream.copied': 'workstreams',
  'workstream.activated': 'workstreams',
  'workstream.deactivated': 'workstreams',
  'workstream.deleted': 'workstreams',
  'workstream.restored': 'workstreams',
  'workstream.purged': 'workstreams',
  'channel.created': 'workstreams',
  'channel.updated': 'workstreams',
  'channel.messageChanged': 'workstreams',
  'channel.drained': 'workstreams',
  'channel.kept': 'workstreams',
  'channel.deleted': 'workstreams',
  'channel.restored': 'workstreams',
  'channel.purged': 'workstreams',
  'queue.created': 'queues',
  'queue.updated': 'queues',
  'queue.copied': 'queues',
  'queue.deactivated': 'queues',
  'queue.activated': 'queues',
  'queue.deleted': 'queues',
  'queue.restored': 'queues',
  'queue.purged': 'queues',
  'operatingHours.created': 'queues',
  'operatingHours.updated': 'queues',
  'operatingHours.deleted': 'queues',
  'quickReply.created': 'replies',
  'quickReply.updated': 'replies',
  'quickReply.deleted': 'replies',
  'quickReply.restored': 'replies',
  'recordingNotice.textChanged': 'privacy',
  'recordingNotice.switchedOn': 'privacy',
  'recordingNotice.switchedOff': 'privacy',
  'deliveries.retentionSet': 'privacy',
  'sealing.rotationBegun': 'privacy',
  'sealing.rotated': 'privacy',
  'audit.exported': 'log',
} as const satisfies Record<string, AuditGroup>
export type AuditVerb = keyof typeof auditVerbs
const verbs = Object.keys(auditVerbs) as [AuditVerb, ...AuditVerb[]]
export const auditVerb = z.enum(verbs)

/** The verbs of a group. */
export const verbsOf = (group: AuditGroup): AuditVerb[] => verbs.filter((verb) => auditVerbs[verb] === group)

export const auditObjectType = z.enum([
  'user',
  'invitation',
  'fieldProfile',
  'account',
  'googleAgent',
  'delivery',
  'workstream',
  'channel',
  'queue',
  'operatingHours',
  'automatedMessage',
  'quickReply',
  'recordingNotice',
  'retention',
  'sealingKey',
  'endpoint',
  'log',
])
export type AuditObjectType = z.infer<typeof auditObjectType>

/** What can change. Secrets only ever have the values `set` and `replaced`. */
export const auditField = z.enum([
  'name',
  'email',
  'role',
  'canSetProtectedFields',
  'rightsAdded',
  'rightsRemoved',
  'rolesAdded',
  'rolesRemoved',
  'description',
  'isDisabled',
  'locale',
  'password',
  'partnerId',
  'clientToken',
  'oldClientToken',
  'acceptedUntil',
  'credentials',
  'keyIdTail',
  'keptUntil',
  'day',
  'requests',
  'fingerprint',
  'sealedValues',
  'state',
  'termsVersion',
  'googleAgents',
  'brandId',
  'agentId',
  'reason',
  'priority',
  'membersAdded',
  'membersRemoved',
  'queues',
  'capacity',
  'movedTo',
  'movedConversations',
  'workstreams',
  'distributionMode',
  'fallbackQueue',
  'workstream',
  'copyOf',
  'language',
  'automatedMessages',
  'isOn',
  'customerAttachments',
  'agentAttachments',
  'closedConversations',
  'returnedConversations',
  'openConversations',
  'handedOverConversations',
  'restoredConversations',
  'operatingHours',
  'timeZone',
  'text',
  'shortCode',
  'tags',
  'texts',
  'deliveries',
  'bodyDays',
  'format',
  'filters',
  'minute',
  'addresses',
  'endpoints',
])
export type AuditField = z.infer<typeof auditField>

/** A value before or after; null: there was or is none. */
export const auditValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
export type AuditValue = z.infer<typeof auditValue>

export const auditChange = z.object({ field: auditField, before: auditValue, after: auditValue })
export type AuditChange = z.infer<typeof auditChange>

/**
 * One entry. Names are those of the time. `actor` is null where nobody was signed in. `count` is above 1 where the same
 * happened again and again within a minute; those entries carry the minute and what was tried among their changes.
 */
export const auditEntry = z.object({
  seq: z.number().int(),
  at: instant,
  verb: auditVerb,
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Address as the configured proxies tell. */
  ip: z.string().nullable(),
  /** Browser and system in short. */
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  object: z.object({ type: auditObjectType, id: z.string().nullable(), name: z.string() }).nullable(),
  changes: z.array(auditChange),
  count: z.number().int().min(1),
  /** SHA-256 over the hash of the entry before and this one's text, in hex. */
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** The newest entry: note it down, and cutting off the end of the log is detected, too. */
export const auditHead = z.object({ seq: z.number().int(), hash: z.string() })
export type AuditHead = z.infer<typeof auditHead>

/**
 * `entry`: the text does not match its hash; `number`: one is missing, was put in, or stands elsewhere; `unreadable`: it
 * is not written as Parley writes entries; `head`: a head that was noted down is not in the chain.
 */
export const auditBreak = z.object({
  seq: z.number().int(),
  reason: z.enum(['entry', 'number', 'unreadable', 'head']),
})
/** How a check of the chain ended; `broken` is the first entry that does not fit, null when all do. */
export const auditCheck = z.object({
  entries: z.number().int(),
  head: auditHead.nullable(),
  broken: auditBreak.nullable(),
})
export type AuditCheck = z.infer<typeof auditCheck>

/**
 * What narrows the log. `actorId`: who did it; `text`: part of the name or id of what it was done to;
 * `from` inclusive, `to` exclusive, both ISO 8601.
 */
const filters = {
  actorId: userId.optional(),
  group: auditGroup.optional(),
  text: z.string().trim().min(1).max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
}
export const auditFilters = z.object(filters)
export type AuditFilters = z.infer<typeof auditFilters>

const tag = 'Audit log'
export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  summary: 'The audit log, newest first; `before` is the last number of the page before',
  tag,
  access: 'administrator',
  query: z.object({ ...filters, before: z.coerce.number().int().min(0).optional(), limit: pageLimit }),
  response: z.object({ items: z.array(auditEntry), nextBefore: z.number().int().nullable() }),
})
export const checkAudit = endpoint({
  name: 'checkAudit',
  method: 'GET',
  path: '/api/audit/check',
  summary: 'Verify the chain of hashes from the first entry to the last',
  tag,
  access: 'administrator',
  response: auditCheck,
})
export const exportAuditTable = endpoint({
  name: 'exportAuditTable',
  method: 'GET',
  path: '/api/audit/export.csv',
  summary:
    'The filtered log as a table for spreadsheets (CSV, UTF-8), oldest first; the export is an entry itself',
  tag,
  access: 'administrator',
  query: auditFilters,
  file: { type: 'text/csv; charset=utf-8', name: 'parley-audit.csv' },
  response: z.string(),
})
export const exportAuditChain = endpoint({
  name: 'exportAuditChain',
  method: 'GET',
  path: '/api/audit/export.jsonl',
  summary:
    'The whole log, one `{"hash","entry"}` a line, to be kept and checked anywhere (`npm run audit -- check FILE`); the export is the last entry',
  tag,
  access: 'administrator',
  file: { type: 'application/x-ndjson', name: 'parley-audit.jsonl' },
  response: z.string(),
})
