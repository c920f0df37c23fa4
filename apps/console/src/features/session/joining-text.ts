import { defineMessages } from '../../shared/i18n/index.ts'
import { joiningDe } from './messages/joining.de.ts'
import { joiningEn } from './messages/joining.en.ts'

export const useJoiningText = defineMessages({ en: joiningEn, de: joiningDe })
