import { defineMessages } from '../shared/i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

export const useAppText = defineMessages({ en, de })
