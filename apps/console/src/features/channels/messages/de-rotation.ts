import type { rotationEn } from './en-rotation.ts'

/** Texte zum Wechsel der Anmeldeinformationen eines Kontos. */
export const rotationDe = {
  'rotation.title': 'Anmeldeinformationen',
  'rotation.inUse': 'In Verwendung',
  'rotation.inUseSince': 'Seit {when} durch {who}',
  'rotation.steps': 'Schlüssel ohne Ausfall wechseln',
  'rotation.stepsText':
    'Der neue Schlüssel wird neben dem verwendeten erprobt. Nachrichten laufen die ganze Zeit weiter; erst das Einsetzen ändert, mit welchem Schlüssel gesendet wird.',
  'rotation.upload': 'Nächsten Schlüssel hochladen',
  'rotation.uploadText':
    'Erstellen Sie ihn in der Google Cloud Console: IAM & Verwaltung › Dienstkonten › {email} › Schlüssel › Schlüssel hinzufügen › Neuen Schlüssel erstellen › JSON. Lassen Sie den alten Schlüssel dort vorerst bestehen.',
  'rotation.nextFile': 'Nächste Datei mit Anmeldeinformationen',
  'rotation.uploaded': '{fileName}, Schlüssel …{tail}. Hochgeladen am {when} von {who}.',
  'rotation.otherAccount': 'Er gehört zu einem anderen Dienstkonto: {email}.',
  'rotation.replaceNext': 'Andere Datei hochladen',
  'rotation.keepNext': 'Diese Datei behalten',
  'rotation.discard': 'Verwerfen',
  'rotation.discardTitle': 'Nächsten Schlüssel …{tail} verwerfen?',
  'rotation.discardText':
    'Er wird hier gelöscht, sonst ändert sich nichts. Wenn ihn niemand sonst verwendet, löschen Sie ihn auch in der Google Cloud Console.',
  'rotation.discarded': 'Der nächste Schlüssel wurde verworfen.',
  'rotation.prove': 'Bei Google prüfen',
  'rotation.proveText':
    'Parley meldet sich mit dem nächsten Schlüssel an und liest Partner, Marken und Google-Agents wie bei der Einrichtung. Der verwendete Schlüssel bleibt unberührt.',
  'rotation.proveNow': 'Jetzt prüfen',
  'rotation.proveAgain': 'Erneut prüfen',
  'rotation.proven': 'Geprüft am {when} von {who}.',
  'rotation.proofOld':
    'Geprüft am {when}. Das ist mehr als einen Tag her: Prüfen Sie ihn erneut, bevor Sie ihn einsetzen.',
  'rotation.promote': 'Einsetzen',
  'rotation.promoteText':
    'Ab dann geht jede Nachricht mit dem nächsten Schlüssel hinaus. Der bisherige wird 7 Tage aufbewahrt, damit Sie zurückkehren können.',
  'rotation.promoteFirst': 'Möglich, sobald die Prüfung gelungen ist.',
  'rotation.promoteNow': 'Einsetzen',
  'rotation.promoteTitle': 'Ab jetzt Schlüssel …{tail} verwenden?',
  'rotation.promoteConfirm':
    'Was in diesem Moment gesendet wird, endet mit …{old}. Alles Weitere geht mit …{tail} hinaus. Löschen Sie …{old} bei Google noch nicht.',
  'rotation.promoteWipes':
    'Der vorherige Schlüssel …{previous}, der noch aufbewahrt wird, wird dabei gelöscht.',
  'rotation.promoted': 'Schlüssel …{tail} ist in Verwendung.',
  'rotation.retire': 'Alten Schlüssel ausmustern',
  'rotation.retireText':
    'Wenn Nachrichten gut hinausgehen, löschen Sie den alten Schlüssel bei Google und dann hier. Solange er bei Google besteht, öffnet er Ihr Konto jedem, der die Datei hat.',
  'rotation.previous':
    'Vorheriger Schlüssel …{tail}, ersetzt am {when} von {who}. Aufbewahrt bis {until}, dann hier gelöscht.',
  'rotation.atGoogle': 'Bei Google, was Ihnen niemand abnehmen kann:',
  'rotation.atGoogle1':
    'Öffnen Sie die Google Cloud Console, Projekt {project}, IAM & Verwaltung › Dienstkonten.',
  'rotation.atGoogle2': 'Wählen Sie {email}, dann „Schlüssel“.',
  'rotation.atGoogle3': 'Löschen Sie den Schlüssel, dessen ID auf {tail} endet.',
  'rotation.back': 'Zu ihm zurückkehren',
  'rotation.backTitle': 'Vorherigen Schlüssel …{tail} wieder verwenden?',
  'rotation.backText':
    'Die beiden Schlüssel tauschen die Plätze: …{current} wird der vorherige. Wurde …{tail} bei Google bereits gelöscht, geht keine Nachricht hinaus, bis Sie wieder tauschen.',
  'rotation.wentBack': 'Der vorherige Schlüssel …{tail} ist wieder in Verwendung.',
  'rotation.wipe': 'Hier löschen',
  'rotation.wipeTitle': 'Vorherigen Schlüssel …{tail} löschen?',
  'rotation.wipeText':
    'Sie können danach nicht mehr zu ihm zurückkehren. Das Löschen hier löscht ihn nicht bei Google: Tun Sie das auch in der Google Cloud Console.',
  'rotation.wiped': 'Der vorherige Schlüssel wurde gelöscht.',
  'rotation.somebody': 'jemandem',
  'rotation.stepDone': 'Erledigt',
  'rotation.fileProblem': 'Diese Datei kann nicht der nächste Schlüssel sein. Es wurde nichts gespeichert.',
} as const satisfies Record<keyof typeof rotationEn, string>
