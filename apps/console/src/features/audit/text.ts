import { defineMessages } from '../../shared/i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of the audit log. */
export const useAuditText = defineMessages({ en, de })
