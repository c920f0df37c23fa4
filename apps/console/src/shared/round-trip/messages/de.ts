import type { en } from './en.ts'

export const de = {
  'trip.title': 'Einen Rundlauf versuchen',
  'trip.text':
    'Eine Nachricht von einem Telefon zu Parley, eine Antwort zurück, auf demselben Weg wie jede andere, live verfolgt. Es dauert eine Minute.',
  'trip.unbound':
    'Das folgt, sobald der Kanal erstellt ist: Bis dahin bekäme niemand die Nachricht. Erstellen Sie einen Arbeitsstream und richten Sie seinen Kanal ein; auch dessen letzte Seite bietet den Rundlauf an.',
  'trip.toWorkstreams': 'Zu den Arbeitsstreams',
  'trip.agent': 'Google-Agent',
  'trip.reply': 'Zu sendende Antwort',
  'trip.reply.1': 'Dies ist eine Testantwort von Parley.',
  'trip.reply.2': 'Danke für Ihre Nachricht. Wir haben sie erhalten.',
  'trip.reply.3': 'Guten Tag! Alles funktioniert.',
  'trip.start': 'Starten',
  'trip.again': 'Noch einmal starten',
  'trip.stop': 'Abbrechen',
  'trip.open': 'Test öffnen',
  'trip.noTests':
    'Google gibt für diesen Agenten keine Test-URL aus. Schreiben Sie ihm so, wie es Ihre Kunden tun.',
  'trip.do.waiting':
    'Öffnen Sie einen Test auf einem Telefon oder im Emulator und schreiben Sie eine Nachricht an „{agent}“.',
  'trip.do.stored': 'Sie ist eingetroffen. Sie wird gerade Teil einer Unterhaltung.',
  'trip.do.arrived':
    'Die Nachricht von {customer} ist im Posteingang. Ist es Ihre? Dann senden Sie die Antwort.',
  'trip.do.replying':
    'Die Antwort ist unterwegs. Lassen Sie den Chat auf dem Telefon offen, damit sie gelesen wird.',
  'trip.do.done':
    'Hin und zurück in {seconds} Sekunden, die Pausen der Menschen eingerechnet. Alles funktioniert.',
  'trip.anonymous': 'einer Person ohne Namen',
  'trip.send': 'Antwort senden',
  'trip.conversation': 'Unterhaltung öffnen',
  'trip.list': 'Stationen des Rundlaufs',
  'trip.hop.sent': 'Vom Telefon gesendet',
  'trip.hop.received': 'Empfangen, Signatur geprüft',
  'trip.hop.stored': 'In der Unterhaltung gespeichert',
  'trip.hop.shown': 'Im Posteingang gezeigt',
  'trip.hop.queued': 'Antwort hier in der Warteschlange',
  'trip.hop.accepted': 'Von Google angenommen',
  'trip.hop.delivered': 'Dem Telefon zugestellt',
  'trip.hop.read': 'Vom Kunden gelesen',
  'trip.reached': 'Erreicht',
  'trip.current': 'Wartet',
  'trip.ahead': 'Noch nicht',
  'trip.after': '+{ms} ms',
  'trip.afterSeconds': '+{seconds} s',
  'trip.look': 'Wo Sie nachsehen',

  'trip.miss.noInbound.title': 'Innerhalb von drei Minuten traf keine Nachricht ein',
  'trip.miss.noInbound.look':
    'Zeigte das Telefon die Nachricht als gesendet? Dann erreicht Google diese Adresse nicht: Wählen Sie auf der Registerkarte Webhook des Kontos Jetzt verifizieren und sehen Sie nach, ob der Webhook in der Google-Konsole gespeichert ist.',
  'trip.miss.refusedSignature.title': 'Ein Aufruf traf ein, aber seine Signatur passt nicht zum Client-Token',
  'trip.miss.refusedSignature.look':
    'Kopieren Sie das Client-Token erneut von der Seite „Konfigurieren Sie Ihren Webhook“, ersetzen Sie es hier und verifizieren Sie noch einmal. Stimmt es, verändert ein Proxy den Aufruf: Jetzt verifizieren auf der Registerkarte Webhook zeigt, wie.',
  'trip.miss.parkedNoChannel.title':
    'Die Nachricht traf ein, aber kein Kanal verwendet diesen Google-Agenten',
  'trip.miss.parkedNoChannel.look':
    'Richten Sie in einem Arbeitsstream einen Kanal für ihn ein. Die Nachricht ist aufgehoben und wird von selbst zur Unterhaltung.',
  'trip.miss.parkedUnknownAgent.title':
    'Die Nachricht traf für einen Google-Agenten ein, der nicht zum Konto gehört',
  'trip.miss.parkedUnknownAgent.look':
    'Fügen Sie diesen Agenten auf der Registerkarte Google-Agenten des Kontos hinzu, oder öffnen Sie den Test des oben gewählten Agenten.',
  'trip.miss.parkedOther.title':
    'Die Nachricht traf ein und ist aufgehoben, konnte aber nicht verarbeitet werden',
  'trip.miss.parkedOther.look':
    'Sehen Sie auf der Registerkarte Webhook des Kontos unter den geparkten Zustellungen und im Protokoll des Servers nach.',
  'trip.miss.notStored.title':
    'Die Nachricht traf ein, wurde aber in 20 Sekunden nicht Teil einer Unterhaltung',
  'trip.miss.notStored.look':
    'Der Server ist ausgelastet oder seine Datenbank langsam. Sehen Sie im Protokoll des Servers nach.',
  'trip.miss.notAccepted.title': 'Die Antwort wartet noch: Google hat sie in 30 Sekunden nicht angenommen',
  'trip.miss.notAccepted.look':
    'Parley versucht es weiter. Öffnen Sie die Unterhaltung, um den Grund zu sehen, und prüfen Sie die Verbindung auf der Seite des Kontos.',
  'trip.miss.replyFailed.title': 'Google hat die Antwort abgelehnt',
  'trip.miss.replyFailed.look': 'Öffnen Sie die Unterhaltung: Der Grund steht bei der Antwort.',
  'trip.miss.notDelivered.title':
    'Google hat die Antwort angenommen, aber in einer Minute kam keine Zustellbestätigung',
  'trip.miss.notDelivered.look':
    'Ist das Telefon online? Steht die Antwort auf seinem Bildschirm, kommen Bestätigungen nicht an: Wählen Sie Jetzt verifizieren auf der Registerkarte Webhook des Kontos.',
  'trip.miss.notRead.title': 'Die Antwort wurde zugestellt, aber nicht innerhalb von drei Minuten gelesen',
  'trip.miss.notRead.look':
    'Öffnen Sie den Chat auf dem Telefon. Die Verbindung funktioniert; nur die letzte Bestätigung fehlt.',
} as const satisfies Record<keyof typeof en, string>
