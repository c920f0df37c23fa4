import type { en } from './en.ts'

export const de = {
  title: 'Zuletzt gelöscht',
  lead: 'Lässt sich bis zum genannten Tag wiederherstellen, danach ist es endgültig gelöscht. Unterhaltungen und Nachrichten bleiben in jedem Fall.',
  'kind.channel': 'Kanal',
  'kind.workstream': 'Arbeitsstream',
  'kind.queue': 'Warteschlange',
  'kind.account': 'Konto',
  deleted: 'Gelöscht {when} von {who}',
  deletedItself: 'Gelöscht {when}, von selbst',
  gone: 'Endgültig gelöscht am {date}',
  'loss.secrets':
    'Client-Token und Anmeldeinformationen sind gelöscht und müssen neu eingegeben werden; es kommt als Entwurf zurück.',
  'loss.googleAgents': 'Google-Agenten, die inzwischen ein anderes Konto hat, bleiben dort.',
  'blocker.agentBound':
    'Seinen Google-Agenten verwendet jetzt ein Kanal von „{name}“. Löschen Sie zuerst diesen Kanal.',
  'blocker.agentRemoved': 'Sein Google-Agent wurde aus dem Konto entfernt. Richten Sie den Kanal neu ein.',
  'blocker.accountDeleted': 'Stellen Sie zuerst das Konto „{name}“ wieder her.',
  'blocker.workstreamDeleted': 'Stellen Sie zuerst den Arbeitsstream „{name}“ wieder her.',
  'blocker.workstreamGone':
    'Sein Arbeitsstream ist endgültig gelöscht. Richten Sie den Kanal in einem anderen neu ein.',
  'blocker.queueDeleted': 'Stellen Sie zuerst seine Fallback-Warteschlange „{name}“ wieder her.',
  'blocker.nameTaken': 'Der Name ist wieder vergeben. Benennen Sie zuerst das andere um.',
  restore: 'Wiederherstellen',
  restoreNamed: 'Wiederherstellen: {name}',
  restored: '„{name}“ ist wieder da.',
  purge: 'Endgültig löschen',
  purgeNamed: 'Endgültig löschen: {name}',
  purgeTitle: '„{name}“ endgültig löschen?',
  purgeText: 'Danach lässt es sich nicht wiederherstellen. Unterhaltungen und Nachrichten bleiben.',
  purged: '„{name}“ ist endgültig gelöscht.',
  undo: 'Rückgängig',
  until: 'Bis {date} lässt sich das wiederherstellen.',
} as const satisfies Record<keyof typeof en, string>
