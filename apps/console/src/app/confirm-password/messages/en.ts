/** The question for one's password. */
export const en = {
  title: 'Confirm that it is you',
  why: 'This changes secrets or rights, and you gave your password more than half an hour ago. What you entered is kept and sent afterwards.',
  password: 'Password of {email}',
  confirm: 'Confirm',
  wrong: 'This is not your password',
} as const
