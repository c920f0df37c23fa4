import type { ApiProblemCode } from '../api-problem.ts'

/** What happened, for the codes that are met before anybody is signed in as well: part of the first page. */
export const outsideTitlesEn = {
  'problem.offline': 'The server cannot be reached',
  'problem.request/invalid': 'Some fields are not valid',
  'problem.request/malformed': 'The server could not read the request',
  'problem.request/too-large': 'That is too large',
  'problem.request/unsupported-type': 'The server does not take this kind of data',
  'problem.request/not-found': 'There is nothing here',
  'problem.request/conflict': 'Somebody else changed it in the meantime',
  'problem.request/too-many': 'Too many attempts',
  'problem.session/required': 'Your session has ended',
  'problem.session/wrong-credentials': 'E-mail address or password is wrong',
  'problem.session/csrf': 'Your session changed in another tab',
  'problem.session/forbidden': 'Your role does not allow this',
  'problem.session/confirm-password': 'Confirm your password to go on',
  'problem.setup/already-done': 'Parley is set up already',
  'problem.setup/link-invalid': 'This set-up link is not valid',
  'problem.invitation/invalid': 'This invitation is not valid any more',
  'problem.user/weak-password': 'This password is too easy to guess',
  'problem.server/unavailable': 'The database is not available',
  'problem.server/error': 'Something went wrong on our side',
} as const satisfies Partial<Record<`problem.${ApiProblemCode}`, string>>

/** What the person can do about it, where there is something to do. */
export const outsideRemediesEn = {
  'remedy.offline': 'Check your connection. Nothing you have entered is lost; try again in a moment.',
  'remedy.request/invalid': 'Correct the marked fields and try again.',
  'remedy.request/malformed': 'Load the page again. If it happens again, tell whoever runs this server.',
  'remedy.request/too-large': 'Use a smaller file or a shorter text.',
  'remedy.request/unsupported-type':
    'Load the page again. If it happens again, tell whoever runs this server.',
  'remedy.request/not-found': 'It may have been deleted, or the link is not complete.',
  'remedy.request/conflict': 'The newest state is being loaded. Check it, then make your change again.',
  'remedy.request/too-many': 'Wait a little, then try again.',
  'remedy.session/required': 'Sign in again to go on.',
  'remedy.session/wrong-credentials': 'Check both and try again.',
  'remedy.session/csrf': 'Load the page again and repeat the last step.',
  'remedy.session/forbidden': 'Ask an administrator of your team.',
  'remedy.setup/already-done': 'Sign in, or ask the administrator for an invitation.',
  'remedy.setup/link-invalid':
    'Open the newest link that the server printed in its terminal. Each link works once.',
  'remedy.invitation/invalid': 'Ask an administrator of your team for a new one.',
  'remedy.user/weak-password':
    'Use at least 12 characters that nobody would guess, such as four unrelated words.',
  'remedy.server/unavailable': 'It usually comes back by itself; try again in a moment.',
  'remedy.server/error':
    'Try again. If it happens again, tell whoever runs this server and quote the request number.',
} as const satisfies Partial<Record<`remedy.${ApiProblemCode}`, string>>
