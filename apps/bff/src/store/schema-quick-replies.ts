import type { ReplyTextIn } from '@parley/contracts/quick-replies'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** The tables of migrations/0013-quick-replies.sql, as kysely sees them. */
export interface QuickReplySchema {
  quick_replies: {
    id: Generated<string>
    /** Null: shared. */
    owner_id: string | null
    title: string
    short_code: string
    tags: string[]
    texts: JSONColumnType<ReplyTextIn[], string, string>
    languages: string[]
    search_text: string
    is_limited: boolean
    queue_ids: string[]
    workstream_ids: string[]
    created_at: ColumnType<Date, Date | undefined, Date>
    updated_at: ColumnType<Date, Date | undefined, Date>
    deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    version: Generated<number>
  }
  quick_reply_uses: {
    quick_reply_id: string
    user_id: string
    heat: number
    used_at: ColumnType<Date, Date, Date>
  }
}
