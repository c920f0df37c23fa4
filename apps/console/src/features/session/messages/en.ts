export const en = {
  'frame.claim': 'Customer messaging, on your own ground.',
  'frame.language': 'Language',
  'signIn.title': 'Sign in',
  'signIn.intro': 'Welcome back. Your conversations are waiting.',
  'signIn.expired': 'Your session has ended. Sign in again; you will come back to where you were.',
  'signIn.signedOut': 'You are signed out.',
  'signIn.email': 'E-mail address',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.submitting': 'Signing in …',
  'signIn.wrong.title': 'E-mail address or password is wrong',
  'signIn.wrong.body':
    'Check both and try again. An administrator of your team can help if you forgot yours.',
  'signIn.throttled.title': 'Too many attempts',
  'signIn.throttled.body':
    'To keep others from guessing, the next attempt is possible in {seconds, plural, one {# second} other {# seconds}}.',
  'signIn.wait': 'Wait {seconds, number} s',
} as const
