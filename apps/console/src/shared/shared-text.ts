import { defineMessages } from './i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of the shared parts. Features have their own. */
export const useSharedText = defineMessages({ en, de })
