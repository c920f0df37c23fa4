export { defineMessages, type Text } from './define-messages.ts'
export { getLocale, setLocale, useLocale } from './locale.ts'
