import { defineMessages } from '../i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of what was deleted and can be restored. */
export const useDeletionsText = defineMessages({ en, de })
