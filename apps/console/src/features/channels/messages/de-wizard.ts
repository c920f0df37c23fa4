import type { wizardEn } from './en-wizard.ts'

export const wizardDe = {
  'setup.title': 'Messaging-Konto einrichten',
  'setup.titleNamed': '„{name}“ einrichten',
  'setup.step.prerequisites': 'Anforderungen',
  'setup.step.name': 'Kanaldetails',
  'setup.step.partner': 'Partnerkonto',
  'setup.step.webhook': 'Bidirektionale Verbindung',
  'setup.step.agents': 'Agent-Konten',
  'setup.step.privacy': 'Datenschutzbestimmungen',
  'setup.step.save': 'Prüfen und speichern',
  'setup.leave': 'Verlassen und später fortfahren',
  'setup.draftKept': 'Alles bleibt als Entwurf erhalten. Sie können jederzeit gehen und später fortfahren.',

  'prerequisites.title': 'Anforderungen',
  'prerequisites.lead':
    'Das Konto verbindet Parley mit Google’s Business Messages. Es dauert etwa zehn Minuten, wenn Folgendes bereitliegt.',
  'prerequisites.partner.title': 'Ein Partner bei Google',
  'prerequisites.partner.text':
    'Ihr Unternehmen ist als Partner registriert. Sie brauchen seine Partner-ID von der Seite „Einstellungen“ der Google-Konsole.',
  'prerequisites.key.title': 'Ein Dienstkonto mit Schlüssel',
  'prerequisites.key.text':
    'Sie laden den Schlüssel als JSON-Datei hoch. Er entsteht auf der Seite „Einstellungen“ im Abschnitt „Dienstkonto“ mit „Schlüssel erstellen“.',
  'prerequisites.agent.title': 'Eine Marke mit einem Agenten',
  'prerequisites.agent.text':
    'Der Google-Agent ist das Gesicht, mit dem Ihre Kunden sprechen: Name, Logo, Begrüßung und Sprachen. Verifizieren und starten können Sie ihn später.',
  'prerequisites.right.title': 'Ihre Sicherheitsberechtigung für geschützte Felder',
  'prerequisites.right.yes': 'Sie dürfen Client-Token und Anmeldeinformationen festlegen.',
  'prerequisites.right.no':
    'Sie dürfen das Konto vorbereiten, aber Client-Token und Anmeldeinformationen muss ein Administrator mit dieser Berechtigung eingeben. Unter Team › Ihr Name wird sie erteilt.',
  'prerequisites.emulator.title': 'Sie arbeiten mit dem Emulator',
  'prerequisites.emulator.text':
    'Er vertritt Google auf diesem Rechner: dieselben Seiten, dieselben Namen, dieselben Schritte. Lassen Sie ihn in einem zweiten Tab offen.',
  'prerequisites.emulator.settings': 'Einstellungen im Emulator öffnen',
  'prerequisites.emulator.settingsHint': 'Ein Partner ist schon da. Kopieren Sie seine Partner-ID.',
  'prerequisites.emulator.keyHint':
    'Klicken Sie im Abschnitt Dienstkonto auf Schlüssel erstellen. Eine JSON-Datei wird heruntergeladen.',
  'prerequisites.emulator.brands': 'Marken im Emulator öffnen',
  'prerequisites.emulator.agentHint':
    'Klicken Sie auf Harbour Lane Bakery: Die Seite Überblick zeigt Marken-ID und Agenten-ID.',
  'prerequisites.ready': 'Vorhanden',
  'prerequisites.missing': 'Fehlt',
  'prerequisites.start': 'Beginnen',

  'name.title': 'Kanaldetails',
  'name.lead': 'Geben Sie dem Konto einen Namen, den Ihre Kollegen wiedererkennen. Kunden sehen ihn nie.',
  'name.name': 'Name',
  'name.nameHint': 'Zum Beispiel: Harbour Lane, Produktion',
  'name.channel': 'Kanal',
  'name.channelHint': 'Zu welchem Nachrichtendienst dieses Konto gehört',
  'name.gbm': 'Google’s Business Messages',

  'partner.title': 'Google’s Business Messages-Partnerkonto',
  'partner.lead': 'Drei Werte aus der Google-Konsole. Sie werden vor Ihren Augen mit Google geprüft.',
  'partner.id': 'Partner-ID',
  'partner.idWhere': 'Google-Konsole › Einstellungen › Partner-ID. Kopieren Sie sie von dort.',
  'partner.token': 'Client-Token',
  'partner.tokenWhere':
    'Google-Konsole › Einstellungen › Webhook › Konfigurieren › Feld „Client-Token“ der Seite „Konfigurieren Sie Ihren Webhook“.',
  'partner.file': 'Datei mit Dienstkonto-Anmeldeinformationen (JSON-Datei)',
  'partner.fileWhere':
    'Google-Konsole › Einstellungen › Dienstkonto › Schlüssel erstellen. Die Datei wird einmal heruntergeladen.',
  'partner.protected': 'Geschütztes Feld',
  'partner.protectedHint':
    'Der Wert wird verschlüsselt gespeichert und nie wieder angezeigt, auch Ihnen nicht. Nur Personen mit der Sicherheitsberechtigung für geschützte Felder können ihn ersetzen.',
  'partner.locked': 'Sie dürfen geschützte Felder nicht festlegen',
  'partner.lockedHint':
    'Bitten Sie einen Administrator um die Sicherheitsberechtigung (Team › Ihr Name › Geschützte Felder), oder lassen Sie jemanden mit Berechtigung diese Seite ausfüllen.',
  'partner.notSet': 'Noch nicht festgelegt',
  'partner.setBy': 'Festgelegt am {when} von {who}',
  'partner.setOn': 'Festgelegt am {when}',
  'partner.replace': 'Ersetzen',
  'partner.replaceToken': 'Client-Token ersetzen',
  'partner.replaceFile': 'Datei mit Anmeldeinformationen ersetzen',
  'partner.keepOld': 'Bisherigen Wert behalten',
  'partner.showToken': 'Eingabe anzeigen',
  'partner.hideToken': 'Eingabe verbergen',
  'partner.upload': 'Hochladen',
  'partner.drop': 'oder die Datei hier ablegen',
  'partner.dropNow': 'Loslassen, um die Datei hochzuladen',
  'partner.uploading': '{fileName} wird geprüft …',
  'partner.onlyOne': 'Legen Sie nur eine Datei ab.',
  'partner.unreadable': 'Die Datei konnte nicht von Ihrem Datenträger gelesen werden. Wählen Sie sie erneut.',
  'partner.fileRequired': 'Laden Sie die Datei mit den Anmeldeinformationen hoch.',
  'partner.tokenRequired': 'Geben Sie das Client-Token ein.',
  'partner.tokenTooLong': 'Ein Client-Token hat höchstens 500 Zeichen.',
  'partner.idRequired': 'Geben Sie die Partner-ID ein.',
  'partner.idTooLong': 'Eine Partner-ID hat höchstens 100 Zeichen.',
  'partner.idSpaces': 'Eine Partner-ID enthält keine Leerzeichen. Kopieren Sie sie erneut.',
  'partner.refused': 'Diese Datei ist nicht verwendbar. Es wurde nichts gespeichert.',
  'partner.facts': 'Gespeicherter Schlüssel',
  'partner.factFile': 'Datei',
  'partner.factEmail': 'Dienstkonto',
  'partner.factProject': 'Cloud-Projekt',
  'partner.factKey': 'Schlüssel-ID endet auf',
  'partner.checkAgain': 'Erneut prüfen',
  'partner.check': 'Mit Google prüfen',
  'partner.stopped': 'Die Prüfung wurde unterbrochen. Prüfen Sie erneut.',

  'webhook.title': 'Konfigurieren Sie Ihre bidirektionale Verbindung',
  'webhook.lead':
    'An diese Adresse sendet Google, was Kunden schreiben. Sie ist schon in Betrieb, Google kann sie also jetzt verifizieren.',
  'webhook.url': 'Google’s Business Messages-URL',
  'webhook.steps': 'In der Google-Konsole',
  'webhook.do1': 'Öffnen Sie Einstellungen. Wählen Sie unter Webhook die Verknüpfung Konfigurieren.',
  'webhook.do2': 'Prüfen Sie, ob das Feld „Client-Token“ das Token zeigt, das Sie hier eingegeben haben.',
  'webhook.do3': 'Fügen Sie die URL von oben in das Feld „Webhook-Endpunkt-URL“ ein.',
  'webhook.do4': 'Wählen Sie Verifizieren. Diese Seite wird von selbst grün.',
  'webhook.do5': 'Wählen Sie in der Google-Konsole Speichern.',
  'webhook.openEmulator': 'Einstellungen im Emulator öffnen',
  'webhook.waiting': 'Wartet darauf, dass Google die URL verifiziert',
  'webhook.waitingHint':
    'Noch ist nichts eingetroffen. Diese Seite bemerkt es von selbst, Sie müssen nicht neu laden.',
  'webhook.verified': 'Verifiziert',
  'webhook.verifiedAt':
    'Google hat die URL am {when} verifiziert. Wählen Sie jetzt in der Google-Konsole Speichern.',
  'webhook.verifiedOn': 'Google hat die URL am {when} verifiziert.',
  'webhook.refused': 'Der letzte Versuch wurde abgelehnt',
  'webhook.refusedAt': 'Versuch am {when}.',
  'webhook.refusal.wrongToken':
    'Es wurde ein anderes Client-Token gesendet als das hier eingegebene. Kopieren Sie das Token erneut von der Seite „Konfigurieren Sie Ihren Webhook“, ersetzen Sie es unter „Partnerkonto“ und wählen Sie noch einmal Verifizieren.',
  'webhook.refusal.tokenNotSet':
    'Hier ist noch kein Client-Token festgelegt. Geben Sie es unter „Partnerkonto“ ein und wählen Sie noch einmal Verifizieren.',
  'webhook.refusal.malformed':
    'Was eintraf, war keine Verifizierung von Google. Prüfen Sie, ob die ganze URL eingefügt wurde, und wählen Sie noch einmal Verifizieren.',
  'webhook.toPartner': 'Zum Partnerkonto',
  'webhook.later': 'Sie können inzwischen fortfahren. Zum Speichern muss die URL verifiziert sein.',

  'webhook.check': 'Den Weg von außen prüfen',
  'webhook.checkText':
    'Parley ruft seine eigene Adresse so auf, wie Google es tut, durch jeden Proxy davor: mit falschem Token, signiert und gefälscht. Dann liest es, welcher Webhook bei Google gespeichert ist. Nichts davon wird zu einer Unterhaltung.',
  'webhook.checkNow': 'Jetzt verifizieren',

  'agents.title': 'Agent-Konten',
  'agents.lead':
    'Fügen Sie jeden Google-Agenten hinzu, dessen Kunden Sie hier antworten möchten. Jedes Paar wird vorher mit Google geprüft.',
  'agents.brandId': 'Marken-ID',
  'agents.brandWhere': 'Google-Konsole › Kachel Ihres Agenten › Überblick › Marken-ID',
  'agents.agentId': 'Agenten-ID',
  'agents.agentWhere':
    'Dieselbe Seite, Agenten-ID. Ein voller Name (brands/…/agents/…) wird von selbst zerlegt.',
  'agents.split': 'Marken-ID und Agenten-ID wurden dem vollen Namen entnommen.',
  'agents.add': 'Hinzufügen',
  'agents.adding': 'Wird mit Google geprüft …',
  'agents.added': '„{name}“ wurde hinzugefügt.',
  'agents.list': 'Hinzugefügte Google-Agenten',
  'agents.none': 'Noch kein Google-Agent hinzugefügt.',
  'agents.required':
    'Fügen Sie mindestens einen Google-Agenten hinzu, oder gehen Sie über die Schrittliste weiter und kommen Sie später zurück.',
  'agents.idRequired': 'Geben Sie die ID ein.',
  'agents.idShape':
    'Eine ID hat nur Buchstaben, Ziffern und - _ . : @, höchstens 100. Kopieren Sie sie erneut.',
  'agents.needCredentials':
    'Agenten können hinzugefügt werden, sobald die Datei mit den Anmeldeinformationen gespeichert ist.',
  'agents.openBrands': 'Marken im Emulator öffnen',
  'agents.duplicate': 'Dieser Agent steht schon in der Liste.',
  'agents.remove': '{name} entfernen',
  'agents.removeTitle': '„{name}“ entfernen?',
  'agents.removeText':
    'Nachrichten an diesen Google-Agenten gehören dann nicht mehr zu diesem Konto. Sie können ihn wieder hinzufügen.',
  'agents.removeConfirm': 'Entfernen',
  'agents.removed': '„{name}“ wurde entfernt.',
  'agents.boundTo': 'Verwendet von Arbeitsstream',
  'agents.removeBound': 'Der Arbeitsstream „{workstream}“ verwendet ihn. Löschen Sie zuerst dort den Kanal.',
  'agents.unbound': 'Noch von keinem Arbeitsstream verwendet',
  'agents.verified': 'Verifiziert',
  'agents.unverified': 'Nicht verifiziert',
  'agents.launched': 'Gestartet',
  'agents.unlaunched': 'Nicht gestartet',

  'privacy.title': 'Datenschutzbestimmungen',
  'privacy.lead':
    'Bitte lesen Sie, was das Aktivieren dieses Kanals bedeutet. Ihre Zustimmung wird mit Datum und Version festgehalten.',
  'privacy.accept': 'Ich habe die Bestimmungen gelesen und stimme ihnen für meine Organisation zu',
  'privacy.required': 'Setzen Sie das Häkchen, um den Bestimmungen zuzustimmen.',
  'privacy.version': 'Version {version}',
  'privacy.acceptedBy': '{who} hat Version {version} am {when} zugestimmt.',
  'privacy.acceptedLanguage': 'Angezeigt auf: {language}',
  'privacy.outdated': 'Die Bestimmungen haben sich seitdem geändert. Bitte stimmen Sie der neuen Version zu.',
  'privacy.changed':
    'Die Bestimmungen wurden inzwischen auf dem Server geändert. Laden Sie die Seite neu und lesen Sie die neue Version.',
  'privacy.none': 'Noch hat niemand den Bestimmungen zugestimmt.',

  'save.title': 'Prüfen und speichern',
  'save.lead': 'Das haben Sie eingegeben. Mit dem Speichern nimmt das Konto die Arbeit auf.',
  'save.complete': 'Alles ist vorhanden.',
  'save.gaps': '{count, plural, one {Eine Angabe fehlt noch} other {# Angaben fehlen noch}}',
  'save.gap.partnerId': 'Partner-ID eingeben',
  'save.gap.clientToken': 'Client-Token eingeben',
  'save.gap.credentials': 'Datei mit Anmeldeinformationen hochladen',
  'save.gap.verification': 'Webhook-URL von Google verifizieren lassen',
  'save.gap.googleAgent': 'Mindestens einen Google-Agenten hinzufügen',
  'save.gap.consent': 'Datenschutzbestimmungen zustimmen',
  'save.edit': 'Ändern',
  'save.save': 'Speichern',
  'save.saved': '„{name}“ ist gespeichert und bereit.',
  'save.missing': 'Fehlt',
} as const satisfies Record<keyof typeof wizardEn, string>
