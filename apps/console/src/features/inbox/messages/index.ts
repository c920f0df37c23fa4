import { defineMessages } from '../../../shared/i18n/index.ts'
import { threadDe } from './de-thread.ts'
import { inboxDe } from './de.ts'
import { threadEn } from './en-thread.ts'
import { inboxEn } from './en.ts'
import { quickDe } from './quick.de.ts'
import { quickEn } from './quick.en.ts'

/** Text of the list, the page around the thread, actions and the customer pane. */
export const useInboxText = defineMessages({ en: inboxEn, de: inboxDe })
/** Text of the thread and the composer. */
export const useThreadText = defineMessages({ en: threadEn, de: threadDe })
/** Text of the quick replies in the composer. */
export const useQuickText = defineMessages({ en: quickEn, de: quickDe })
