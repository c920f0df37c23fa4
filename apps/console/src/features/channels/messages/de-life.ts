import type { lifeEn } from './en-life.ts'

export const lifeDe = {
  'accounts.inactive': 'Inaktiv',
  'life.deactivate': 'Deaktivieren',
  'life.activate': 'Aktivieren',
  'life.deactivateTitle': '„{name}“ deaktivieren?',
  'life.deactivateText':
    'Der Webhook nimmt weiterhin an, was Google sendet, es geht also nichts verloren; es wird aber nur aufgehoben: Keine Nachricht erreicht den Posteingang. Antworten warten, und ihre Frist steht still.',
  'life.deactivated': '„{name}“ ist inaktiv.',
  'life.activated': '„{name}“ ist aktiv. Was gewartet hat, kommt jetzt herein und geht hinaus.',
  'life.inactiveTitle': 'Inaktiv: Nachrichten werden aufgehoben, keine kommt herein oder geht hinaus',
  'life.inactiveText': 'Alles geht weiter, wo es stehen blieb, wenn Sie das Konto aktivieren.',
  'life.channelsFirst':
    '{count, plural, one {Ein Kanal verwendet es. Löschen Sie zuerst den Kanal:} other {# Kanäle verwenden es. Löschen Sie sie zuerst:}}',
  'life.channel': '{workstream} › {name}',
  'life.channelDraining': '{workstream} › {name}, läuft aus',
  'life.kept':
    '{count, plural, =0 {Keine Unterhaltung kam darüber.} one {Eine Unterhaltung kam darüber. Sie bleibt.} other {# Unterhaltungen kamen darüber. Sie bleiben.}}',
  'life.open':
    '{count, plural, one {Eine davon ist nicht geschlossen. Niemand kann ihr mehr schreiben, also wird sie geschlossen.} other {# davon sind nicht geschlossen. Niemand kann ihnen mehr schreiben, also werden sie geschlossen.}}',
  'life.undelivered':
    '{count, plural, one {Eine Antwort ist noch nicht gesendet. Sie kann nicht mehr hinausgehen und schlägt fehl.} other {# Antworten sind noch nicht gesendet. Sie können nicht mehr hinausgehen und schlagen fehl.}}',
} as const satisfies Record<keyof typeof lifeEn, string>
