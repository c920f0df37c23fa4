import type { proofsGoogleEn } from './proofs-google.en.ts'

export const proofsGoogleDe = {
  'proof.token.ok.title': 'Google hat den Schlüssel angenommen und in {ms} ms geantwortet',
  'proof.token.unreachable.title': '{host} ist nicht erreichbar',
  'proof.token.unreachable.cause':
    'Netzwerk, Proxy oder Firewall dieses Servers stehen im Weg, oder der Emulator läuft nicht.',
  'proof.token.unreachable.remedy':
    'Lassen Sie den Server {host} erreichen (bei Google TCP 443) und versuchen Sie es erneut.',
  'proof.token.unexpected.title': 'Google hat auf die Anmeldung unerwartet geantwortet (Status {status})',
  'proof.token.unexpected.cause':
    'Google hat gerade Schwierigkeiten, oder ein Proxy antwortet an seiner Stelle.',
  'proof.token.unexpected.remedy':
    'Warten Sie eine Minute und versuchen Sie es erneut. Bleibt es dabei, sehen Sie sich den Proxy zwischen diesem Server und Google an.',
  'proof.token.clockSkew.title': 'Die Uhr dieses Servers geht um {seconds} Sekunden falsch',
  'proof.token.clockSkew.cause': 'Die Uhr wird nicht synchronisiert. Google akzeptiert fünf Minuten.',
  'proof.token.clockSkew.remedy': 'Stellen Sie die Uhr des Servers (NTP) und versuchen Sie es erneut.',
  'proof.token.keyRefused.title': 'Google hat den Schlüssel abgelehnt ({detail})',
  'proof.token.keyRefused.cause': 'Der Schlüssel wurde bei Google gelöscht oder deaktiviert.',
  'proof.token.keyRefused.remedy':
    'Sehen Sie unter Einstellungen › Dienstkonto nach dem Schlüssel, oder erstellen Sie einen neuen und ersetzen Sie die Datei.',
  'proof.token.accountGone.title': 'Google hat keinen Schlüssel dieses Dienstkontos mehr',
  'proof.token.accountGone.cause': 'Das Dienstkonto oder sein letzter Schlüssel wurde gelöscht.',
  'proof.token.accountGone.remedy': 'Erstellen Sie ein Dienstkonto mit Schlüssel und ersetzen Sie die Datei.',
  'proof.token.invalidScope.title':
    'Google lässt diesen Schlüssel nicht nach Business Messages fragen (Berechtigungsumfang abgelehnt)',
  'proof.token.invalidScope.cause':
    'Der Schlüssel gehört zu einem Cloud-Projekt ohne Business Messages, oder eine Organisationsrichtlinie verbietet es.',
  'proof.token.invalidScope.remedy':
    'Verwenden Sie einen Schlüssel aus dem Cloud-Projekt, das bei Ihrem Partnerkonto eingetragen ist.',
  'proof.token.invalidClient.title': 'Google kennt dieses Dienstkonto nicht',
  'proof.token.invalidClient.cause':
    'Die E-Mail-Adresse in der Datei wurde geändert, oder das Konto gab es dort nie.',
  'proof.token.invalidClient.remedy':
    'Erstellen Sie ein Dienstkonto mit Schlüssel und laden Sie diese Datei unverändert hoch.',
  'proof.communications.ok.title': 'Die Business Communications API steht diesem Schlüssel offen',
  'proof.communications.disabled.title':
    'Die Business Communications API ist im Cloud-Projekt des Schlüssels ausgeschaltet',
  'proof.communications.disabled.cause': 'Sie wurde dort nie aktiviert, oder jemand hat sie deaktiviert.',
  'proof.communications.disabled.remedy':
    'Öffnen Sie in der Google Cloud Console APIs & Dienste › Bibliothek, aktivieren Sie „Business Communications API“, warten Sie eine Minute und versuchen Sie es erneut.',
  'proof.communications.scope.title':
    'Googles Token gilt nicht für Business Communications (falscher Berechtigungsumfang)',
  'proof.communications.scope.cause':
    'Google hat weniger gewährt als angefragt, meist wegen einer Richtlinie der Organisation.',
  'proof.communications.scope.remedy':
    'Bitten Sie die Verwaltung der Cloud-Organisation, diesem Dienstkonto den Umfang „businesscommunications“ zu erlauben.',
  'proof.communications.denied.title': 'Die Business Communications API weist dieses Dienstkonto ab',
  'proof.communications.denied.cause': 'Das Dienstkonto gehört zu keinem Partnerkonto.',
  'proof.communications.denied.remedy':
    'Erstellen Sie den Schlüssel auf der Seite Einstellungen Ihres Partnerkontos, Abschnitt Dienstkonto.',
  'proof.communications.unreachable.title': 'Die Business Communications API hat nicht geantwortet',
  'proof.communications.unreachable.cause':
    'Google hat gerade Schwierigkeiten, oder eine Firewall sperrt nur diese Adresse.',
  'proof.communications.unreachable.remedy':
    'Warten Sie eine Minute und versuchen Sie es erneut. Bleibt es dabei, lassen Sie den Server businesscommunications.googleapis.com erreichen.',
  'proof.messages.ok.title': 'Die Business Messages API steht diesem Schlüssel offen',
  'proof.messages.disabled.title':
    'Die Business Messages API ist im Cloud-Projekt des Schlüssels ausgeschaltet',
  'proof.messages.disabled.cause':
    'Sie wurde dort nie aktiviert, oder jemand hat sie deaktiviert. Antworten ließen sich nicht senden.',
  'proof.messages.disabled.remedy':
    'Öffnen Sie in der Google Cloud Console APIs & Dienste › Bibliothek, aktivieren Sie „Business Messages API“, warten Sie eine Minute und versuchen Sie es erneut.',
  'proof.messages.scope.title':
    'Googles Token gilt nicht für Business Messages (falscher Berechtigungsumfang)',
  'proof.messages.scope.cause':
    'Google hat weniger gewährt als angefragt, meist wegen einer Richtlinie der Organisation. Antworten ließen sich nicht senden.',
  'proof.messages.scope.remedy':
    'Bitten Sie die Verwaltung der Cloud-Organisation, diesem Dienstkonto den Umfang „businessmessages“ zu erlauben.',
  'proof.messages.unreachable.title': 'Die Business Messages API hat nicht geantwortet',
  'proof.messages.unreachable.cause':
    'Google hat gerade Schwierigkeiten, oder eine Firewall sperrt nur diese Adresse.',
  'proof.messages.unreachable.remedy':
    'Warten Sie eine Minute und versuchen Sie es erneut. Bleibt es dabei, lassen Sie den Server businessmessages.googleapis.com erreichen.',
  'proof.partner.ok.title': 'Der Schlüssel gehört zum Partner „{displayName}“',
  'proof.partner.notSet.title': 'Der Partner wurde nicht geprüft',
  'proof.partner.notSet.cause': 'Es ist noch keine Partner-ID eingetragen.',
  'proof.partner.notSet.remedy': 'Geben Sie die Partner-ID ein und versuchen Sie es erneut.',
  'proof.partner.unknown.title': 'Google zeigt diesem Schlüssel keinen Partner {partnerId}',
  'proof.partner.unknown.cause':
    'Die ID hat einen Tippfehler, oder sie gehört zu einem anderen Partner als der Schlüssel; Google antwortet auf beides womöglich gleich.',
  'proof.partner.unknown.remedy':
    'Kopieren Sie die Partner-ID noch einmal von der Seite Einstellungen, auf der der Schlüssel erstellt wurde.',
  'proof.partner.mismatch.title': 'Der Schlüssel gehört nicht zum Partner {partnerId}',
  'proof.partner.mismatch.cause': 'Partner-ID und Schlüssel stammen von zwei verschiedenen Partnern.',
  'proof.partner.mismatch.remedy':
    'Vergleichen Sie beide mit einer Seite Einstellungen der Google-Konsole und ersetzen Sie, was nicht stimmt.',
  'proof.partner.unreachable.title': 'Der Partner {partnerId} konnte bei Google nicht gelesen werden',
  'proof.partner.unreachable.cause': 'Google hat auf diese Frage nicht rechtzeitig geantwortet.',
  'proof.partner.unreachable.remedy': 'Warten Sie eine Minute und versuchen Sie es erneut.',
  'proof.brand.ok.title': 'Die Marke heißt „{displayName}“',
  'proof.brand.unknown.title': 'Google kennt keine Marke {brandId}',
  'proof.brand.unknown.cause': 'Die ID hat einen Tippfehler, oder die Marke wurde gelöscht.',
  'proof.brand.unknown.remedy': 'Kopieren Sie die Marken-ID noch einmal von der Seite Überblick des Agenten.',
  'proof.brand.swapped.title': 'Marken-ID und Agenten-ID sind anscheinend vertauscht',
  'proof.brand.swapped.cause': 'Was als Agenten-ID eingegeben wurde, ist bei Google eine Marke.',
  'proof.brand.swapped.remedy':
    'Tragen Sie die erste ID der Seite Überblick als Marken-ID ein und die zweite als Agenten-ID.',
  'proof.brand.denied.title': 'Dieses Konto darf die Marke {brandId} nicht lesen',
  'proof.brand.denied.cause': 'Die Marke gehört zu einem anderen Partner.',
  'proof.brand.denied.remedy':
    'Wählen Sie eine eigene Marke, oder legen Sie hier ein Konto mit dem Schlüssel jenes Partners an.',
  'proof.brand.unreachable.title': 'Die Marke konnte bei Google nicht gelesen werden',
  'proof.brand.unreachable.cause': 'Google hat auf diese Frage nicht rechtzeitig geantwortet.',
  'proof.brand.unreachable.remedy':
    'Es wurde nichts hinzugefügt. Warten Sie eine Minute und versuchen Sie es erneut.',
  'proof.agent.ok.title': 'Der Google-Agent heißt „{displayName}“',
  'proof.agent.unknown.title': 'Diese Marke hat keinen Agenten {agentId}',
  'proof.agent.unknown.cause': 'Die ID hat einen Tippfehler, oder der Agent wurde gelöscht.',
  'proof.agent.unknown.remedy':
    'Kopieren Sie Marken-ID und Agenten-ID noch einmal, beide von der Seite Überblick desselben Agenten.',
  'proof.agent.otherBrand.title': 'Dieser Agent gehört zur Marke „{displayName}“ ({brandId})',
  'proof.agent.otherBrand.cause': 'Marken-ID und Agenten-ID stammen von zwei verschiedenen Agenten.',
  'proof.agent.otherBrand.remedy':
    'Tragen Sie die Marken-ID {brandId} ein, oder kopieren Sie beide IDs von einer Seite Überblick.',
  'proof.agent.denied.title': 'Dieses Konto darf den Agenten {agentId} nicht verwenden',
  'proof.agent.denied.cause': 'Der Agent gehört zu einem anderen Partner.',
  'proof.agent.denied.remedy': 'Wählen Sie einen eigenen Agenten.',
  'proof.agent.taken.title': 'Dieser Google-Agent gehört schon zum Konto „{account}“',
  'proof.agent.taken.cause': 'Ein Agent kann nur in einem Konto sein.',
  'proof.agent.taken.remedy': 'Entfernen Sie ihn dort zuerst, oder wählen Sie einen anderen.',
  'proof.agent.unreachable.title': 'Der Agent konnte bei Google nicht gelesen werden',
  'proof.agent.unreachable.cause': 'Google hat auf diese Frage nicht rechtzeitig geantwortet.',
  'proof.agent.unreachable.remedy':
    'Es wurde nichts hinzugefügt. Warten Sie eine Minute und versuchen Sie es erneut.',
  'proof.verification.ok.title': 'Google hat den Agenten verifiziert',
  'proof.verification.unverified.title': 'Google hat den Agenten noch nicht verifiziert ({state})',
  'proof.verification.unverified.cause':
    'Die Verifizierung wurde nicht beantragt, oder Google hat sie zurückgenommen.',
  'proof.verification.unverified.remedy':
    'Sie können den Agenten jetzt hinzufügen und testen. Für Kunden beantragen Sie bei Google auf seiner Seite die Verifizierung.',
  'proof.verification.pending.title': 'Die Verifizierung des Agenten läuft bei Google',
  'proof.verification.pending.cause': 'Sie wurde beantragt; die Kontaktperson der Marke muss sie bestätigen.',
  'proof.verification.pending.remedy':
    'Sie können den Agenten jetzt hinzufügen und testen. Bitten Sie die Kontaktperson, Googles E-Mail zu beantworten.',
  'proof.verification.unread.title': 'Ob der Agent verifiziert ist, konnte nicht gelesen werden',
  'proof.verification.unread.cause': 'Google hat auf diese Frage nicht geantwortet.',
  'proof.verification.unread.remedy': 'Versuchen Sie es später erneut; hier hängt nichts davon ab.',
  'proof.launch.ok.title': 'Der Agent ist gestartet',
  'proof.launch.unlaunched.title': 'Der Agent ist noch nicht gestartet ({state})',
  'proof.launch.unlaunched.cause': 'Der Start wurde nicht beantragt.',
  'proof.launch.unlaunched.remedy':
    'Sie können den Agenten jetzt hinzufügen und testen. Kunden finden ihn, nachdem Sie bei Google auf seiner Seite den Start beantragt haben.',
  'proof.launch.pending.title': 'Der Start des Agenten läuft bei Google',
  'proof.launch.pending.cause': 'Er wurde beantragt; Google prüft ihn.',
  'proof.launch.pending.remedy':
    'Sie können den Agenten jetzt hinzufügen und testen. Kunden finden ihn, sobald Google fertig ist.',
  'proof.launch.rejected.title': 'Google hat den Start des Agenten abgelehnt',
  'proof.launch.rejected.cause':
    'Der Agent verstößt gegen eine Regel von Google; der Grund steht in Googles E-Mail.',
  'proof.launch.rejected.remedy': 'Beheben Sie, was Google nennt, und beantragen Sie den Start erneut.',
  'proof.launch.suspended.title': 'Google hat den Agenten gesperrt',
  'proof.launch.suspended.cause':
    'Google hat ihn nach dem Start abgeschaltet, meist wegen langsamer Antworten oder Beschwerden.',
  'proof.launch.suspended.remedy':
    'Fragen Sie Googles Support nach dem Grund. Testunterhaltungen funktionieren weiter.',
  'proof.launch.unread.title': 'Ob der Agent gestartet ist, konnte nicht gelesen werden',
  'proof.launch.unread.cause': 'Google hat auf diese Frage nicht geantwortet.',
  'proof.launch.unread.remedy': 'Versuchen Sie es später erneut; hier hängt nichts davon ab.',
} as const satisfies Record<keyof typeof proofsGoogleEn, string>
