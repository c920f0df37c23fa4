import type { proofsWebhookEn } from './proofs-webhook.en.ts'

export const proofsWebhookDe = {
  'proof.address.ok.title': 'Die Adresse passt: {host}',
  'proof.address.notHttps.title': 'Die Webhook-URL beginnt mit http: statt https:',
  'proof.address.notHttps.cause':
    'PUBLIC_URL dieses Servers ist ohne TLS gesetzt. Google ruft nur https-Adressen auf.',
  'proof.address.notHttps.remedy':
    'Stellen Sie einen Proxy mit Zertifikat davor, setzen Sie PUBLIC_URL auf seine https-Adresse und starten Sie den Server neu.',
  'proof.address.notPublic.title': '{host} ist eine Adresse, die nur dieses Netz kennt',
  'proof.address.notPublic.cause':
    'PUBLIC_URL nennt diesen Computer oder ein privates Netz; dorthin kommt Google nicht.',
  'proof.address.notPublic.remedy':
    'Setzen Sie PUBLIC_URL auf den Namen, unter dem der Server aus dem Internet erreichbar ist, und starten Sie ihn neu.',
  'proof.reach.ok.title': 'Die Adresse antwortet, nach {ms} ms',
  'proof.reach.unknownHost.title': 'Der Name {host} führt nirgendwohin',
  'proof.reach.unknownHost.cause': 'Im DNS fehlt der Eintrag, oder PUBLIC_URL hat einen Tippfehler.',
  'proof.reach.unknownHost.remedy':
    'Tragen Sie den Namen bei Ihrem DNS-Anbieter ein, oder berichtigen Sie PUBLIC_URL und starten Sie den Server neu.',
  'proof.reach.refused.title': 'Bei {host} nimmt niemand an',
  'proof.reach.refused.cause': 'Der Proxy vor Parley läuft nicht oder lauscht auf einem anderen Port.',
  'proof.reach.refused.remedy': 'Starten Sie den Proxy, oder berichtigen Sie den Port in PUBLIC_URL.',
  'proof.reach.timeout.title': '{host} hat nicht innerhalb von {seconds} Sekunden geantwortet',
  'proof.reach.timeout.cause':
    'Eine Firewall verwirft die Pakete, oder der Proxy wartet auf einen Server, den es nicht gibt.',
  'proof.reach.timeout.remedy':
    'Öffnen Sie den Port für alle und prüfen Sie das Ziel des Proxys. Scheitern nur Aufrufe von innen, kümmern Sie sich um das Loopback des Routers (Hairpin-NAT).',
  'proof.reach.tls.title': 'Dem Zertifikat von {host} wird nicht vertraut ({detail})',
  'proof.reach.tls.cause':
    'Es ist abgelaufen, nennt einen anderen Host, signiert sich selbst, oder seine Kette ist unvollständig.',
  'proof.reach.tls.remedy':
    'Richten Sie am Proxy ein gültiges Zertifikat samt ganzer Kette ein. Auch Google weist solche Adressen ab.',
  'proof.reach.reset.title': '{host} hat die Verbindung abgebrochen ({detail})',
  'proof.reach.reset.cause': 'Der Proxy stürzt über die Anfrage, oder ein Schutz davor kappt sie.',
  'proof.reach.reset.remedy': 'Sehen Sie im Protokoll des Proxys oder der Firewall nach diesem Zeitpunkt.',
  'proof.reach.redirect.title': 'Die Adresse leitet nach {host} weiter (Status {status})',
  'proof.reach.redirect.cause':
    'Der Proxy schickt Aufrufer zu einem anderen Namen, zu https oder zu einem Pfad mit oder ohne Schrägstrich. Google folgt dem nicht.',
  'proof.reach.redirect.remedy':
    'Setzen Sie PUBLIC_URL auf die endgültige Adresse, oder nehmen Sie den Webhook-Pfad von der Weiterleitung aus.',
  'proof.answerer.ok.title': 'Dort antwortet Parley selbst',
  'proof.answerer.other.title': 'Bei {host} antwortet ein anderes Programm (Status {status})',
  'proof.answerer.other.cause':
    'Der Name führt zu einem anderen Server, oder eine Anmeldeseite oder Firewall steht vor dem Pfad.',
  'proof.answerer.other.remedy':
    'Lassen Sie {host} POST-Anfragen unterhalb von /webhooks/ an Parley weitergeben, ohne Anmeldung.',
  'proof.answerer.proxyError.title': 'Ein Proxy antwortet, erreicht Parley aber nicht (Status {status})',
  'proof.answerer.proxyError.cause':
    'Das Ziel in den Einstellungen des Proxys ist falsch, oder Parley lauscht auf einer anderen Adresse.',
  'proof.answerer.proxyError.remedy': 'Berichtigen Sie im Proxy das Ziel (HOST und PORT dieses Servers).',
  'proof.refusal.ok.title': 'Eine Verifizierung mit falschem Token wurde abgelehnt',
  'proof.refusal.accepted.title':
    'Eine Verifizierung mit falschem Token wurde mit Erfolg beantwortet (Status {status})',
  'proof.refusal.accepted.cause': 'Ein Proxy antwortet an Parleys Stelle oder macht aus Fehlern Erfolge.',
  'proof.refusal.accepted.remedy': 'Lassen Sie den Proxy Status und Inhalt unverändert weitergeben.',
  'proof.delivery.ok.title': 'Eine signierte Testzustellung kam an, nach {ms} ms',
  'proof.delivery.noToken.title': 'Es wurde keine signierte Zustellung versucht',
  'proof.delivery.noToken.cause': 'Das Client-Token ist hier noch nicht festgelegt.',
  'proof.delivery.noToken.remedy':
    'Geben Sie das Client-Token unter „Partnerkonto“ ein und versuchen Sie es erneut.',
  'proof.delivery.blocked.title': 'Die signierte Zustellung kam nicht an (Status {status})',
  'proof.delivery.blocked.cause':
    'Eine Firewall oder ein Filter davor hält solche Anfragen auf, etwa wegen Größe oder Inhalt.',
  'proof.delivery.blocked.remedy':
    'Nehmen Sie den Pfad unterhalb von /webhooks/ vom Filter aus (WAF, Bot-Schutz).',
  'proof.delivery.answerChanged.title':
    'Die signierte Zustellung wurde angenommen, aber der Absender sah Status {status}',
  'proof.delivery.answerChanged.cause':
    'Ein Proxy ändert die Antwort auf dem Rückweg; Google würde dieselbe Nachricht immer wieder senden.',
  'proof.delivery.answerChanged.remedy': 'Lassen Sie den Proxy den Status 200 unverändert weitergeben.',
  'proof.signature.ok.title': 'Der Header X-Goog-Signature kam unverändert an',
  'proof.signature.dropped.title': 'Der Header X-Goog-Signature kam nicht an',
  'proof.signature.dropped.cause': 'Ein Proxy lässt Header weg, die er nicht kennt.',
  'proof.signature.dropped.remedy':
    'Lassen Sie den Proxy X-Goog-Signature weitergeben. Ohne ihn wird jede Nachricht von Google abgelehnt.',
  'proof.signature.altered.title': 'Der Header X-Goog-Signature kam mit einem anderen Wert an',
  'proof.signature.altered.cause': 'Ein Proxy schreibt Header um oder kodiert sie neu.',
  'proof.signature.altered.remedy': 'Lassen Sie den Proxy X-Goog-Signature genau so weitergeben, wie er kam.',
  'proof.body.ok.title': 'Der Inhalt kam Byte für Byte an',
  'proof.body.rewritten.title': 'Der Inhalt wurde unterwegs umgeschrieben',
  'proof.body.rewritten.cause':
    'Ein Gateway liest das JSON und schreibt es neu oder ändert Kodierung oder Abstände. Dann passt die Signatur nicht mehr.',
  'proof.body.rewritten.remedy':
    'Schalten Sie Lesen und Umformen des Inhalts für den Pfad unterhalb von /webhooks/ ab.',
  'proof.forgery.ok.title': 'Eine gefälschte Zustellung wurde abgelehnt (Status {status})',
  'proof.forgery.accepted.title': 'Der Absender einer gefälschten Zustellung sah Status {status} statt 401',
  'proof.forgery.accepted.cause': 'Ein Proxy antwortet an Parleys Stelle oder ändert den Status.',
  'proof.forgery.accepted.remedy':
    'Lassen Sie den Proxy den Status unverändert weitergeben, damit Google sieht, was abgelehnt wurde.',
  'proof.handshake.ok.title': 'Google hat die Adresse mit dem richtigen Client-Token verifiziert',
  'proof.handshake.waiting.title': 'Google hat die Adresse noch nicht verifiziert',
  'proof.handshake.waiting.cause':
    'In der Google-Konsole wurde Verifizieren nicht gewählt, oder Google konnte die Adresse nicht erreichen.',
  'proof.handshake.waiting.remedy':
    'Wählen Sie Verifizieren auf der Seite „Konfigurieren Sie Ihren Webhook“.',
  'proof.handshake.wrongToken.title': 'Google verwendet ein anderes Client-Token als das hier eingegebene',
  'proof.handshake.wrongToken.cause':
    'Das Token stammt von einer anderen Seite, oder bei Google wurde seither ein neues erstellt.',
  'proof.handshake.wrongToken.remedy':
    'Kopieren Sie das Client-Token erneut von der Seite „Konfigurieren Sie Ihren Webhook“, ersetzen Sie es hier und wählen Sie noch einmal Verifizieren.',
  'proof.handshake.tokenNotSet.title':
    'Google wollte verifizieren, aber hier ist kein Client-Token festgelegt',
  'proof.handshake.tokenNotSet.cause': 'Verifizieren wurde gewählt, bevor das Token gespeichert war.',
  'proof.handshake.tokenNotSet.remedy':
    'Geben Sie das Client-Token unter „Partnerkonto“ ein und wählen Sie noch einmal Verifizieren.',
  'proof.partnerWebhook.ok.title': 'Bei Google ist diese Adresse als Webhook des Partners gespeichert',
  'proof.partnerWebhook.notSet.title': 'Bei Google ist für den Partner kein Webhook gespeichert',
  'proof.partnerWebhook.notSet.cause':
    'Die Adresse wurde verifiziert, aber nicht gespeichert, oder niemand hat sie eingetragen.',
  'proof.partnerWebhook.notSet.remedy':
    'Öffnen Sie in der Google-Konsole Einstellungen › Webhook › Konfigurieren und wählen Sie Speichern.',
  'proof.partnerWebhook.other.title': 'Bei Google ist eine andere Adresse gespeichert: {url}',
  'proof.partnerWebhook.other.cause':
    'Die Nachrichten des Partners gehen an ein anderes System oder an eine frühere Adresse von diesem.',
  'proof.partnerWebhook.other.remedy':
    'Soll Parley sie bekommen, tragen Sie die URL dieser Seite unter Einstellungen › Webhook › Konfigurieren ein.',
  'proof.partnerWebhook.unread.title':
    'Welcher Webhook bei Google gespeichert ist, konnte nicht gelesen werden',
  'proof.partnerWebhook.unread.cause':
    'Partner-ID oder Anmeldeinformationen fehlen oder sind falsch, oder Google hat nicht geantwortet.',
  'proof.partnerWebhook.unread.remedy':
    'Prüfen Sie die Verbindung unter „Partnerkonto“ und versuchen Sie es erneut.',
  'proof.agentWebhook.none.title':
    '„{agent}“: Googles API nennt keinen eigenen Webhook. Ein auf der Seite Integrationen gesetzter kann dort fehlen',
  'proof.agentWebhook.shadows.title': '„{agent}“ hat einen eigenen Webhook: {url}',
  'proof.agentWebhook.shadows.cause':
    'Der eigene Webhook eines Agenten geht dem des Partners vor; seine Nachrichten kommen daher nicht hierher.',
  'proof.agentWebhook.shadows.remedy':
    'Entfernen Sie ihn in der Google-Konsole auf der Seite Integrationen des Agenten, oder tragen Sie dort die URL dieser Seite ein.',
  'proof.agentWebhook.same.title': '„{agent}“ hat einen eigenen Webhook, der hierher führt',
  'proof.agentWebhook.same.cause':
    'Die Adresse wurde auch beim Agenten eingetragen. Dort signiert Google mit einem Client-Token des Agenten.',
  'proof.agentWebhook.same.remedy':
    'Entfernen Sie ihn auf der Seite Integrationen des Agenten, oder geben Sie dem Agenten hier eine eigene Adresse und tragen Sie diese dort ein.',
  'proof.agentWebhook.own.title': '„{agent}“: Google hat seine eigene Webhook-Adresse gespeichert',
  'proof.agentWebhook.ownMissing.title':
    '„{agent}“ hat hier eine eigene Adresse, aber Googles API nennt keinen Webhook für ihn',
  'proof.agentWebhook.ownMissing.cause':
    'Die Adresse wurde auf der Seite Integrationen des Agenten nicht gespeichert, oder Googles API sagt es nicht. Google sendet vielleicht noch an den Webhook des Partners.',
  'proof.agentWebhook.ownMissing.remedy':
    'Sehen Sie in der Google-Konsole auf die Seite Integrationen des Agenten und speichern Sie dort die Adresse. Was an den Webhook des Partners kommt, wird trotzdem verarbeitet.',
  'proof.agentWebhook.untold.title':
    '„{agent}“: Ob er einen eigenen Webhook hat, konnte nicht gelesen werden',
  'proof.agentWebhook.untold.cause': 'Googles API sagt es diesem Konto nicht.',
  'proof.agentWebhook.untold.remedy':
    'Sehen Sie in der Google-Konsole auf die Seite Integrationen des Agenten: Dort sollte kein Webhook stehen.',
} as const satisfies Record<keyof typeof proofsWebhookEn, string>
