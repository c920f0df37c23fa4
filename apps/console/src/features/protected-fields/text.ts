import { defineMessages } from '../../shared/i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of the protected fields area. */
export const useFieldsText = defineMessages({ en, de })
