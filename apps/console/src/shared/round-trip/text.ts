import { defineMessages } from '../i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of the round trip. */
export const useRoundTripText = defineMessages({ en, de })
