import type { HoursDefinition } from '@parley/contracts/operating-hours'
import type { AutomatedOverride } from '@parley/contracts/workstreams'
import type {
  ConversationState,
  GoogleContext,
  InboundContent,
  ReplyState,
  ThreadEvent,
} from '@parley/contracts/conversations'
import type { DeletedKind } from '@parley/contracts/deletions'
import type { Role } from '@parley/contracts/session'
import type { UiLocale } from '@parley/contracts/values'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CredentialsFacts, CredentialsSchema } from './schema-credentials.ts'
import type { HealthSchema } from './schema-health.ts'
import type { AutomatedMessagesSchema } from './schema-automated-messages.ts'
import type { QuickReplySchema } from './schema-quick-replies.ts'
import type { ClientTokenTables } from './schema-client-tokens.ts'
import type { FieldProfileTables } from './schema-field-profiles.ts'

type At = ColumnType<Date, Date | undefined, Date>
type Readable<T> = ColumnType<T, never, never>
type AtOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
/** Written as JSON text, read as a value. Rows change by adding; readers parse what they depend on. */
type Json<T extends object | null> = JSONColumnType<T, string, string>

/** What a reply failed with, as kept in `messages.failure`. */
export interface StoredFailure {
  code: string
  googleStatus: string | null
}

/** What `messages.content` holds: a customer's content, a reply's text or picture, or an event. Pictures name their attachment's id. */
export type StoredContent =
  | Exclude<InboundContent, { kind: 'image' }>
  | { kind: 'image'; attachmentId: string }
  | { kind: 'reply'; text: string; authorName: string; isAutomated: boolean; purpose?: 'recordingNotice' }
  | { kind: 'picture'; attachmentId: string; altText: string; authorName: string }
  | { kind: 'event'; event: ThreadEvent; actor: string | null }

/** First lines of the newest message, for the inbox. */
export interface StoredPreview {
  direction: 'inbound' | 'outbound'
  kind: string
  text: string
}

/** The tables of migrations/, as kysely sees them. */
export interface Schema
  extends
    AutomatedMessagesSchema,
    ClientTokenTables,
    CredentialsSchema,
    FieldProfileTables,
    HealthSchema,
    QuickReplySchema {
  users: {
    id: Generated<string>
    name: string
    email: string
    password_hash: string
    role: Role
    locale: UiLocale | null
    disabled_at: AtOrNull
    last_seen_at: AtOrNull
    created_at: At
    capacity: Generated<number>
    version: Generated<number>
  }
  webhook_probes: {
    nonce_hash: Buffer
    account_id: string
    created_at: ColumnType<Date, Date, never>
    arrived_at: AtOrNull
    body_hash: Buffer | null
    signature_hash: Buffer | null
  }
  sessions: {
    token_hash: Buffer
    user_id: string
    csrf_token: string
    created_at: At
    last_seen_at: At
    expires_at: ColumnType<Date, Date, Date>
    /** When the password was last given. */
    confirmed_at: At
  }
  invitations: {
    id: Generated<string>
    token_hash: Buffer
    email: string
    role: Role
    invited_by: string
    created_at: At
    expires_at: ColumnType<Date, Date, Date>
    accepted_at: AtOrNull
    revoked_at: AtOrNull
    capacity: Generated<number>
    queue_ids: Generated<string[]>
  }
  setup_claim: { only_row: Generated<boolean>; token_hash: Buffer; created_at: At }
  rate_limits: {
    key: string
    hits: number
    blocked_until: AtOrNull
    reset_at: ColumnType<Date, Date, Date>
  }
  queues: {
    id: Generated<string>
    name: string
    priority: Generated<number>
    is_default: Generated<boolean>
    operating_hours_id: string | null
    created_at: At
    deleted_at: AtOrNull
    inactive_since: AtOrNull
    version: Generated<number>
  }
  operating_hours: {
    id: Generated<string>
    name: string
    definition: Json<HoursDefinition>
    created_at: At
    version: Generated<number>
  }
  queue_members: { queue_id: string; user_id: string }
  accounts: {
    id: Generated<string>
    name: string
    channel: string
    state: Generated<'draft' | 'active'>
    partner_id: string | null
    client_token_id: Generated<string>
    client_token_sealed: Buffer | null
    client_token_set_at: AtOrNull
    client_token_set_by: string | null
    credentials_sealed: Buffer | null
    credentials_facts: Json<CredentialsFacts | null>
    credentials_set_at: AtOrNull
    credentials_set_by: string | null
    webhook_key: string
    webhook_verified_at: AtOrNull
    webhook_attempt_at: AtOrNull
    webhook_attempt_refusal: string | null
    webhook_attempt_token: string | null
    last_inbound_at: AtOrNull
    refused_signatures: Generated<number>
    created_by: string
    created_at: At
    updated_at: At
    version: Generated<number>
    deleted_at: AtOrNull
    inactive_since: AtOrNull
  }
  consents: {
    id: Generated<string>
    account_id: string
    user_id: string
    user_name: string
    terms_version: string
    locale: UiLocale
    accepted_at: At
  }
  google_agents: {
    id: Generated<string>
    account_id: string
    brand_id: string
    agent_id: string
    display_name: string
    brand_name: string
    is_verified: boolean
    is_launched: boolean
    test_urls: Json<{ surface: string; url: string }[]>
    added_by: string
    added_at: At
    removed_at: AtOrNull
  }
  workstreams: {
    id: Generated<string>
    name: string
    channel: string
    distribution_mode: 'push' | 'pick'
    fallback_queue_id: string
    created_at: At
    version: Generated<number>
    deleted_at: AtOrNull
    inactive_since: AtOrNull
  }
  channels: {
    id: Generated<string>
    workstream_id: string | null
    google_agent_id: string
    kind: string
    language: string
    automated_messages: Json<AutomatedOverride[]>
    customer_attachments: boolean
    agent_attachments: boolean
    created_at: At
    deleted_at: AtOrNull
    version: Generated<number>
    draining_since: AtOrNull
    draining_by: string | null
  }
  deletions: {
    id: string
    kind: DeletedKind
    name: string
    deleted_at: ColumnType<Date, Date, never>
    deleted_by: string | null
    gone_at: ColumnType<Date, Date, never>
  }
  raw_events: {
    id: Generated<number>
    account_id: string
    dedupe_key: Buffer
    shard: number
    kind: string
    received_at: At
    body: Buffer | null
    size_bytes: number
    state: Generated<'new' | 'done' | 'parked'>
    reason: string | null
    processed_at: AtOrNull
    conversation_id: string | null
    arrived_at: AtOrNull
    headers: string | null
    message_id: string | null
    retry_id: string | null
    body_erased_at: AtOrNull
    own_address_of: string | null
    is_old_token: boolean | null
  }
  webhook_calls: {
    id: Generated<number>
    account_id: string
    at: ColumnType<Date, Date, Date>
    verdict: 'refused' | 'duplicate' | 'verified'
    reason: string | null
    kind: string | null
    source: string | null
    size_bytes: number
    header_names: string[]
    calls: Generated<number>
    delivery_id: number | null
    own_address_of: string | null
    is_old_token: boolean | null
  }
  delivery_retention: {
    only_row: Generated<boolean>
    body_days: Generated<number>
    erased_up_to: Generated<number>
    updated_at: AtOrNull
    updated_by: string | null
  }
  customers: { id: Generated<string>; display_name: string | null; created_at: At }
  conversations: {
    id: Generated<string>
    account_id: string
    google_agent_id: string
    channel_id: string
    workstream_id: string | null
    queue_id: string | null
    customer_id: string
    provider_id: string
    state: ConversationState
    assignee_id: string | null
    context: Json<GoogleContext>
    is_live_agent_requested: Generated<boolean>
    read_seq: Generated<number>
    unread_count: Generated<number>
    last_seq: Generated<number>
    preview: Json<StoredPreview | null>
    last_message_at: ColumnType<Date, Date, Date>
    last_customer_message_at: ColumnType<Date, Date, Date>
    waiting_since: AtOrNull
    customer_typing_until: AtOrNull
    opened_at: ColumnType<Date, Date, Date>
    state_changed_at: ColumnType<Date, Date, Date>
    closed_at: AtOrNull
    notice_message_id: string | null
    closed_told_until: AtOrNull
    version: Generated<number>
  }
  recording_notice: { only_row: Generated<boolean>; version: Generated<number> }
  recording_notice_texts: {
    language: string
    text: string
    changed_by: string
    changed_by_name: string
    changed_at: ColumnType<Date, Date, Date>
  }
  recording_notice_choices: {
    id: Generated<number>
    is_on: boolean
    reason: string
    chosen_by: string
    chosen_by_name: string
    chosen_at: ColumnType<Date, Date, Date>
  }
  messages: {
    id: string
    conversation_id: string
    seq: number
    direction: 'inbound' | 'outbound' | 'event'
    at: ColumnType<Date, Date, Date>
    provider_id: string | null
    content: Json<StoredContent>
    author_id: string | null
    state: ReplyState | null
    accepted_at: AtOrNull
    delivered_at: AtOrNull
    read_at: AtOrNull
    attempts: Generated<number>
    next_attempt_at: AtOrNull
    failure: Json<StoredFailure | null>
    created_at: At
  }
  attachments: {
    id: Generated<string>
    message_id: string
    conversation_id: string
    state: 'pending' | 'stored' | 'blocked' | 'lost'
    source_sealed: Buffer | null
    deadline_at: ColumnType<Date, Date, Date>
    content_type: string | null
    bytes: Buffer | null
    width: number | null
    height: number | null
    size_bytes: number | null
    public_key: string | null
    upload_digest: Buffer | null
    thumbnail: Buffer | null
    created_at: At
  }
  outbox: {
    id: Generated<number>
    conversation_id: string
    kind: 'message' | 'event' | 'receipt'
    message_id: string | null
    payload: Json<object>
    attempts: Generated<number>
    deadline_at: ColumnType<Date, Date, Date>
    created_at: At
    goes_first: Generated<boolean>
  }
  lanes: {
    kind: string
    key: string
    due_at: AtOrNull
    wakes: Generated<number>
    attempts: Generated<number>
    lease_token: Generated<number>
    lease_until: AtOrNull
  }
  drafts: { conversation_id: string; user_id: string; text: string; updated_at: At }
  activity: {
    seq: number
    at: At
    actor_id: string | null
    verb: string
    topics: string[]
    conversation_id: string | null
    subject: Json<object>
  }
  /** Written by `append_audit` only; what is beside `entry` and `hash` is read from `entry` by PostgreSQL. */
  audit: {
    seq: Readable<number>
    entry: Readable<string>
    hash: Readable<string>
    at: Readable<string>
    verb: Readable<string>
    actor_id: Readable<string | null>
    object_text: Readable<string>
  }
  audit_tallies: {
    verb: string
    key: string
    minute: ColumnType<Date, Date, never>
    /** How often it happened after the first time, which has an entry already. */
    more: number
    samples: string[]
    record: Json<object>
  }
}

export type { CredentialsFacts }
