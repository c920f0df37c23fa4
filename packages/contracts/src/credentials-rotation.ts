import { z } from 'zod'
import { credentialsFacts, credentialsFile } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { proofLine } from './proofs.ts'
import { accountId, instant } from './values.ts'

/** Credentials that wait beside those in use. `provenAt`: Google took them then; null: not proven, or not successfully. */
export const nextCredentials = z.object({
  facts: credentialsFacts,
  uploadedAt: instant,
  uploadedBy: z.string().nullable(),
  provenAt: instant.nullable(),
  provenBy: z.string().nullable(),
  /** A proof counts for a day: a key may be deleted at Google meanwhile. */
  isProofFresh: z.boolean(),
})

/** Credentials that were in use before. Not used any more; wiped at `keptUntil` or before. */
export const previousCredentials = z.object({
  facts: credentialsFacts,
  replacedAt: instant,
  replacedBy: z.string().nullable(),
  keptUntil: instant,
})

/** Where the rotation of an account's credentials is. `version` is the account's. */
export const credentialsRotation = z.object({
  current: z.object({
    facts: credentialsFacts.nullable(),
    setAt: instant.nullable(),
    setBy: z.string().nullable(),
  }),
  next: nextCredentials.nullable(),
  previous: previousCredentials.nullable(),
  version: z.number().int(),
})
export type CredentialsRotation = z.infer<typeof credentialsRotation>

const tag = 'Messaging accounts'
const byId = z.object({ accountId })
const path = '/api/accounts/:accountId/credentials-rotation'
const atVersion = z.object({ version: z.number().int() })

export const getCredentialsRotation = endpoint({
  name: 'getCredentialsRotation',
  method: 'GET',
  path,
  summary: 'Credentials in use, the next and the previous ones; never a key',
  tag,
  access: 'administrator',
  params: byId,
  response: credentialsRotation,
})
export const setNextCredentials = endpoint({
  name: 'setNextCredentials',
  method: 'PUT',
  path: `${path}/next`,
  summary:
    'Check and store the next credentials beside those in use (protected field); they take the place of next ones that are there already',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: credentialsFile,
  response: credentialsRotation,
  problems: ['account/protected-field', 'account/credentials-invalid', 'account/incomplete'],
})
export const discardNextCredentials = endpoint({
  name: 'discardNextCredentials',
  method: 'POST',
  path: `${path}/next/discard`,
  summary: 'Wipe the next credentials; those in use stay',
  tag,
  access: 'administrator',
  params: byId,
  body: atVersion,
  response: credentialsRotation,
  problems: ['account/protected-field', 'request/conflict'],
})
export const proveNextCredentials = endpoint({
  name: 'proveNextCredentials',
  method: 'POST',
  path: `${path}/next/proofs`,
  summary:
    'Prove the next credentials live, as at the set-up, while those in use go on sending; one line per result, as it comes',
  tag,
  access: 'administrator',
  params: byId,
  response: proofLine,
  stream: true,
  problems: ['account/incomplete'],
})
export const promoteNextCredentials = endpoint({
  name: 'promoteNextCredentials',
  method: 'POST',
  path: `${path}/promotion`,
  summary:
    'Use the next credentials from now on; those in use are kept as the previous ones for a while. Refused without a successful proof of the last day',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: atVersion,
  response: credentialsRotation,
  problems: ['account/protected-field', 'account/incomplete', 'request/conflict'],
})
export const returnToPreviousCredentials = endpoint({
  name: 'returnToPreviousCredentials',
  method: 'POST',
  path: `${path}/return`,
  summary: 'Use the previous credentials again; those in use become the previous ones',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: atVersion,
  response: credentialsRotation,
  problems: ['account/protected-field', 'account/incomplete', 'request/conflict'],
})
export const retirePreviousCredentials = endpoint({
  name: 'retirePreviousCredentials',
  method: 'POST',
  path: `${path}/retirement`,
  summary: 'Wipe the previous credentials before their time',
  tag,
  access: 'administrator',
  params: byId,
  body: atVersion,
  response: credentialsRotation,
  problems: ['account/protected-field', 'request/conflict'],
})
