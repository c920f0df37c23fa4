import {
  acceptTerms,
  addGoogleAgent,
  createAccount,
  deleteAccount,
  getAccount,
  getAccountImpact,
  listAccounts,
  removeGoogleAgent,
  saveAccount,
  setClientToken,
  setCredentials,
  updateAccount,
} from '@parley/contracts/accounts'
import {
  discardNextCredentials,
  getCredentialsRotation,
  promoteNextCredentials,
  proveNextCredentials,
  retirePreviousCredentials,
  returnToPreviousCredentials,
  setNextCredentials,
} from '@parley/contracts/credentials-rotation'
import {
  addAgentWebhook,
  beginTokenRotation,
  changeTokenRotation,
  endTokenRotation,
  removeAgentWebhook,
  setAgentClientToken,
} from '@parley/contracts/client-tokens'
import { proveAccount, proveWebhook } from '@parley/contracts/proofs'
import { readRoundTrip } from '@parley/contracts/round-trips'
import { bind } from '../../http/call.ts'
import {
  acceptTermsVerb,
  createAccountVerb,
  getAccountVerb,
  listAccountsVerb,
  saveAccountVerb,
  updateAccountVerb,
} from './accounts.ts'
import { addAgentWebhookVerb, removeAgentWebhookVerb, setAgentClientTokenVerb } from './agent-webhook.ts'
import { deleteAccountVerb, getAccountImpactVerb } from './delete-account.ts'
import { addGoogleAgentVerb, removeGoogleAgentVerb } from './google-agents.ts'
import { proveNextCredentialsVerb } from './prove-next.ts'
import { proveAccountVerb } from './prove.ts'
import { proveWebhookVerb } from './prove-webhook.ts'
import {
  discardNextCredentialsVerb,
  getCredentialsRotationVerb,
  promoteNextCredentialsVerb,
  retirePreviousCredentialsVerb,
  returnToPreviousCredentialsVerb,
  setNextCredentialsVerb,
} from './rotation.ts'
import { readRoundTripVerb } from './round-trip.ts'
import { setClientTokenVerb, setCredentialsVerb } from './secrets.ts'
import { beginTokenRotationVerb, changeTokenRotationVerb, endTokenRotationVerb } from './token-rotation.ts'

export const accountRoutes = [
  bind(listAccounts, listAccountsVerb),
  bind(createAccount, createAccountVerb),
  bind(getAccount, getAccountVerb),
  bind(updateAccount, updateAccountVerb),
  bind(setClientToken, setClientTokenVerb),
  bind(beginTokenRotation, beginTokenRotationVerb),
  bind(changeTokenRotation, changeTokenRotationVerb),
  bind(endTokenRotation, endTokenRotationVerb),
  bind(addAgentWebhook, addAgentWebhookVerb),
  bind(setAgentClientToken, setAgentClientTokenVerb),
  bind(removeAgentWebhook, removeAgentWebhookVerb),
  bind(setCredentials, setCredentialsVerb),
  bind(proveAccount, proveAccountVerb),
  bind(proveWebhook, proveWebhookVerb),
  bind(getCredentialsRotation, getCredentialsRotationVerb),
  bind(setNextCredentials, setNextCredentialsVerb),
  bind(discardNextCredentials, discardNextCredentialsVerb),
  bind(proveNextCredentials, proveNextCredentialsVerb),
  bind(promoteNextCredentials, promoteNextCredentialsVerb),
  bind(returnToPreviousCredentials, returnToPreviousCredentialsVerb),
  bind(retirePreviousCredentials, retirePreviousCredentialsVerb),
  bind(readRoundTrip, readRoundTripVerb),
  bind(addGoogleAgent, addGoogleAgentVerb),
  bind(removeGoogleAgent, removeGoogleAgentVerb),
  bind(acceptTerms, acceptTermsVerb),
  bind(saveAccount, saveAccountVerb),
  bind(getAccountImpact, getAccountImpactVerb),
  bind(deleteAccount, deleteAccountVerb),
]
