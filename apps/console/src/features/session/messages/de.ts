import type { en } from './en.ts'

export const de = {
  'frame.claim': 'Kundennachrichten auf eigenem Grund.',
  'frame.language': 'Sprache',
  'signIn.title': 'Anmelden',
  'signIn.intro': 'Willkommen zurück. Ihre Unterhaltungen warten.',
  'signIn.expired':
    'Ihre Sitzung ist beendet. Melden Sie sich wieder an; danach geht es dort weiter, wo Sie waren.',
  'signIn.signedOut': 'Sie sind abgemeldet.',
  'signIn.email': 'E-Mail-Adresse',
  'signIn.password': 'Passwort',
  'signIn.submit': 'Anmelden',
  'signIn.submitting': 'Anmeldung läuft …',
  'signIn.wrong.title': 'E-Mail-Adresse oder Passwort ist falsch',
  'signIn.wrong.body':
    'Prüfen Sie beides und versuchen Sie es noch einmal. Haben Sie es vergessen, hilft ein Administrator Ihres Teams.',
  'signIn.throttled.title': 'Zu viele Versuche',
  'signIn.throttled.body':
    'Damit niemand raten kann, ist der nächste Versuch in {seconds, plural, one {# Sekunde} other {# Sekunden}} möglich.',
  'signIn.wait': '{seconds, number} s warten',
} as const satisfies Record<keyof typeof en, string>
