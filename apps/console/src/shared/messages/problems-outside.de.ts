import type { outsideRemediesEn, outsideTitlesEn } from './problems-outside.en.ts'

export const outsideTitlesDe = {
  'problem.offline': 'Der Server ist nicht erreichbar',
  'problem.request/invalid': 'Einige Felder sind nicht gültig',
  'problem.request/malformed': 'Der Server konnte die Anfrage nicht lesen',
  'problem.request/too-large': 'Das ist zu groß',
  'problem.request/unsupported-type': 'Diese Art von Daten nimmt der Server nicht an',
  'problem.request/not-found': 'Hier ist nichts',
  'problem.request/conflict': 'Das wurde inzwischen von jemand anderem geändert',
  'problem.request/too-many': 'Zu viele Versuche',
  'problem.session/required': 'Ihre Sitzung ist beendet',
  'problem.session/wrong-credentials': 'E-Mail-Adresse oder Passwort ist falsch',
  'problem.session/csrf': 'Ihre Sitzung hat sich in einem anderen Tab geändert',
  'problem.session/forbidden': 'Ihre Rolle erlaubt das nicht',
  'problem.session/confirm-password': 'Bestätigen Sie zuerst Ihr Passwort',
  'problem.setup/already-done': 'Parley ist bereits eingerichtet',
  'problem.setup/link-invalid': 'Dieser Einrichtungslink ist nicht gültig',
  'problem.invitation/invalid': 'Diese Einladung ist nicht mehr gültig',
  'problem.user/weak-password': 'Dieses Passwort ist zu leicht zu erraten',
  'problem.server/unavailable': 'Die Datenbank ist nicht verfügbar',
  'problem.server/error': 'Bei uns ist etwas schiefgegangen',
} as const satisfies Record<keyof typeof outsideTitlesEn, string>

export const outsideRemediesDe = {
  'remedy.offline':
    'Prüfen Sie Ihre Verbindung. Ihre Eingaben sind nicht verloren; versuchen Sie es gleich noch einmal.',
  'remedy.request/invalid': 'Berichtigen Sie die markierten Felder und versuchen Sie es noch einmal.',
  'remedy.request/malformed':
    'Laden Sie die Seite neu. Geschieht es wieder, sagen Sie es der Person, die diesen Server betreibt.',
  'remedy.request/too-large': 'Nehmen Sie eine kleinere Datei oder einen kürzeren Text.',
  'remedy.request/unsupported-type':
    'Laden Sie die Seite neu. Geschieht es wieder, sagen Sie es der Person, die diesen Server betreibt.',
  'remedy.request/not-found': 'Vielleicht wurde es gelöscht, oder der Link ist unvollständig.',
  'remedy.request/conflict':
    'Der neueste Stand wird geladen. Prüfen Sie ihn und nehmen Sie Ihre Änderung dann noch einmal vor.',
  'remedy.request/too-many': 'Warten Sie ein wenig und versuchen Sie es dann noch einmal.',
  'remedy.session/required': 'Melden Sie sich wieder an, um fortzufahren.',
  'remedy.session/wrong-credentials': 'Prüfen Sie beides und versuchen Sie es noch einmal.',
  'remedy.session/csrf': 'Laden Sie die Seite neu und wiederholen Sie den letzten Schritt.',
  'remedy.session/forbidden': 'Fragen Sie einen Administrator Ihres Teams.',
  'remedy.setup/already-done': 'Melden Sie sich an, oder bitten Sie den Administrator um eine Einladung.',
  'remedy.setup/link-invalid':
    'Öffnen Sie den neuesten Link, den der Server in seinem Terminal ausgegeben hat. Jeder Link gilt einmal.',
  'remedy.invitation/invalid': 'Bitten Sie einen Administrator Ihres Teams um eine neue.',
  'remedy.user/weak-password':
    'Nehmen Sie mindestens 12 Zeichen, die niemand errät, etwa vier Wörter ohne Zusammenhang.',
  'remedy.server/unavailable': 'Meist kommt sie von selbst zurück; versuchen Sie es gleich noch einmal.',
  'remedy.server/error':
    'Versuchen Sie es noch einmal. Geschieht es wieder, nennen Sie der Person, die diesen Server betreibt, die Anfragenummer.',
} as const satisfies Record<keyof typeof outsideRemediesEn, string>
