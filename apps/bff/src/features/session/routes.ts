import {
  changePassword,
  claimSetup,
  confirmPassword,
  getSession,
  signIn,
  signOut,
  updateMe,
} from '@parley/contracts/session'
import { bind } from '../../http/call.ts'
import { confirmPasswordVerb } from './confirm-password.ts'
import { changePasswordVerb, updateMeVerb } from './me.ts'
import { getSessionVerb, signOutVerb } from './session.ts'
import { claimSetupVerb } from './setup-claim.ts'
import { signInVerb } from './sign-in.ts'

export const sessionRoutes = [
  bind(getSession, getSessionVerb),
  bind(signIn, signInVerb),
  bind(signOut, signOutVerb),
  bind(confirmPassword, confirmPasswordVerb),
  bind(claimSetup, claimSetupVerb),
  bind(updateMe, updateMeVerb),
  bind(changePassword, changePasswordVerb),
]
