import type { proofsFileEn } from './proofs-file.en.ts'

export const proofsFileDe = {
  'proof.shape.ok.title': 'Das ist ein Dienstkontoschlüssel von {clientEmail}, Cloud-Projekt {projectId}',
  'proof.shape.cleanedBom.title': 'Eine Byte-Reihenfolge-Marke am Anfang der Datei wurde entfernt',
  'proof.shape.cleanedBom.cause':
    'Ein Editor, oft unter Windows, hat die Datei mit einer unsichtbaren Marke am Anfang gespeichert.',
  'proof.shape.cleanedBom.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedUtf16.title': 'Die Datei war als UTF-16 gespeichert und wurde wieder als Text gelesen',
  'proof.shape.cleanedUtf16.cause':
    'Ein Editor oder eine Shell hat sie in einer anderen Kodierung gespeichert als Google.',
  'proof.shape.cleanedUtf16.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedZeroWidth.title': 'Unsichtbare Zeichen wurden aus der Datei entfernt',
  'proof.shape.cleanedZeroWidth.cause':
    'Der Text wurde aus einer Webseite, einem Chat oder einem Dokument kopiert, das sie einfügt.',
  'proof.shape.cleanedZeroWidth.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedLineEnds.title': 'Windows-Zeilenenden in der Datei wurden ersetzt',
  'proof.shape.cleanedLineEnds.cause':
    'Ein Editor oder Mailprogramm unter Windows hat die Datei gespeichert.',
  'proof.shape.cleanedLineEnds.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedTabs.title': 'Tabulatoren innerhalb von Werten der Datei wurden entfernt',
  'proof.shape.cleanedTabs.cause': 'Der Text wurde aus einer Tabelle oder samt Einrückung eingefügt.',
  'proof.shape.cleanedTabs.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedNoBreakSpaces.title':
    'Geschützte Leerzeichen in der Datei wurden durch gewöhnliche ersetzt',
  'proof.shape.cleanedNoBreakSpaces.cause':
    'Eine Webseite oder Textverarbeitung hat sie beim Kopieren eingefügt.',
  'proof.shape.cleanedNoBreakSpaces.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedPadding.title': 'Leerzeichen um Werte der Datei wurden abgeschnitten',
  'proof.shape.cleanedPadding.cause': 'Einzelne Werte wurden von Hand in die Datei eingefügt.',
  'proof.shape.cleanedPadding.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedQuotes.title':
    'Typografische Anführungszeichen in der Datei wurden durch gerade ersetzt',
  'proof.shape.cleanedQuotes.cause':
    'Eine Textverarbeitung oder ein Telefon hat die Anführungszeichen „verschönert“.',
  'proof.shape.cleanedQuotes.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedFence.title': 'Die Markierung eines Codeblocks um die Datei wurde entfernt',
  'proof.shape.cleanedFence.cause': 'Der Text wurde samt Codeblock aus einem Chat oder Dokument kopiert.',
  'proof.shape.cleanedFence.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedString.title': 'Anführungszeichen um die ganze Datei wurden entfernt',
  'proof.shape.cleanedString.cause':
    'Die Datei stammt aus einer Umgebungsvariable oder einem Geheimnisspeicher, der sie als eine Zeichenkette hält.',
  'proof.shape.cleanedString.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.cleanedKeyBreaks.title': 'Zeilenumbrüche des privaten Schlüssels wurden berichtigt',
  'proof.shape.cleanedKeyBreaks.cause':
    'Beim Kopieren wurden sie zu Leerzeichen, gingen verloren oder wurden doppelt geschrieben.',
  'proof.shape.cleanedKeyBreaks.remedy': 'Nichts zu tun. Der Schlüssel selbst ist unverändert.',
  'proof.shape.empty.title': 'Die Datei ist leer',
  'proof.shape.empty.cause': 'Der Download wurde unterbrochen, oder die Datei wurde leer überschrieben.',
  'proof.shape.empty.remedy':
    'Wählen Sie die .json-Datei, die Google heruntergeladen hat, oder erstellen Sie einen neuen Schlüssel.',
  'proof.shape.notJson.title': 'Diese Datei ist nicht als JSON lesbar',
  'proof.shape.notJson.cause': 'Es ist eine andere Datei, oder ein Editor hat sie verändert oder gekürzt.',
  'proof.shape.notJson.remedy':
    'Wählen Sie die .json-Datei, die Google beim Erstellen des Schlüssels heruntergeladen hat. Wurde sie bearbeitet, erstellen Sie einen neuen Schlüssel.',
  'proof.shape.barePem.title': 'Das ist nur der Schlüssel selbst (PEM), ohne das JSON darum',
  'proof.shape.barePem.cause':
    'Der private Schlüssel wurde aus der Datei herausgenommen oder stammt aus einem anderen Programm.',
  'proof.shape.barePem.remedy': 'Laden Sie die ganze .json-Datei hoch, die Google heruntergeladen hat.',
  'proof.shape.p12.title': 'Das ist ein Schlüssel vom Typ P12',
  'proof.shape.p12.cause': 'Google bietet beim Erstellen JSON und P12 an; gewählt wurde P12.',
  'proof.shape.p12.remedy': 'Erstellen Sie einen Schlüssel vom Typ JSON und laden Sie diese Datei hoch.',
  'proof.shape.array.title': 'Die Datei enthält eine Liste, nicht einen Schlüssel',
  'proof.shape.array.cause': 'Es ist ein Export, oder mehrere Schlüssel wurden in eine Datei gelegt.',
  'proof.shape.array.remedy':
    'Laden Sie die .json-Datei eines Schlüssels hoch, so wie Google sie heruntergeladen hat.',
  'proof.shape.notObject.title': 'Die Datei ist JSON, aber keine Datei mit Anmeldeinformationen',
  'proof.shape.notObject.cause': 'Sie enthält einen einzelnen Wert, etwa ein Wort oder eine Zahl.',
  'proof.shape.notObject.remedy':
    'Wählen Sie die .json-Datei, die Google beim Erstellen des Schlüssels heruntergeladen hat.',
  'proof.shape.apiKey.title': 'Das ist ein API-Schlüssel, kein Dienstkontoschlüssel',
  'proof.shape.apiKey.cause':
    'Benutzt wurde „API-Schlüssel erstellen“. Ein API-Schlüssel benennt ein Projekt, meldet aber niemanden an.',
  'proof.shape.apiKey.remedy':
    'Öffnen Sie in der Google-Konsole Einstellungen › Dienstkonto, wählen Sie Schlüssel erstellen und laden Sie diese Datei hoch. Löschen Sie den API-Schlüssel, falls er weitergegeben wurde.',
  'proof.shape.oauthClient.title': 'Das ist ein OAuth-Client, kein Dienstkonto',
  'proof.shape.oauthClient.cause': 'Die Datei wurde aus der Liste „OAuth 2.0-Client-IDs“ heruntergeladen.',
  'proof.shape.oauthClient.remedy':
    'Öffnen Sie in der Google-Konsole Einstellungen › Dienstkonto, wählen Sie Schlüssel erstellen und laden Sie diese Datei hoch.',
  'proof.shape.authorizedUser.title': 'Das sind Anmeldeinformationen einer Person, nicht eines Dienstkontos',
  'proof.shape.authorizedUser.cause':
    'Es ist die Datei, die der Befehl gcloud für die auf einem Computer angemeldete Person ablegt.',
  'proof.shape.authorizedUser.remedy':
    'Erstellen Sie in der Google-Konsole einen Schlüssel eines Dienstkontos und laden Sie diese Datei hoch. Geben Sie die jetzige nicht weiter.',
  'proof.shape.externalAccount.title':
    'Das sind Anmeldeinformationen eines externen Kontos (Workload Identity)',
  'proof.shape.externalAccount.cause':
    'Die Datei lässt Programme ein Token von anderswo holen; das tut dieser Server nicht.',
  'proof.shape.externalAccount.remedy':
    'Erstellen Sie in der Google-Konsole einen Schlüssel eines Dienstkontos und laden Sie diese Datei hoch.',
  'proof.shape.otherType.title':
    'Das sind Anmeldeinformationen vom Typ „{type}“, nicht von einem Dienstkonto',
  'proof.shape.otherType.cause': 'Die Datei wurde für eine andere Art der Anmeldung erstellt.',
  'proof.shape.otherType.remedy':
    'Öffnen Sie in der Google-Konsole Einstellungen › Dienstkonto, wählen Sie Schlüssel erstellen und laden Sie diese Datei hoch.',
  'proof.shape.noType.title': 'Die Datei sagt nicht, welche Art von Anmeldeinformationen sie enthält',
  'proof.shape.noType.cause':
    'Das Feld „type“ fehlt: Es ist eine andere JSON-Datei, oder das Feld wurde entfernt.',
  'proof.shape.noType.remedy':
    'Wählen Sie die .json-Datei, die Google beim Erstellen des Schlüssels heruntergeladen hat, unverändert.',
  'proof.shape.tooLarge.title': 'Die Datei ist zu groß für eine Datei mit Anmeldeinformationen',
  'proof.shape.tooLarge.cause': 'Es ist eine andere Datei. Eine echte Schlüsseldatei hat etwa 2 KB.',
  'proof.shape.tooLarge.remedy': 'Wählen Sie die .json-Datei, die Google heruntergeladen hat.',
  'proof.shape.missing.title': 'In der Datei fehlt das Feld „{field}“',
  'proof.shape.missing.cause': 'Die Datei wurde gekürzt oder bearbeitet.',
  'proof.shape.missing.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie ihn unverändert hoch.',
  'proof.shape.emptyField.title': 'Das Feld „{field}“ in der Datei ist leer',
  'proof.shape.emptyField.cause':
    'Eine Vorlage wurde nur teilweise ausgefüllt, oder ein Wert wurde herausgenommen.',
  'proof.shape.emptyField.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie ihn unverändert hoch.',
  'proof.shape.oddField.title': 'Im Feld „{field}“ der Datei steht nicht, was dorthin gehört',
  'proof.shape.oddField.cause': 'Werte wurden vertauscht oder von Hand geändert.',
  'proof.shape.oddField.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie ihn unverändert hoch.',
  'proof.shape.tokenUriNotAllowed.title':
    'Die Datei will sich bei {host} anmelden, das ist hier nicht erlaubt',
  'proof.shape.tokenUriNotAllowed.cause':
    'Der Schlüssel gehört zu einer anderen Installation (Emulator oder Google), oder die Adresse wurde geändert.',
  'proof.shape.tokenUriNotAllowed.remedy':
    'Erlaubt: {allowed}. Verwenden Sie einen Schlüssel für diese Adresse, oder lassen Sie den Host vom Betreiber dieses Servers zulassen.',
  'proof.shape.otherUniverse.title': 'Der Schlüssel gehört zu einer anderen Cloud von Google ({host})',
  'proof.shape.otherUniverse.cause':
    'Das Feld „universe_domain“ nennt eine Partner-Cloud; dort gab es Business Messages nie.',
  'proof.shape.otherUniverse.remedy':
    'Erstellen Sie den Schlüssel in der öffentlichen Google Cloud und laden Sie diese Datei hoch.',
  'proof.key.ok.title': 'Der private Schlüssel ist ein gültiger RSA-Schlüssel ({bits} Bit)',
  'proof.key.notPem.title': 'Der private Schlüssel in der Datei ist beschädigt',
  'proof.key.notPem.cause': 'Beim Kopieren gingen Zeichen verloren oder wurden verändert.',
  'proof.key.notPem.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie die Datei selbst hoch.',
  'proof.key.encrypted.title': 'Der private Schlüssel ist mit einem Kennwort geschützt',
  'proof.key.encrypted.cause':
    'Der Schlüssel wurde mit einem anderen Programm umgewandelt. Schlüsseldateien von Google haben kein Kennwort.',
  'proof.key.encrypted.remedy': 'Erstellen Sie einen neuen Schlüssel und laden Sie ihn unverändert hoch.',
  'proof.key.publicKey.title': 'Die Datei enthält einen öffentlichen statt des privaten Schlüssels',
  'proof.key.publicKey.cause': 'Ein Zertifikat oder öffentlicher Schlüssel wurde in die Datei eingefügt.',
  'proof.key.publicKey.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie die .json-Datei hoch, die dabei heruntergeladen wird.',
  'proof.key.notRsa.title': 'Der private Schlüssel ist kein RSA-Schlüssel',
  'proof.key.notRsa.cause':
    'Er stammt aus einem anderen Programm, zum Beispiel als Schlüssel auf elliptischen Kurven.',
  'proof.key.notRsa.remedy':
    'Google meldet mit RSA-Schlüsseln an. Erstellen Sie bei Google einen neuen Schlüssel vom Typ JSON.',
  'proof.key.current.title': 'Dieser Schlüssel wird bereits verwendet',
  'proof.key.current.cause': 'Die Datei des aktuellen Schlüssels wurde noch einmal gewählt.',
  'proof.key.current.remedy':
    'Erstellen Sie bei Google einen neuen Schlüssel und laden Sie die Datei hoch, die dabei heruntergeladen wird.',
  'proof.key.replaced.title': 'Während der Prüfung ist eine andere Datei an diese Stelle getreten',
  'proof.key.replaced.cause':
    'Jemand hat die nächsten Anmeldeinformationen inzwischen hochgeladen, eingesetzt oder verworfen.',
  'proof.key.replaced.remedy': 'Sehen Sie nach, was jetzt dort ist, und prüfen Sie das.',
  'proof.key.tooShort.title': 'Der private Schlüssel ist zu kurz ({bits} Bit)',
  'proof.key.tooShort.cause': 'Er ist sehr alt oder stammt aus einem anderen Programm.',
  'proof.key.tooShort.remedy':
    'Nötig sind mindestens 2.048 Bit. Erstellen Sie bei Google einen neuen Schlüssel.',
  'proof.clientToken.trimmed.title': 'Leerzeichen um das Client-Token wurden abgeschnitten',
  'proof.clientToken.trimmed.cause':
    'Beim Markieren mit der Maus kam ein Leerzeichen oder Zeilenumbruch mit.',
  'proof.clientToken.trimmed.remedy': 'Nichts zu tun. Gespeichert wird nur das Token selbst.',
  'proof.clientToken.spacesInside.title':
    'Das Client-Token enthält ein Leerzeichen, einen Zeilenumbruch oder ein unsichtbares Zeichen',
  'proof.clientToken.spacesInside.cause':
    'Es wurden zwei Dinge auf einmal kopiert, oder das Token war über zwei Zeilen umbrochen.',
  'proof.clientToken.spacesInside.remedy':
    'Kopieren Sie das Token erneut mit der Schaltfläche zum Kopieren auf der Seite „Konfigurieren Sie Ihren Webhook“.',
} as const satisfies Record<keyof typeof proofsFileEn, string>
