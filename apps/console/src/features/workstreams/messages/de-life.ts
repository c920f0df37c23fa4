import type { lifeEn } from './en-life.ts'

export const lifeDe = {
  'life.copy': 'Kopieren',
  'life.copyTitle': '„{name}“ kopieren',
  'life.copyName': 'Kopie von {name}',
  'life.copyText':
    'Die Kopie hat dieselbe Fallback-Warteschlange und alle anderen Eigenschaften. Kanäle bleiben beim Original: Ein Google-Agent hat nur einen.',
  'life.copied': 'Der Arbeitsstream „{name}“ wurde erstellt.',
  'life.inactive': 'Inaktiv',
  'life.deactivate': 'Deaktivieren',
  'life.activate': 'Aktivieren',
  'life.deactivateTitle': '„{name}“ deaktivieren?',
  'life.deactivateText':
    'Es beginnt keine neue Unterhaltung. Was Kunden darin schreiben, wird bei den geparkten Zustellungen des Kontos aufgehoben und kommt herein, wenn Sie den Arbeitsstream wieder aktivieren. Laufende Unterhaltungen gehen weiter.',
  'life.deactivated': 'Der Arbeitsstream „{name}“ ist inaktiv.',
  'life.activated': 'Der Arbeitsstream „{name}“ ist aktiv. Was inzwischen geparkt wurde, kommt jetzt herein.',
  'life.inactiveTitle': 'Inaktiv: Es beginnt keine neue Unterhaltung',
  'life.inactiveText':
    'Was Kunden in einer neuen schreiben, wartet bei den geparkten Zustellungen des Kontos. Laufende Unterhaltungen gehen weiter.',
  'life.kept':
    '{count, plural, =0 {Keine Unterhaltung kam darüber.} one {Eine Unterhaltung kam darüber. Sie bleibt.} other {# Unterhaltungen kamen darüber. Sie bleiben.}}',
  'life.open':
    '{count, plural, one {Eine davon ist nicht geschlossen und geht weiter.} other {# davon sind nicht geschlossen und gehen weiter.}}',
  'life.channelsFirst':
    '{count, plural, one {Ein Kanal gehört dazu. Löschen Sie zuerst den Kanal:} other {# Kanäle gehören dazu. Löschen Sie sie zuerst:}}',
  'life.channelDraining': '{name}, läuft aus',
  'life.undo': 'Bis {date} lässt er sich wiederherstellen.',
} as const satisfies Record<keyof typeof lifeEn, string>
