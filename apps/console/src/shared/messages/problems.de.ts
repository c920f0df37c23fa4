import type { problemRemediesEn, problemTitlesEn } from './problems.en.ts'

export const problemTitlesDe = {
  'problem.user/email-taken': 'Jemand mit dieser E-Mail-Adresse ist schon im Team',
  'problem.user/last-administrator': 'Der letzte Administrator muss bleiben',
  'problem.account/protected-field': 'Sie dürfen geschützte Felder nicht festlegen',
  'problem.account/credentials-invalid': 'Diese Anmeldeinformationen sind nicht verwendbar',
  'problem.account/agent-taken': 'Dieser Google-Agent gehört schon zu einem anderen Konto',
  'problem.account/agent-refused': 'Google kennt diesen Agenten nicht, oder nicht für dieses Konto',
  'problem.account/google-unreachable': 'Google war nicht erreichbar',
  'problem.account/incomplete': 'Das Konto ist noch nicht vollständig',
  'problem.account/consent-required': 'Die Datenschutzbestimmungen sind noch nicht akzeptiert',
  'problem.account/in-use': 'Das wird noch verwendet',
  'problem.delivery/no-body': 'Der Inhalt dieser Zustellung ist nicht da',
  'problem.queue/name-taken': 'Eine Warteschlange mit diesem Namen gibt es schon',
  'problem.queue/in-use': 'Die Warteschlange wird noch verwendet',
  'problem.hours/name-taken': 'Öffnungszeiten mit diesem Namen gibt es schon',
  'problem.hours/in-use': 'Die Öffnungszeiten werden noch benutzt',
  'problem.profile/name-taken': 'Ein Profil mit diesem Namen gibt es schon',
  'problem.workstream/name-taken': 'Einen Arbeitsstream mit diesem Namen gibt es schon',
  'problem.workstream/in-use': 'Der Arbeitsstream wird noch verwendet',
  'problem.channel/agent-bound': 'Dieser Google-Agent ist schon mit einem Kanal verbunden',
  'problem.channel/account-inactive': 'Das Konto dieses Google-Agenten ist noch nicht gespeichert',
  'problem.channel/target-unfit': 'Dieser Kanal kann die Unterhaltungen nicht übernehmen',
  'problem.deletion/blocked': 'Der Wiederherstellung steht etwas im Weg',
  'problem.conversation/not-yours': 'Diese Unterhaltung hat jemand anderes',
  'problem.conversation/wrong-state': 'Die Unterhaltung ist inzwischen weiter',
  'problem.conversation/window-closed': 'Die Zeit zum Antworten ist vorbei',
  'problem.conversation/no-channel': 'Der Kanal dieser Unterhaltung wurde entfernt',
  'problem.conversation/pictures-off': 'Auf diesem Kanal sind Bilder ausgeschaltet',
  'problem.conversation/no-pictures': 'Dieser Kanal überträgt keine Bilder an Kunden',
  'problem.message/id-used': 'Diese Nachricht ist schon mit anderem Inhalt gespeichert',
  'problem.message/not-retryable': 'Diese Nachricht muss nicht noch einmal gesendet werden',
  'problem.attachment/unavailable': 'Das Bild ist nicht verfügbar',
  'problem.picture/not-a-picture': 'Diese Datei ist kein Bild, das gesendet werden kann',
  'problem.picture/too-large': 'Das Bild ist größer als 10 MB',
  'problem.picture/too-many-pixels': 'Das Bild hat zu viele Pixel',
  'problem.picture/unreadable': 'Das Bild ist beschädigt oder unvollständig',
} as const satisfies Record<keyof typeof problemTitlesEn, string>

export const problemRemediesDe = {
  'remedy.user/email-taken': 'Sehen Sie in der Liste nach: Vielleicht ist die Person deaktiviert.',
  'remedy.user/last-administrator': 'Machen Sie zuerst jemand anderen zum Administrator.',
  'remedy.account/protected-field': 'Ein Administrator kann Ihnen das Recht auf der Seite „Team“ geben.',
  'remedy.account/credentials-invalid':
    'Laden Sie bei Google einen neuen Schlüssel des Dienstkontos herunter und laden Sie diese Datei hoch.',
  'remedy.account/agent-taken':
    'Öffnen Sie das andere Konto, oder verwenden Sie einen anderen Google-Agenten.',
  'remedy.account/agent-refused':
    'Kopieren Sie Marken-ID und Agenten-ID noch einmal von der Seite „Überblick“ des Agenten.',
  'remedy.account/google-unreachable':
    'Warten Sie einen Augenblick und versuchen Sie es noch einmal. Es wurde nichts geändert.',
  'remedy.account/incomplete': 'Schließen Sie die Schritte ab, die noch als offen markiert sind.',
  'remedy.account/consent-required': 'Lesen und akzeptieren Sie zuerst die Datenschutzbestimmungen.',
  'remedy.account/in-use': 'Löschen Sie zuerst die Kanäle, die es verwenden.',
  'remedy.delivery/no-body':
    'Er wurde gelöscht, wie es die Aufbewahrung vorsieht, oder der Aufruf wurde abgelehnt und nichts davon gespeichert.',
  'remedy.queue/name-taken': 'Wählen Sie einen anderen Namen.',
  'remedy.queue/in-use':
    'Geben Sie zuerst ihren Arbeitsstreams eine andere Fallback-Warteschlange und ihren Unterhaltungen einen anderen Platz.',
  'remedy.hours/name-taken': 'Wählen Sie einen anderen Namen.',
  'remedy.hours/in-use': 'Geben Sie den Warteschlangen, die sie benutzen, zuerst andere Öffnungszeiten.',
  'remedy.workstream/name-taken': 'Wählen Sie einen anderen Namen.',
  'remedy.workstream/in-use': 'Löschen Sie zuerst seine Kanäle.',
  'remedy.channel/agent-bound':
    'Wählen Sie einen anderen Google-Agenten, oder löschen Sie zuerst den anderen Kanal.',
  'remedy.channel/account-inactive': 'Schließen Sie zuerst die Einrichtung des Kontos ab.',
  'remedy.channel/target-unfit': 'Wählen Sie einen anderen Kanal.',
  'remedy.deletion/blocked': 'In der Liste des Gelöschten steht, was es ist.',
  'remedy.conversation/not-yours': 'Übernehmen Sie sie, wenn Sie antworten möchten.',
  'remedy.conversation/wrong-state': 'Sehen Sie sich den neuesten Stand an und entscheiden Sie neu.',
  'remedy.conversation/window-closed':
    'Google lässt 30 Tage nach der letzten Nachricht des Kunden keine Antwort mehr zu. Der Kunde muss zuerst schreiben.',
  'remedy.conversation/no-channel': 'Sie kann gelesen, aber nicht mehr beantwortet werden.',
  'remedy.conversation/pictures-off':
    'Ein Administrator kann sie erlauben: Arbeitsstreams, Kanal bearbeiten, Dateianlagen.',
  'remedy.conversation/no-pictures': 'Beschreiben Sie es stattdessen in Worten.',
  'remedy.message/id-used': 'Schreiben Sie die Nachricht noch einmal.',
  'remedy.attachment/unavailable': 'Bitten Sie den Kunden, es noch einmal zu senden.',
  'remedy.picture/not-a-picture': 'Nehmen Sie eine PNG-, JPEG-, WebP- oder GIF-Datei.',
  'remedy.picture/too-large': 'Speichern Sie es kleiner und fügen Sie es dann noch einmal hinzu.',
  'remedy.picture/too-many-pixels':
    'Höchstens 50 Millionen Pixel und 16.000 an einer Seite. Speichern Sie es kleiner und fügen Sie es noch einmal hinzu.',
  'remedy.picture/unreadable':
    'Öffnen Sie es in einem anderen Programm, speichern Sie es neu und fügen Sie es dann noch einmal hinzu.',
} as const satisfies Record<keyof typeof problemRemediesEn, string>
