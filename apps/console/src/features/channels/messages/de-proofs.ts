import type { proofsEn } from './en-proofs.ts'

export const proofsDe = {
  'proof.step.shape': 'Datei',
  'proof.step.key': 'Privater Schlüssel',
  'proof.step.token': 'Anmeldung bei Google',
  'proof.step.partner': 'Partnerkonto',
  'proof.step.brand': 'Marke',
  'proof.step.agent': 'Google-Agent',
  'proof.step.verification': 'Verifizierung des Agenten',
  'proof.step.launch': 'Start des Agenten',
  'proof.outcome.running': 'Wird geprüft',
  'proof.outcome.passed': 'Bestanden',
  'proof.outcome.warning': 'Bestanden mit Hinweis',
  'proof.outcome.failed': 'Fehlgeschlagen',
  'proof.outcome.skipped': 'Übersprungen',
  'proof.running': '{step}: wird geprüft …',
  'proof.list': 'Ergebnisse der Prüfung',
  'proof.summary.running': 'Wird mit Google geprüft …',
  'proof.summary.passed': 'Alles wurde eben mit Google geprüft und stimmt.',
  'proof.summary.warning': 'Es funktioniert. Beachten Sie die Hinweise unten.',
  'proof.summary.failed': 'Etwas funktioniert noch nicht. Unten sehen Sie, was zu tun ist.',

  'proof.shape.ok.title': 'Das ist ein Dienstkontoschlüssel von {clientEmail}',
  'proof.shape.ok.remedy': 'Cloud-Projekt {projectId}. Nichts zu tun.',
  'proof.shape.cleaned.title': 'Die Datei wurde vor dem Speichern bereinigt ({what})',
  'proof.shape.cleaned.remedy': 'Der Schlüssel selbst ist unverändert. Nichts zu tun.',
  'proof.shape.notJson.title': 'Diese Datei ist nicht als JSON lesbar',
  'proof.shape.notJson.remedy':
    'Wählen Sie die .json-Datei, die Google beim Erstellen des Schlüssels heruntergeladen hat. Wurde sie bearbeitet, erstellen Sie einen neuen Schlüssel.',
  'proof.shape.notObject.title': 'Die Datei ist JSON, aber keine Datei mit Anmeldeinformationen',
  'proof.shape.notObject.remedy':
    'Wählen Sie die .json-Datei, die Google beim Erstellen des Schlüssels heruntergeladen hat, keine Liste und keinen Export.',
  'proof.shape.notServiceAccount.title':
    'Das sind Anmeldeinformationen vom Typ „{type}“, nicht von einem Dienstkonto',
  'proof.shape.notServiceAccount.remedy':
    'Öffnen Sie in der Google-Konsole Einstellungen › Dienstkonto, wählen Sie Schlüssel erstellen und laden Sie diese Datei hoch.',
  'proof.shape.missing.title': 'In der Datei fehlt das Feld „{field}“',
  'proof.shape.missing.remedy':
    'Die Datei wurde gekürzt oder bearbeitet. Erstellen Sie bei Google einen neuen Schlüssel und laden Sie ihn unverändert hoch.',
  'proof.shape.tokenUriNotAllowed.title':
    'Die Datei will sich bei {host} anmelden, das ist hier nicht erlaubt',
  'proof.shape.tokenUriNotAllowed.remedy':
    'Erlaubt: {allowed}. Verwenden Sie einen Schlüssel für diese Adresse, oder lassen Sie den Host vom Betreiber dieses Servers zulassen.',
  'proof.shape.tooLarge.title': 'Die Datei ist zu groß für eine Datei mit Anmeldeinformationen',
  'proof.shape.tooLarge.remedy':
    'Eine echte Schlüsseldatei hat etwa 2 KB. Wählen Sie die .json-Datei, die Google heruntergeladen hat.',

  'proof.key.ok.title': 'Der private Schlüssel ist ein gültiger RSA-Schlüssel ({bits} Bit)',
  'proof.key.ok.remedy': 'Nichts zu tun.',
  'proof.key.notPem.title': 'Der private Schlüssel in der Datei ist beschädigt',
  'proof.key.notPem.remedy':
    'Vermutlich gingen beim Kopieren Zeilenumbrüche verloren. Erstellen Sie bei Google einen neuen Schlüssel und laden Sie die Datei selbst hoch.',
  'proof.key.encrypted.title': 'Der private Schlüssel ist mit einem Kennwort geschützt',
  'proof.key.encrypted.remedy':
    'Schlüsseldateien von Google haben kein Kennwort. Erstellen Sie einen neuen Schlüssel und laden Sie ihn unverändert hoch.',
  'proof.key.publicKey.title': 'Die Datei enthält einen öffentlichen statt des privaten Schlüssels',
  'proof.key.publicKey.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie die .json-Datei hoch, die dabei heruntergeladen wird.',
  'proof.key.notRsa.title': 'Der private Schlüssel ist kein RSA-Schlüssel',
  'proof.key.notRsa.remedy':
    'Google meldet mit RSA-Schlüsseln an. Erstellen Sie bei Google einen neuen Schlüssel vom Typ JSON.',
  'proof.key.tooShort.title': 'Der private Schlüssel ist zu kurz ({bits} Bit)',
  'proof.key.tooShort.remedy':
    'Nötig sind mindestens 2.048 Bit. Erstellen Sie bei Google einen neuen Schlüssel.',

  'proof.token.ok.title': 'Google hat den Schlüssel angenommen und in {ms} ms geantwortet',
  'proof.token.ok.remedy': 'Nichts zu tun.',
  'proof.token.invalidGrant.title': 'Google hat den Schlüssel abgelehnt ({detail})',
  'proof.token.invalidGrant.remedy':
    'Der Schlüssel wurde gelöscht oder deaktiviert, oder er gehört zu einem anderen Konto. Prüfen Sie ihn unter Einstellungen › Dienstkonto oder erstellen Sie einen neuen.',
  'proof.token.clockSkew.title': 'Die Uhr dieses Servers geht um {seconds} Sekunden falsch',
  'proof.token.clockSkew.remedy':
    'Google akzeptiert fünf Minuten. Stellen Sie die Uhr des Servers (NTP) und prüfen Sie erneut.',
  'proof.token.invalidScope.title': 'Google gewährt diesem Schlüssel keinen Zugriff auf Business Messages',
  'proof.token.invalidScope.remedy':
    'Aktivieren Sie im Cloud-Projekt des Schlüssels die APIs „Business Messages“ und „Business Communications“.',
  'proof.token.invalidClient.title': 'Google kennt dieses Dienstkonto nicht',
  'proof.token.invalidClient.remedy':
    'Das Konto wurde gelöscht. Erstellen Sie ein Dienstkonto mit Schlüssel und laden Sie diese Datei hoch.',
  'proof.token.unreachable.title': '{host} ist nicht erreichbar',
  'proof.token.unreachable.remedy':
    'Prüfen Sie Netzwerk, Proxy und Firewall dieses Servers. Ist der Emulator gemeint, prüfen Sie, ob er läuft. Prüfen Sie dann erneut.',
  'proof.token.unexpected.title': 'Google hat unerwartet geantwortet (Status {status})',
  'proof.token.unexpected.remedy': 'Das geht meist vorüber. Warten Sie eine Minute und prüfen Sie erneut.',

  'proof.partner.ok.title': 'Der Schlüssel gehört zum Partner „{displayName}“',
  'proof.partner.ok.remedy': 'Nichts zu tun.',
  'proof.partner.mismatch.title': 'Der Schlüssel gehört nicht zum Partner {partnerId}',
  'proof.partner.mismatch.remedy':
    'Partner-ID und Schlüssel müssen vom selben Partner stammen. Vergleichen Sie beide mit der Seite Einstellungen der Google-Konsole.',
  'proof.partner.unknown.title': 'Google kennt keinen Partner {partnerId}',
  'proof.partner.unknown.remedy':
    'Kopieren Sie die Partner-ID noch einmal von der Seite Einstellungen der Google-Konsole.',
  'proof.partner.skipped.title': 'Der Partner wurde nicht geprüft',
  'proof.partner.skipped.remedy': 'Geben Sie die Partner-ID ein und prüfen Sie erneut.',

  'proof.brand.ok.title': 'Die Marke heißt „{displayName}“',
  'proof.brand.ok.remedy': 'Nichts zu tun.',
  'proof.brand.unknown.title': 'Google kennt keine Marke {brandId}',
  'proof.brand.unknown.remedy': 'Kopieren Sie die Marken-ID noch einmal von der Seite Überblick des Agenten.',
  'proof.brand.denied.title': 'Dieses Konto darf die Marke {brandId} nicht lesen',
  'proof.brand.denied.remedy':
    'Die Marke gehört zu einem anderen Partner. Wählen Sie eine eigene Marke, oder laden Sie den Schlüssel jenes Partners hoch.',
  'proof.brand.unreachable.title': 'Die Marke konnte bei Google nicht gelesen werden',
  'proof.brand.unreachable.remedy':
    'Google hat nicht geantwortet. Es wurde nichts hinzugefügt; versuchen Sie es in einer Minute erneut.',

  'proof.agent.ok.title': 'Der Google-Agent heißt „{displayName}“',
  'proof.agent.ok.remedy': 'Nichts zu tun.',
  'proof.agent.unknown.title': 'Diese Marke hat keinen Agenten {agentId}',
  'proof.agent.unknown.remedy':
    'Kopieren Sie Marken-ID und Agenten-ID noch einmal, beide von der Seite Überblick desselben Agenten.',
  'proof.agent.denied.title': 'Dieses Konto darf den Agenten {agentId} nicht verwenden',
  'proof.agent.denied.remedy': 'Der Agent gehört zu einem anderen Partner. Wählen Sie einen eigenen Agenten.',
  'proof.agent.taken.title': 'Dieser Google-Agent gehört schon zum Konto „{account}“',
  'proof.agent.taken.remedy':
    'Ein Agent kann nur in einem Konto sein. Entfernen Sie ihn dort zuerst, oder wählen Sie einen anderen.',
  'proof.agent.unreachable.title': 'Der Agent konnte bei Google nicht gelesen werden',
  'proof.agent.unreachable.remedy':
    'Google hat nicht geantwortet. Es wurde nichts hinzugefügt; versuchen Sie es in einer Minute erneut.',

  'proof.verification.ok.title': 'Google hat den Agenten verifiziert',
  'proof.verification.ok.remedy': 'Nichts zu tun.',
  'proof.verification.unverified.title': 'Google hat den Agenten noch nicht verifiziert ({state})',
  'proof.verification.unverified.remedy':
    'Sie können ihn jetzt hinzufügen und testen. Kunden erreichen ihn, nachdem Sie bei Google auf seiner Seite die Verifizierung beantragt haben.',
  'proof.launch.ok.title': 'Der Agent ist gestartet',
  'proof.launch.ok.remedy': 'Nichts zu tun.',
  'proof.launch.unlaunched.title': 'Der Agent ist noch nicht gestartet ({state})',
  'proof.launch.unlaunched.remedy':
    'Sie können ihn jetzt hinzufügen und testen. Kunden finden ihn, nachdem Sie bei Google auf seiner Seite den Start beantragt haben.',
  'proof.unknown.title': 'Eine Prüfung endete mit dem Ergebnis „{code}“',
  'proof.unknown.remedy':
    'Diese Konsole hat dafür noch keine Erklärung. Prüfen Sie erneut; bleibt es dabei, geben Sie den Code an den Betreiber dieses Servers weiter.',
} as const satisfies Record<keyof typeof proofsEn, string>
