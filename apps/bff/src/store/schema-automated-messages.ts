import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ColumnType, Generated } from 'kysely'

/** The tables of automated messages. Those of a channel stand in its row. */
export interface AutomatedMessagesSchema {
  automated_messages: {
    trigger: AutomatedTrigger
    language: string
    is_on: boolean
    text: string | null
    version: Generated<number>
    changed_at: ColumnType<Date, Date, Date>
    changed_by: string
    changed_by_name: string
  }
}
