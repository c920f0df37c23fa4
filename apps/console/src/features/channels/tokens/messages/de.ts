import type { en } from './en.ts'

export const de = {
  title: 'Client-Token',
  lead: 'Damit signiert Google jede Zustellung. Parley nimmt nichts an, dessen Signatur nicht passt.',
  rotate: 'Client-Token wechseln',
  set: 'Client-Token festlegen',

  'dialog.rotate': 'Client-Token wechseln',
  'dialog.set': 'Client-Token festlegen',
  'dialog.of': '{title}: „{name}“',
  'dialog.new': 'Neues Client-Token',
  'dialog.where':
    'In der Google-Konsole: Einstellungen, Webhook, Konfigurieren. Erzeugen Sie dort ein neues Token, kopieren Sie es und lassen Sie den Dialog offen.',
  'dialog.whereAgent':
    'In der Google-Konsole: Seite Integrationen des Agenten, Webhook, Konfigurieren. Kopieren Sie das Token und lassen Sie den Dialog offen.',
  'dialog.manner': 'Was geschieht mit dem jetzigen Token?',
  'dialog.beside': 'Eine Zeit lang beide annehmen (ohne Ausfall)',
  'dialog.besideHint':
    'Google wechselt, sobald Sie dort auf Verifizieren und Speichern klicken. Sie sehen, welches Token es verwendet.',
  'dialog.atOnce': 'Sofort ablehnen',
  'dialog.atOnceHint':
    'Für ein Token, das in falsche Hände geraten ist. Zustellungen von Google werden abgelehnt, bis es mit dem neuen signiert; es wiederholt sie bis zu sieben Tage lang.',
  'dialog.days': 'Altes Token annehmen für',
  'dialog.dayCount': '{count, plural, one {# Tag} other {# Tage}}',
  'dialog.submit': 'Wechsel beginnen',
  'dialog.submitAtOnce': 'Sofort ersetzen',
  'dialog.submitSet': 'Festlegen',
  'dialog.sameToken': 'Dieses Token ist bereits in Gebrauch. Erzeugen Sie in der Google-Konsole ein neues.',
  'done.begun':
    'Jetzt werden beide Token angenommen. Klicken Sie in der Google-Konsole auf Verifizieren und Speichern.',
  'done.set': 'Das Client-Token wurde festgelegt.',

  'rotation.title': 'Zwei Client-Token werden angenommen',
  'rotation.begun': 'Begonnen am {when} von {who}.',
  'rotation.until': 'Das alte Token wird bis {when} angenommen ({left}).',
  'rotation.over': 'Die Frist des alten Tokens endete am {when}. Es wird abgelehnt.',
  'rotation.meter': 'Zustellungen seit Beginn des Wechsels, nach Token',
  'rotation.old': 'Altes Token',
  'rotation.new': 'Neues Token',
  'rotation.deliveries': '{count, plural, =0 {Keine Zustellung} one {# Zustellung} other {# Zustellungen}}',
  'rotation.never': 'Seither nicht verwendet',
  'rotation.last': 'Zuletzt verwendet: {when}',
  'rotation.verifiedNew': 'Google hat zuletzt mit dem neuen Token verifiziert.',
  'rotation.verifiedOld':
    'Google hat zuletzt mit dem alten Token verifiziert: Das neue ist dort noch nicht gespeichert.',
  'rotation.adviceUnswitched':
    'Als Nächstes: Klicken Sie in der Google-Konsole mit dem neuen Token auf Verifizieren und Speichern. Bis dahin wird nichts abgelehnt.',
  'rotation.adviceUsed':
    'Google hat das alte Token in den letzten zehn Minuten noch verwendet. Darunter können Wiederholungen älterer Zustellungen sein; warten Sie, bis es ruht.',
  'rotation.adviceIdle':
    'Google verwendet das neue Token, und das alte ruht. Sie können es außer Dienst stellen.',
  'rotation.retire': 'Altes Token außer Dienst stellen',
  'rotation.change': 'Frist ändern',
  'rotation.undo': 'Zum alten Token zurückkehren',

  'retire.title': 'Altes Client-Token außer Dienst stellen?',
  'retire.text': 'Es wird ab jetzt abgelehnt und gelöscht. Das lässt sich nicht rückgängig machen.',
  'retire.used':
    'Seit Beginn des Wechsels {count, plural, one {wurde # Zustellung} other {wurden # Zustellungen}} damit signiert, die letzte {when}. Was Google noch damit signiert, wird abgelehnt; abgelehnte Zustellungen wiederholt Google bis zu sieben Tage lang.',
  'retire.unswitched':
    'Mit dem neuen Token ist noch nichts gekommen. Wenn Google nicht damit signiert, wird jede Zustellung abgelehnt.',
  'retire.confirm': 'Außer Dienst stellen',
  'retire.done': 'Das alte Client-Token wurde außer Dienst gestellt.',
  'undo.title': 'Zum alten Client-Token zurückkehren?',
  'undo.text':
    'Das neue Token wird ab jetzt abgelehnt und gelöscht; das alte gilt ohne Frist weiter. Das lässt sich nicht rückgängig machen.',
  'undo.used':
    'Mit dem neuen Token {count, plural, one {wurde # Zustellung} other {wurden # Zustellungen}} signiert. Legen Sie zuerst in der Google-Konsole das alte fest, sonst werden Zustellungen von Google abgelehnt.',
  'undo.confirm': 'Zurückkehren',
  'undo.done': 'Das alte Client-Token ist wieder das einzige.',
  'change.title': 'Frist des alten Tokens ändern',
  'change.days': 'Gerechnet ab Beginn des Wechsels',
  'change.option': '{count, plural, one {# Tag} other {# Tage}}, bis {when}',
  'change.submit': 'Speichern',
  'change.done': 'Das alte Token wird bis {when} angenommen.',
  'change.timeIsOver': 'Diese Frist ist schon vorbei. Wählen Sie eine spätere.',

  'own.title': 'Webhooks einzelner Google-Agenten',
  'own.lead':
    'Google sendet, was für einen Agenten ist, an dessen eigenen Webhook, wenn er einen hat, und sonst an den Webhook des Partners. Beide Ebenen arbeiten nebeneinander, jede mit eigenem Client-Token. Die meisten Konten brauchen keinen eigenen Webhook.',
  'own.none': 'Dieses Konto hat noch keinen Google-Agenten.',
  'own.list': 'Google-Agenten und ihre Webhooks',
  'own.usesPartner': 'Verwendet den Webhook des Partners',
  'own.has': 'Eigener Webhook',
  'own.add': 'Eigene Adresse hinzufügen',
  'own.addTo': 'Eigene Adresse hinzufügen für {name}',
  'own.added': '„{name}“ hat eine eigene Adresse. Legen Sie nun das Client-Token dafür fest.',
  'own.url': 'Webhook-URL von {name}',
  'own.open': 'Eigener Webhook von {name}',
  'own.steps':
    'Kopieren Sie die Adresse in der Google-Konsole auf die Seite Integrationen des Agenten, legen Sie das dort gezeigte Client-Token hier unten fest und klicken Sie dort auf Verifizieren und Speichern.',
  'own.last': 'Letzte Nachricht an dieser Adresse',
  'own.remove': 'Eigene Adresse entfernen',
  'own.removeTitle': 'Eigene Adresse von „{name}“ entfernen?',
  'own.removeText':
    'Die Adresse antwortet nicht mehr, und ihr Client-Token wird gelöscht. Was Google noch dorthin sendet, wird abgelehnt. Entfernen Sie zuerst den Webhook in der Google-Konsole auf der Seite Integrationen des Agenten: Dann sendet Google an den Webhook des Partners, auch Wiederholungen.',
  'own.removeUsed': 'Die letzte Zustellung kam {when} an diese Adresse.',
  'own.removeConfirm': 'Adresse entfernen',
  'own.removed': '„{name}“ verwendet wieder den Webhook des Partners.',
  'own.silentTitle': 'Zustellungen für „{name}“ kommen an den Webhook des Partners',
  'own.silent':
    '{count, plural, one {# Zustellung} other {# Zustellungen}}, seit die eigene Adresse verifiziert wurde, die letzte {when}. Sie werden trotzdem verarbeitet. Sehen Sie in der Google-Konsole auf die Seite Integrationen des Agenten: Der Webhook wurde dort nicht gespeichert oder wieder entfernt.',
  'own.notYet':
    'Google sendet noch an den Webhook des Partners, zuletzt {when}. Das endet, wenn Sie auf der Seite Integrationen des Agenten auf Verifizieren und Speichern klicken.',
} as const satisfies Record<keyof typeof en, string>
