import type { quickEn } from './quick.en.ts'

/** Schnellantworten beim Schreiben. */
export const quickDe = {
  button: 'Schnellantworten',
  buttonHint: 'Schnellantworten: / am Anfang eines Wortes eingeben',
  list: 'Schnellantworten',
  count: '{count, plural, =0 {Keine Schnellantwort passt} one {# Schnellantwort} other {# Schnellantworten}}',
  more: 'Es gibt weitere. Schreiben Sie weiter, um sie einzugrenzen.',
  loading: 'Schnellantworten werden geladen …',
  failed: 'Die Schnellantworten konnten nicht geladen werden.',
  tryAgain: 'Erneut versuchen',
  noneTitle: 'Keine Schnellantwort passt zu „{search}“',
  noneText: 'Eingabe oder Esc schließt diese Liste. Ihr Text bleibt, wie er ist.',
  emptyTitle: 'Für diese Unterhaltung gibt es noch keine Schnellantworten',
  manage: 'Schnellantworten verwalten',
  keys: '↑ ↓ wählen · Eingabe fügt ein · Esc schließt',
  own: 'Eigene',
  'blank.CustomerName': 'Name des Kunden',
  'blank.AgentName': 'Ihr Name',
  'blank.BrandName': 'Name der Marke',
  'blank.QueueName': 'Name der Warteschlange',
} as const satisfies Record<keyof typeof quickEn, string>
