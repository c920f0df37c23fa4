import type { en } from './en.ts'

/** Die Frage nach dem eigenen Passwort. */
export const de = {
  title: 'Bestätigen Sie, dass Sie es sind',
  why: 'Hier ändern sich Geheimnisse oder Rechte, und Ihr Passwort haben Sie vor mehr als einer halben Stunde eingegeben. Ihre Eingaben bleiben erhalten und werden danach gesendet.',
  password: 'Passwort von {email}',
  confirm: 'Bestätigen',
  wrong: 'Das ist nicht Ihr Passwort',
} as const satisfies Record<keyof typeof en, string>
