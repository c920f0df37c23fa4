export { defineMessages } from './define-messages.ts'
export { setLocale, useLocale } from './locale.ts'
