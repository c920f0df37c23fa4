import { defineMessages } from '../../shared/i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of the automated messages area. */
export const useAutomatedText = defineMessages({ en, de })
