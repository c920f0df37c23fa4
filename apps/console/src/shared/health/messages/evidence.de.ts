/** Was beobachtet wurde und was hilft. `reason` ist einer der Gründe, in Worten. */
export const evidenceDe = {
  'evidence.received': 'Letzte angenommene Zustellung',
  'evidence.neverReceived': 'Bisher wurde keine Zustellung angenommen.',
  'evidence.clientTokenMissing':
    'Es ist kein Client-Token gespeichert; keiner Zustellung kann geglaubt werden.',
  'evidence.accountInactive':
    'Das Konto ist inaktiv: was hereinkommt, wird aufbewahrt und wartet, Antworten warten.',
  'evidence.workstreamInactive': 'Der Arbeitsstream ist inaktiv: er beginnt keine neue Unterhaltung.',
  'evidence.draining': 'Der Kanal läuft aus: er beginnt keine neue Unterhaltung und geht mit seiner letzten.',
  'evidence.noChannel':
    'Kein Kanal verwendet einen Google-Agenten dieses Kontos: Nachrichten würden geparkt.',
  'evidence.wrongSignature':
    '{count, plural, one {Eine Zustellung wurde} other {# Zustellungen wurden}} seit der letzten guten abgelehnt: die Signatur passt nicht zum Client-Token.',
  'evidence.noSignature':
    '{count, plural, one {Ein Aufruf kam} other {# Aufrufe kamen}} seit der letzten guten Zustellung ohne Signatur.',
  'evidence.bodyRefused':
    '{count, plural, one {Ein Aufruf wurde} other {# Aufrufe wurden}} wegen der Form abgelehnt: {reason}.',
  'evidence.parked':
    '{count, plural, one {Eine Zustellung ist} other {# Zustellungen sind}} geparkt; die neueste, weil: {reason}.',
  'evidence.sent': 'Letzte Antwort, die Google angenommen hat',
  'evidence.neverSent': 'Bisher ging keine Antwort hinaus.',
  'evidence.credentialsMissing':
    'Es ist keine Datei mit Anmeldeinformationen gespeichert; Parley kann sich bei Google nicht anmelden.',
  'evidence.tokenRefused': 'Google hat ein Zugriffstoken verweigert: {reason}.',
  'evidence.tokenUnreachable': 'Es konnte kein Zugriffstoken geholt werden: {reason}.',
  'evidence.apiRefused': 'Google hat den letzten Aufruf abgelehnt: {reason}.',
  'evidence.apiFailing': 'Der letzte Aufruf bei Google ist fehlgeschlagen: {reason}.',
  'evidence.apiUnstable':
    '{share} % von {count} Aufrufen bei Google sind in dieser und der vorigen Stunde fehlgeschlagen.',
  'evidence.waiting':
    '{count, plural, one {Eine Antwort wartet} other {# Antworten warten}} länger als eine Minute.',
  'evidence.stuck':
    '{count, plural, one {Eine Antwort steckt} other {# Antworten stecken}} fest: die älteste wartet länger als 15 Minuten.',
  'evidence.replyFailed': 'Die letzte fehlgeschlagene Antwort: {reason}.',
  'evidence.manyFailed':
    'Mehr als ein Fünftel der Antworten der letzten 24 Stunden ist fehlgeschlagen ({count} davon); die letzte: {reason}.',
  'evidence.verified': 'Letzte Verifizierung durch Google',
  'evidence.neverVerified': 'Google hat den Webhook nicht verifiziert.',
  'evidence.verificationRefused': 'Die letzte Verifizierung wurde abgelehnt: {reason}.',
  'evidence.noGoogleAgent': 'Das Konto hat keinen Google-Agenten.',
  'evidence.agentNotVerified': '„{name}“ war nicht von Google verifiziert, als zuletzt gelesen wurde.',
  'evidence.agentNotLaunched':
    '„{name}“ war nicht eingeführt, als zuletzt gelesen wurde: Kunden finden ihn nicht.',
  'evidence.answered': 'Letzte Antwort von Google',
  'evidence.neverAsked': 'Google wurde noch nicht gefragt.',
  'remedy.setClientToken': 'Geben Sie das Client-Token im Konto ein.',
  'remedy.compareClientToken':
    'Kopieren Sie das Client-Token aus Googles Partnereinstellungen in das Konto; was Google noch einmal schickt, wird dann angenommen.',
  'remedy.setCredentials': 'Laden Sie die Datei mit Anmeldeinformationen im Konto hoch.',
  'remedy.checkCredentials':
    'Prüfen Sie die Verbindung im Konto; laden Sie eine neue Datei mit Anmeldeinformationen hoch, wenn der Schlüssel fort ist.',
  'remedy.checkAccess': 'Prüfen Sie die Verbindung im Konto: dort steht, was Google nicht erlaubt.',
  'remedy.activateAccount': 'Aktivieren Sie das Konto.',
  'remedy.activateWorkstream': 'Aktivieren Sie den Arbeitsstream.',
  'remedy.createChannel': 'Richten Sie in einem Arbeitsstream einen Kanal ein.',
  'remedy.checkProxy':
    'Lassen Sie „Jetzt verifizieren“ vergleichen, was gesendet wird und was ankommt: ein Proxy kann Kopfzeilen entfernen oder Inhalte ändern.',
  'remedy.retryParked':
    'Sehen Sie sich die geparkten Zustellungen an, beheben Sie die Ursache und wiederholen Sie sie.',
  'remedy.checkNetwork':
    'Prüfen Sie den Weg des Servers zu Google: Namensauflösung, Firewall, Proxy. Parley versucht es weiter.',
  'remedy.waitForGoogle':
    'Zunächst ist nichts zu tun: Parley versucht es weiter, Antworten gehen der Reihe nach hinaus.',
  'remedy.verifyWebhook': 'Verifizieren Sie den Webhook in Googles Konsole.',
  'remedy.addGoogleAgent': 'Fügen Sie dem Konto einen Google-Agenten hinzu.',
  'remedy.verifyAtGoogle':
    'Beantragen Sie die Verifizierung bei Google und prüfen Sie die Google-Agenten danach erneut.',
  'remedy.launchAtGoogle':
    'Führen Sie den Agenten in Googles Konsole ein und prüfen Sie die Google-Agenten danach erneut.',
  'go.account': 'Konto öffnen',
  'go.webhook': 'Webhook öffnen',
  'go.agents': 'Google-Agenten öffnen',
  'go.parked': 'Geparkte Zustellungen zeigen',
  'go.refused': 'Abgelehnte Aufrufe zeigen',
  'go.workstream': 'Arbeitsstream öffnen',
  'go.workstreams': 'Arbeitsstreams öffnen',
}
