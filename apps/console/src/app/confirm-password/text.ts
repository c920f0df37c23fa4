import { defineMessages } from '../../shared/i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of the question for one's password, loaded with it. */
export const useConfirmText = defineMessages({ en, de })
