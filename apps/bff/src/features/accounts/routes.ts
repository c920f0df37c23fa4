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
import { deleteAccountVerb, getAccountImpactVerb } from './delete-account.ts'
import { addGoogleAgentVerb, removeGoogleAgentVerb } from './google-agents.ts'
import { proveAccountVerb } from './prove.ts'
import { proveWebhookVerb } from './prove-webhook.ts'
import { readRoundTripVerb } from './round-trip.ts'
import { setClientTokenVerb, setCredentialsVerb } from './secrets.ts'

export const accountRoutes = [
  bind(listAccounts, listAccountsVerb),
  bind(createAccount, createAccountVerb),
  bind(getAccount, getAccountVerb),
  bind(updateAccount, updateAccountVerb),
  bind(setClientToken, setClientTokenVerb),
  bind(setCredentials, setCredentialsVerb),
  bind(proveAccount, proveAccountVerb),
  bind(proveWebhook, proveWebhookVerb),
  bind(readRoundTrip, readRoundTripVerb),
  bind(addGoogleAgent, addGoogleAgentVerb),
  bind(removeGoogleAgent, removeGoogleAgentVerb),
  bind(acceptTerms, acceptTermsVerb),
  bind(saveAccount, saveAccountVerb),
  bind(getAccountImpact, getAccountImpactVerb),
  bind(deleteAccount, deleteAccountVerb),
]
