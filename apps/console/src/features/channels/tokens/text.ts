import { defineMessages } from '../../../shared/i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of client tokens and of Google agents' own webhooks. */
export const useTokensText = defineMessages({ en, de })
