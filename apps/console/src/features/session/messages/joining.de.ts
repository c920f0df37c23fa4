import type { joiningEn } from './joining.en.ts'

export const joiningDe = {
  'setup.title': 'Parley einrichten',
  'setup.intro':
    'Sie sind als Erstes hier. Legen Sie das Konto des Administrators an; das Team laden Sie danach ein.',
  'setup.name': 'Ihr Name',
  'setup.nameHint': 'So sehen ihn die anderen im Team',
  'setup.email': 'E-Mail-Adresse',
  'setup.emailHint': 'Damit melden Sie sich an. Es wird nichts dorthin gesendet.',
  'setup.password': 'Passwort',
  'setup.submit': 'Konto anlegen und beginnen',
  'setup.submitting': 'Wird angelegt …',
  'setup.noLink.title': 'Die Einrichtung beginnt mit einem Link',
  'setup.noLink.body':
    'Damit niemand sonst diese Installation übernimmt, entsteht das Konto des ersten Administrators über einen einmaligen Link. Der Server hat ihn beim Start in seinem Terminal ausgegeben.',
  'setup.noLink.step1': 'Sehen Sie in das Terminal, in dem der Server läuft (oder in sein Protokoll).',
  'setup.noLink.step2': 'Öffnen Sie die neueste Adresse, die so aussieht:',
  'setup.noLink.step3': 'Kein Link zu finden? Starten Sie den Server neu: Er gibt einen neuen aus.',
  'setup.badLink.title': 'Dieser Einrichtungslink ist nicht gültig',
  'setup.badLink.body': 'Jeder Link gilt einmal und kurze Zeit. Ein neuerer Start des Servers ersetzt ihn.',
  'setup.done.title': 'Parley ist bereits eingerichtet',
  'setup.done.body':
    'Es gibt schon einen Administrator. Melden Sie sich an, oder bitten Sie um eine Einladung.',
  'setup.toSignIn': 'Zur Anmeldung',
  'invitation.title': 'Dem Team beitreten',
  'invitation.intro':
    '{inviter} lädt Sie zu Parley ein, als {role, select, administrator {Administrator} supervisor {Supervisor} other {Servicemitarbeiter}}.',
  'invitation.email': 'Sie melden sich an mit',
  'invitation.until': 'Die Einladung gilt bis {date}.',
  'invitation.name': 'Ihr Name',
  'invitation.password': 'Wählen Sie ein Passwort',
  'invitation.submit': 'Beitreten',
  'invitation.submitting': 'Beitritt läuft …',
  'invitation.invalid.title': 'Diese Einladung ist nicht mehr gültig',
  'invitation.invalid.body':
    'Sie wurde benutzt, zurückgenommen oder ist zu alt. Bitten Sie die Person, die Sie eingeladen hat, um einen neuen Link.',
  'invitation.noToken.body':
    'Die Adresse ist nicht vollständig. Öffnen Sie den Link noch einmal genau so, wie Sie ihn bekommen haben.',
  'invitation.signedIn.title': 'Sie sind schon angemeldet',
  'invitation.signedIn.body':
    'Als {name}. Melden Sie sich zuerst ab, wenn die Einladung für jemand anderen ist.',
  'invitation.signedIn.back': 'Zum Posteingang',
  'loading.invitation': 'Die Einladung wird geprüft …',
} as const satisfies Record<keyof typeof joiningEn, string>
