import { defineMessages } from '../i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** What automated messages and their placeholders are called, and the words of the editor of their texts. */
export const useTextsText = defineMessages({ en, de })
