import type { Channel } from '../channel.ts'
import { identify, parse } from './parse.ts'
import { selfTest } from './self-test.ts'
import { interpret, request } from './send.ts'
import { readHandshake, verifySignature } from './verify.ts'

/** Google's Business Messages. Source of every rule: the protocol reference named in docs/architecture.md. */
export const googleBusinessMessages: Channel = {
  kind: 'google-business-messages',
  capabilities: {
    maxTextLength: 3072,
    typing: true,
    readReceipts: true,
    representativeEvents: true,
    pictures: true,
  },
  readHandshake,
  verify: verifySignature,
  identify,
  parse,
  selfTest,
  request,
  interpret,
}
