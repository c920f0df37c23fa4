import type { UiLocale } from './values.ts'

/**
 * The privacy terms an administrator accepts for an account. A consent names the version and language that was shown.
 * A change of meaning needs a new version; old texts stay, because consents point at them.
 * Substance: the documented page's notice on data sharing with Google.
 */
export const privacyTerms = {
  version: '2026-11-1',
  paragraphs: {
    en: [
      'By switching this channel on, your data is shared with Google and leaves the compliance and geographic boundary of your organisation, even where your organisation uses a government cloud.',
      'You alone are responsible for using this channel lawfully. That includes laws on monitoring, recording and storing communication with your customers.',
      'Tell your customers that their conversation may be monitored, recorded or stored, and obtain their consent first where the law asks for it.',
      'Tell your agents, too, that their conversations with customers may be monitored, recorded or stored.',
    ],
    de: [
      'Indem Sie diesen Kanal aktivieren, werden Ihre Daten mit Google geteilt und verlassen den Compliance-Bereich und die geografischen Grenzen Ihrer Organisation, auch wenn Ihre Organisation eine Government-Cloud nutzt.',
      'Sie allein sind dafür verantwortlich, diesen Kanal rechtmäßig zu nutzen. Das schließt Gesetze über das Überwachen, Aufzeichnen und Speichern der Kommunikation mit Ihren Kunden ein.',
      'Informieren Sie Ihre Kunden darüber, dass ihre Unterhaltung überwacht, aufgezeichnet oder gespeichert werden kann, und holen Sie vorher ihre Zustimmung ein, wo das Gesetz es verlangt.',
      'Informieren Sie auch Ihre Servicemitarbeiter darüber, dass ihre Unterhaltungen mit Kunden überwacht, aufgezeichnet oder gespeichert werden können.',
    ],
  },
} as const satisfies { version: string; paragraphs: Record<UiLocale, readonly string[]> }
