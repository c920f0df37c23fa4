import type { deletionEn } from './en-deletion.ts'

export const deletionDe = {
  'deletion.title': 'Kanal „{name}“ löschen',
  'deletion.for': 'Arbeitsstream „{name}“',
  'deletion.step.impact': 'Was davon abhängt',
  'deletion.step.conversations': 'Laufende Unterhaltungen',
  'deletion.step.google': 'Bei Google',
  'deletion.leave': 'Abbrechen',

  'impact.title': 'Was davon abhängt',
  'impact.lead': 'Eben gelesen, und immer wieder, solange diese Seite offen ist. Noch ist nichts gelöscht.',
  'impact.open': 'Laufende Unterhaltungen',
  'impact.openNone': 'Keine. Niemand merkt, dass der Kanal geht.',
  'impact.openCount':
    '{count, plural, one {Eine Unterhaltung ist nicht geschlossen} other {# Unterhaltungen sind nicht geschlossen}}',
  'impact.states':
    '{open, number} offen · {active, number} aktiv · {waiting, number} wartend · {wrapUp, number} in Nachbearbeitung',
  'impact.people': 'Wer sie hat',
  'impact.nobody': 'Niemand; sie liegen in einer Warteschlange.',
  'impact.person': '{name} ({count, number})',
  'impact.replies': 'Antworten unterwegs',
  'impact.repliesCount':
    '{count, plural, =0 {Keine} one {Eine Antwort ist noch nicht bei Google. Sie wird noch gesendet.} other {# Antworten sind noch nicht bei Google. Sie werden noch gesendet.}}',
  'impact.kept': 'Bleibt erhalten',
  'impact.keptCount':
    '{conversations, plural, one {Eine Unterhaltung} other {# Unterhaltungen}} mit {messages, plural, one {einer Nachricht} other {# Nachrichten}}. Sie lassen sich lesen wie bisher.',
  'impact.automated': 'Automatisierte Nachrichten',
  'impact.automatedCount':
    '{count, plural, =0 {Keine} one {Eine wird nicht mehr gesendet.} other {# werden nicht mehr gesendet.}}',
  'impact.undo': 'Bis wann es sich rückgängig machen lässt',
  'impact.undoText':
    '{date}, in 30 Tagen. Der Kanal kommt mit seinen Einstellungen und Unterhaltungen zurück.',
  'impact.next': 'Weiter',

  'present.title': 'Laufende Unterhaltungen',
  'present.lead': 'Was soll aus den Unterhaltungen werden, die noch nicht geschlossen sind?',
  'present.none': 'Es gibt keine, also wird der Kanal sofort gelöscht.',
  'present.drain': 'Zu Ende führen',
  'present.drainText':
    'Niemand merkt etwas. Was Kunden in neuen Unterhaltungen schreiben, wird bei den geparkten Zustellungen des Kontos aufgehoben, ohne Begrüßung. Ist die letzte Unterhaltung geschlossen, wird der Kanal von selbst gelöscht.',
  'present.close': 'Schließen',
  'present.closeText': 'Alle werden sofort geschlossen. Vorher lesen die Kunden als Letztes Ihre Nachricht.',
  'present.handOver': 'Übergeben',
  'present.handOverText':
    'Ein anderer Arbeitsstream führt sie weiter. Kunden schreiben weiterhin an „{agent}“, und Antworten laufen über „{account}“, solange es dieses Konto gibt: Google lässt niemanden einen Chat zu einem anderen Agenten verschieben.',
  'present.handOverNone': 'Es gibt keinen anderen Kanal, der sie übernehmen könnte.',
  'present.say': 'Vorher eine Nachricht senden',
  'present.text': 'Nachricht auf {language}',
  'present.textHint':
    'Der Vorschlag ist in der Sprache des Kanals. Schreiben Sie so, wie Sie es sagen würden.',
  'present.textRequired': 'Schreiben Sie eine Nachricht, oder schalten Sie sie aus.',
  'present.textTooLong': 'Höchstens 3.072 Zeichen.',
  'present.beyond':
    '{count, plural, one {Ein Kunde hat zuletzt vor mehr als 30 Tagen geschrieben. Google stellt ihm nichts mehr zu: Diese Unterhaltung wird ohne die Nachricht geschlossen.} other {# Kunden haben zuletzt vor mehr als 30 Tagen geschrieben. Google stellt ihnen nichts mehr zu: Diese Unterhaltungen werden ohne die Nachricht geschlossen.}}',
  'present.target': 'Kanal, der übernimmt',
  'present.targetPlaceholder': 'Kanal auswählen',
  'present.targetOption': '{workstream} › {channel}',
  'present.targetRequired': 'Wählen Sie einen Kanal aus.',
  'present.queue': 'Warteschlange',
  'present.queueHint': 'Hier warten Unterhaltungen, die niemand hat. Wer eine hat, behält sie.',
  'present.queueFallback': 'Fallback-Warteschlange: {name}',
  'present.delete': 'Kanal löschen',
  'present.startDraining': 'Löschen, wenn sie zu Ende sind',

  'confirm.title': 'Kanal „{name}“ löschen?',
  'confirm.drain':
    '{count, plural, one {Eine Unterhaltung läuft weiter, bis sie geschlossen ist; dann geht der Kanal.} other {# Unterhaltungen laufen weiter, bis sie geschlossen sind; dann geht der Kanal.}}',
  'confirm.close':
    '{count, plural, =0 {Keine Unterhaltung läuft.} one {Eine Unterhaltung wird geschlossen, nach dieser Nachricht:} other {# Unterhaltungen werden geschlossen, nach dieser Nachricht:}}',
  'confirm.closeSilently':
    '{count, plural, =0 {Keine Unterhaltung läuft.} one {Eine Unterhaltung wird wortlos geschlossen.} other {# Unterhaltungen werden wortlos geschlossen.}}',
  'confirm.handOver':
    '{count, plural, one {Eine Unterhaltung geht in „{name}“ weiter.} other {# Unterhaltungen gehen in „{name}“ weiter.}}',
  'confirm.undo':
    'Bis {date} lässt sich das rückgängig machen. Eine gesendete Nachricht lässt sich nicht zurückholen.',
  'confirm.keepGoing': 'Bis dahin können Sie es jederzeit zurücknehmen.',

  'deletion.deleted': 'Der Kanal „{name}“ wurde gelöscht.',
  'deletion.draining': 'Der Kanal „{name}“ läuft aus.',
  'deletion.drainingBody': 'Er geht von selbst, wenn seine letzte Unterhaltung geschlossen ist.',

  'google.title': 'Bei Google',
  'google.leadDeleted':
    'Hier ist der Kanal gelöscht. Bei Google ist alles, wie es war, und nur Sie können es dort ändern.',
  'google.leadDraining':
    'Der Kanal beginnt nichts Neues. Tun Sie das Folgende erst, wenn er weg ist: Bis dahin brauchen seine Kunden den Webhook.',
  'google.done':
    'Gelöscht. Bis {date} lässt er sich unter „Zuletzt gelöscht“ auf der Seite aller Arbeitsstreams wiederherstellen.',
  'google.launch': 'Den Agenten unsichtbar machen',
  'google.launchText':
    'Öffnen Sie in Googles Konsole den Agenten und nehmen Sie seine Veröffentlichung zurück, damit Kunden die Chat-Schaltfläche nicht mehr sehen. Gibt es dafür keine Schaltfläche, wenden Sie sich an Googles Support und nennen Sie beide IDs.',
  'google.notLaunched': 'Der Agent war nie veröffentlicht: Kunden finden ihn nicht. Hier ist nichts zu tun.',
  'google.brandId': 'Marken-ID',
  'google.agentId': 'Agenten-ID',
  'google.tests': 'Die Test-URLs vergessen',
  'google.testsText':
    'Wer eine davon hat, kann weiterschreiben. Ziehen Sie sie zurück, wo Sie sie weitergegeben haben.',
  'google.testUrl': 'Agent-Test-URL ({surface})',
  'google.webhook': 'Den Webhook entfernen',
  'google.webhookText':
    'Entfernen Sie diese Adresse unter „Kontoeinstellungen“ und, wo der Agent eine eigene hat, auch unter „Integrationen“ des Agenten.',
  'google.webhookKeep':
    '{count, plural, one {Lassen Sie den Webhook des Partners: Ein anderer Kanal des Kontos braucht ihn. Entfernen Sie ihn nur, wo der Agent einen eigenen hat.} other {Lassen Sie den Webhook des Partners: # andere Kanäle des Kontos brauchen ihn. Entfernen Sie ihn nur, wo der Agent einen eigenen hat.}}',
  'google.webhookUrl': 'Webhook-Endpunkt-URL',
  'google.partnerId': 'Partner-ID',
  'google.account': 'Das Messaging-Konto',
  'google.accountText':
    'Kein Kanal verwendet „{name}“ mehr. Brauchen Sie es nicht, löschen Sie es: Client-Token und Anmeldeinformationen werden sofort gelöscht, und das lässt sich nicht rückgängig machen. Warten Sie, bis die letzten Nachrichten gesendet sind; ohne Anmeldeinformationen gehen sie nicht mehr hinaus.',
  'google.accountDelete': 'Konto löschen',
  'google.back': 'Zurück zum Arbeitsstream',

  'card.draining':
    '{count, plural, one {Läuft aus: noch eine Unterhaltung} other {Läuft aus: noch # Unterhaltungen}}',
  'card.drainingText':
    'Beginnt seit {when} nichts Neues. Er wird von selbst gelöscht, wenn seine letzte Unterhaltung geschlossen ist.',
  'card.keep': 'Kanal behalten',
  'card.kept': 'Der Kanal „{name}“ bleibt.',
} as const satisfies Record<keyof typeof deletionEn, string>
