import type { Google, Outgoing } from '../src/google/google.ts'

const takesEverything: Outgoing = async () => ({
  outcome: 'answered',
  status: 200,
  headers: new Headers(),
  body: Buffer.from('{}'),
})

/** Google's side for tests that are not about it: signs everybody in and takes everything, or answers as told. */
export const aWillingGoogle = (outgoing: Outgoing = takesEverything): Google => ({
  accessToken: async () => ({ outcome: 'granted', token: 'token' }),
  outgoing,
  toUs: outgoing,
})
