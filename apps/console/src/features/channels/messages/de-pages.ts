import type { pagesEn } from './en-pages.ts'

export const pagesDe = {
  'channels.title': 'Kanäle',
  'channels.lead': 'Wie Kunden Sie erreichen, und was jeder Weg kann.',
  'channels.accounts': 'Messaging-Konten',
  'channels.accountsText':
    'Ein Konto verbindet Parley mit einem Nachrichtendienst: Anmeldeinformationen, Webhook und die Google-Agenten, denen Kunden schreiben.',
  'channels.manage': 'Verwalten',
  'channels.accountCount': '{count, plural, =0 {Noch kein Konto} one {Ein Konto} other {# Konten}}',
  'channels.draftCount': '{count, plural, one {Ein Entwurf ist unfertig} other {# Entwürfe sind unfertig}}',
  'channels.parkedCount':
    '{count, plural, one {Eine Zustellung braucht Ihren Blick} other {# Zustellungen brauchen Ihren Blick}}',
  'channels.next': 'Nach dem Konto',
  'channels.nextText':
    'Ein Arbeitsstream bestimmt, wer antwortet. Sein Kanal verbindet einen Google-Agenten mit einer Sprache.',
  'channels.toWorkstreams': 'Zu den Arbeitsstreams',
  'channels.capabilities': 'Was Google’s Business Messages hier kann',
  'channels.capability': 'Funktion',
  'channels.toAgents': 'Von Kunden',
  'channels.toCustomers': 'An Kunden',
  'channels.yes': 'Ja',
  'channels.no': 'Nein',
  'channels.cap.text': 'Text, an Kunden bis 3.072 Zeichen',
  'channels.cap.images': 'Bilder',
  'channels.cap.suggestions': 'Vorgeschlagene Antworten und Karten',
  'channels.cap.receipts': 'Zugestellt- und Gelesen-Zeichen',
  'channels.cap.typing': 'Schreibanzeige',
  'channels.cap.liveAgent': 'Wunsch nach einem Servicemitarbeiter',
  'channels.cap.survey': 'Antworten auf Umfragen',
  'channels.cap.async': 'Asynchron: Eine Unterhaltung geht weiter, wenn der Kunde zurückkommt',
  'channels.cap.window': 'Antworten ist 30 Tage lang nach der letzten Nachricht des Kunden möglich.',
  'channels.closed':
    'Google hat Business Messages am 31. Juli 2024 für Kunden eingestellt. Mit dem Emulator geht hier jeder Schritt wie damals.',

  'accounts.title': 'Konten und Kanäle',
  'accounts.lead': 'Messaging-Konten und ihre Verbindung zu Google.',
  'accounts.new': 'Neues Konto',
  'accounts.list': 'Messaging-Konten',
  'accounts.name': 'Name',
  'accounts.channel': 'Kanal',
  'accounts.state': 'Status',
  'accounts.webhook': 'Webhook',
  'accounts.agents': 'Google-Agenten',
  'accounts.lastInbound': 'Letzte Nachricht',
  'accounts.never': 'Nie',
  'accounts.draft': 'Entwurf',
  'accounts.active': 'Aktiv',
  'accounts.resume': 'Einrichtung fortsetzen',
  'accounts.parked':
    '{count, plural, one {# Zustellung braucht Ihren Blick} other {# Zustellungen brauchen Ihren Blick}}',
  'accounts.emptyTitle': 'Noch kein Messaging-Konto',
  'accounts.emptyText':
    'Sie brauchen einen Partner bei Google, einen Dienstkontoschlüssel und einen Google-Agenten. Die Einrichtung zeigt, wo jeder Wert steht, und prüft ihn mit Ihnen.',
  'accounts.webhook.waiting': 'Wartet',
  'accounts.webhook.verified': 'Verifiziert',
  'accounts.webhook.refused': 'Abgelehnt',

  'account.tab.overview': 'Überblick',
  'account.tab.health': 'Zustand',
  'account.tab.webhook': 'Webhook',
  'account.tab.deliveries': 'Zustellungen',
  'account.tab.agents': 'Google-Agenten',
  'account.tab.privacy': 'Datenschutz',
  'account.tabs': 'Teile des Kontos',
  'account.rename': 'Umbenennen',
  'account.renameTitle': 'Konto umbenennen',
  'account.save': 'Speichern',
  'account.renamed': 'Das Konto heißt jetzt „{name}“.',
  'account.partnerSaved': 'Die Partner-ID wurde gespeichert.',
  'account.editPartner': 'Partner-ID ändern',
  'account.next': 'Als Nächstes: einen Arbeitsstream erstellen',
  'account.nextText':
    'Das Konto ist bereit, aber noch verwendet es kein Kanal. Ein Arbeitsstream bestimmt, wer antwortet; dort richten Sie den Kanal ein.',
  'account.createWorkstream': 'Arbeitsstream erstellen',
  'account.created': 'Erstellt am {when} von {who}',
  'account.connection': 'Verbindung zu Google',
  'account.health': 'Zustand',
  'account.proofs': 'Verbindung prüfen',
  'account.proofsText':
    'Meldet sich mit dem gespeicherten Schlüssel bei Google an und liest den Partner und jeden Google-Agenten.',
  'account.delete': 'Konto löschen',
  'account.deleteTitle': '„{name}“ löschen?',
  'account.deleteText':
    'Die Webhook-URL antwortet nicht mehr. Unterhaltungen bleiben. Bis {date} lässt es sich wiederherstellen. Entfernen Sie danach in Googles Konsole den Webhook und den Schlüssel.',
  'account.deleteSecrets':
    'Client-Token und Anmeldeinformationen werden sofort gelöscht. Das lässt sich nicht rückgängig machen: Nach dem Wiederherstellen müssen sie neu eingegeben werden.',
  'account.deleteDraftText':
    'Der Entwurf und alles, was darin eingegeben wurde, wird gelöscht. Seine Webhook-URL antwortet nicht mehr.',
  'account.deleteDepends':
    '{count, plural, one {Ein Google-Agent wird mit entfernt.} other {# Google-Agenten werden mit entfernt.}}',
  'account.deleted': '„{name}“ wurde gelöscht.',
  'account.close': 'Schließen',
  'account.conflict': 'Jemand hat dies inzwischen geändert. Es lautet jetzt „{now}“.',
  'account.conflictHint':
    'Ihr Text steht noch hier. Speichern Sie erneut, um die Änderung zu ersetzen, oder übernehmen Sie sie.',
  'account.takeTheirs': 'Änderung übernehmen',

  'webhookTab.lastInbound': 'Letzte Nachricht von Google',
  'webhookTab.refusedSignatures': 'Abgelehnte Signaturen',
  'webhookTab.refusedSignaturesHint':
    'Aufrufe, deren Signatur nicht zum Client-Token passte. Was sie sagten, wird nie gespeichert. Steigt die Zahl, steht bei Google ein falsches Token, oder jemand rät.',
  'webhookTab.deliveries': 'Zustellungen',
  'webhookTab.parked':
    '{count, plural, =0 {Nichts ist geparkt. Alles von Google wurde verarbeitet.} one {# Zustellung braucht Ihren Blick.} other {# Zustellungen brauchen Ihren Blick.}}',
  'webhookTab.toDeliveries': 'Alle Zustellungen ansehen',

  'agentsTab.add': 'Google-Agent hinzufügen',
  'agentsTab.test': 'Testen',
  'agentsTab.brand': 'Marke: {brand}',

  'privacyTab.consent': 'Zustimmung',
  'privacyTab.text': 'Die Bestimmungen',
} as const satisfies Record<keyof typeof pagesEn, string>
