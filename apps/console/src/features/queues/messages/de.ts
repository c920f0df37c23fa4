import type { en } from './en.ts'

export const de = {
  title: 'Warteschlangen',
  lead: 'Unterhaltungen warten in Warteschlangen, bis jemand aus der Warteschlange sie übernimmt.',
  new: 'Neue Warteschlange',
  list: 'Warteschlangen',
  name: 'Name',
  priority: 'Priorität',
  members: 'Mitglieder',
  waiting: 'Wartend',
  usedBy: 'Fallback von',
  default: 'Standard',
  everybody: 'Alle',
  memberCount: '{count, plural, =0 {Niemand} one {Eine Person} other {# Personen}}',
  unused: 'Kein Arbeitsstream',
  edit: '{name} bearbeiten',
  emptyTitle: 'Noch keine Warteschlange',
  emptyText:
    'Eine Warteschlange versammelt die Personen, die eine Art von Fragen beantworten. Erstellen Sie die erste.',
  nobody: 'Niemand ist in dieser Warteschlange. Unterhaltungen hier sehen nur Supervisoren.',
  newTitle: 'Neue Warteschlange',
  editTitle: 'Warteschlange bearbeiten',
  nameTaken: 'Eine andere Warteschlange heißt schon so.',
  nameHint: 'Zum Beispiel: Bestellungen, Beschwerden, Spätschicht',
  priorityLabel: 'Priorität der Warteschlange',
  hours: 'Öffnungszeiten',
  hoursHint: 'Kunden, die außerhalb schreiben, erfahren es, wenn der Kanal einen Text dafür hat.',
  hoursAlways: 'Immer geöffnet',
  hoursFailed: 'Die Öffnungszeiten konnten nicht gelesen werden. Der Rest lässt sich trotzdem speichern.',
  membersHint:
    'Diese Personen sehen die wartenden Unterhaltungen dieser Warteschlange und können sie übernehmen.',
  membersDefault: 'In der Standardwarteschlange sind alle Mitglied, auch neue Kollegen.',
  search: 'Nach Namen suchen',
  searchResult: '{count, plural, =0 {Niemand gefunden} one {Eine Person} other {# Personen}}',
  selected: '{count, plural, =0 {Niemand gewählt} one {Eine Person gewählt} other {# Personen gewählt}}',
  selectAll: 'Alle angezeigten wählen',
  clear: 'Niemanden wählen',
  'role.administrator': 'Administrator',
  'role.supervisor': 'Supervisor',
  'role.agent': 'Servicemitarbeiter',
  membersFailed:
    'Die Liste der Kollegen konnte nicht gelesen werden. Name und Priorität lassen sich trotzdem speichern.',
  retry: 'Erneut versuchen',
  create: 'Erstellen',
  save: 'Speichern',
  actions: 'Aktionen',
  created: 'Die Warteschlange „{name}“ wurde erstellt.',
  saved: 'Die Warteschlange „{name}“ wurde gespeichert.',
  deleted: 'Die Warteschlange „{name}“ wurde gelöscht.',
  deleteTitle: '„{name}“ löschen?',
  delete: 'Löschen',
  copy: 'Kopieren',
  deactivate: 'Deaktivieren',
  activate: 'Aktivieren',
  more: 'Weitere Aktionen für {name}',
  inactive: 'Inaktiv',
  priorityHint:
    'Eine Zahl von 1 bis 100; 1 ist am dringendsten. In dieser Reihenfolge werden Warteschlangen aufgeführt.',
  copyTitle: '„{name}“ kopieren',
  copyName: '{name} (Kopie)',
  copyText:
    'Die Kopie bekommt dieselbe Priorität, dieselben Mitglieder und Öffnungszeiten. Unterhaltungen bleiben, wo sie sind.',
  copyDefaultText:
    'Die Kopie bekommt dieselbe Priorität und dieselben Öffnungszeiten. Mitglieder hat sie noch keine: In der Standardwarteschlange sind es alle.',
  'impact.waiting':
    '{count, plural, =0 {In ihr wartet keine Unterhaltung.} one {Eine Unterhaltung wartet in ihr.} other {# Unterhaltungen warten in ihr.}}',
  'impact.held':
    '{count, plural, one {Eine Unterhaltung hat jemand übernommen; sie bleibt bei dieser Person.} other {# Unterhaltungen hat jemand übernommen; sie bleiben bei diesen Personen.}}',
  'impact.closed':
    '{count, plural, one {Eine geschlossene Unterhaltung geht mit, weil der Kunde wieder schreiben kann.} other {# geschlossene Unterhaltungen gehen mit, weil die Kunden wieder schreiben können.}}',
  'impact.members':
    '{count, plural, =0 {Sie hat keine Mitglieder.} one {Eine Person ist Mitglied.} other {# Personen sind Mitglied.}}',
  'impact.membersLeft':
    '{count, plural, one {Eine davon ist dann nur noch in der Standardwarteschlange.} other {# davon sind dann nur noch in der Standardwarteschlange.}}',
  'impact.fallbackOf': 'Sie ist die Fallback-Warteschlange von: {workstreams}.',
  toQueue: 'Wohin ihre Unterhaltungen gehen',
  toQueueHint: 'Deren Mitglieder sehen sie ab dann.',
  toQueueEmpty:
    'Diese Warteschlange hat keine Mitglieder: Nur Supervisoren und Administratoren würden die Unterhaltungen sehen.',
  targetOption: '{name} ({count, plural, =0 {niemand} one {eine Person} other {# Personen}})',
  newFallbacks: 'Neue Fallback-Warteschlange jedes Arbeitsstreams',
  deleteText:
    'Mitglieder bleiben Kollegen. Bis {date} lässt sich die Warteschlange wiederherstellen, mit ihren Unterhaltungen und Arbeitsstreams, soweit niemand sie seither geändert hat.',
  deactivateTitle: '„{name}“ deaktivieren?',
  deactivateConfirm: 'Deaktivieren',
  deactivateText:
    'Die Warteschlange behält Mitglieder, Priorität und Öffnungszeiten, enthält nichts und kann nicht gewählt werden. Sie können sie jederzeit aktivieren; was verschoben wurde, bleibt dann, wo es ist.',
  deactivated: 'Die Warteschlange „{name}“ ist inaktiv.',
  activated: 'Die Warteschlange „{name}“ ist wieder aktiv.',
  deleteConfirm: 'Löschen',
  deleteDefault:
    'Die Standardwarteschlange kann nicht gelöscht werden. Sie nimmt auf, was keine andere nimmt.',
} as const satisfies Record<keyof typeof en, string>
