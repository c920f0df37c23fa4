import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { ProblemError } from '@parley/contracts/problem'

const derive = promisify(argon2)

/** Argon2id with OWASP's second choice (Password Storage Cheat Sheet, read November 2026): 19 MiB, 2 passes, 1 lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const
const tagBytes = 32

/** A password as it is stored: a PHC string that carries its own parameters and salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: normal(password), nonce, tagLength: tagBytes, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** A stored password that nothing matches; checking against it costs what checking against a real one costs. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(randomBytes(16))}$${base64(randomBytes(tagBytes))}`

/**
 * Is this the password? Null (nobody by that name) takes the same time and is false.
 * Errors: throws when the stored text is not one of ours.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored ?? nobody)
  const [, memory, passes, parallelism, salt, expected] = match ?? []
  if (!match) throw new Error('A stored password is not in the form it was written in')
  const tag = Buffer.from(expected ?? '', 'base64')
  const actual = await derive('argon2id', {
    message: normal(password),
    nonce: Buffer.from(salt ?? '', 'base64'),
    tagLength: tag.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(actual, tag) && stored !== null
}

/** The same characters typed on two keyboards are one password (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC')

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** Refuses what is guessed first. Errors: `user/weak-password` with a field error at `pointer`. */
export function requireStrongPassword(password: string, email: string, pointer = '/body/password'): void {
  const code = weaknessOf(password, email)
  if (code) throw new ProblemError('user/weak-password', { errors: [{ pointer, code }] })
}

/** What is wrong with a password of sufficient length, or null. */
export function weaknessOf(password: string, email: string): 'tooCommon' | 'containsEmail' | null {
  const lower = normal(password).toLowerCase()
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const [company = ''] = domain.split('.')
  const rest = [local, company]
    .filter((part) => part.length >= 4)
    .reduce((text, part) => text.replaceAll(part, ''), lower)
  if (lower.includes(email.toLowerCase()) || (rest !== lower && rest.replaceAll(/[^\p{L}]/gu, '').length < 8))
    return 'containsEmail'
  return isCommon(lower) ? 'tooCommon' : null
}

/**
 * Words that head the lists of leaked passwords; one or two of them with digits and signs around is what guessers try
 * first. Their German counterparts are on the same lists.
 */
const commonWords =
  'password passwort passw0rd p@ssw0rd kennwort geheim secret qwerty qwertz qwertyuiop qwertzuiop asdfghjkl asdfgh yxcvbnm zxcvbnm admin administrator root letmein welcome willkommen hallo hello iloveyou ichliebedich monkey dragon master superman batman football fussball baseball sunshine princess prinzessin schatz starwars trustno login access changeme default test user parley google businessmessages messages company firma sommer summer winter spring herbst autumn abc abcd abcdef abcdefgh xyz'.split(
    ' ',
  )
const byLength = [...commonWords].sort((a, b) => b.length - a.length)
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '01234567890',
]
const rows = walks.flatMap((walk) => [walk, walk.split('').toReversed().join('')])

/** Nothing but common words, digits and signs; few different characters; or a walk along the alphabet or the keyboard. */
function isCommon(lower: string): boolean {
  if (new Set(lower).size <= 4) return true
  const half = lower.slice(0, Math.ceil(lower.length / 2))
  if (lower.length % 2 === 0 && half === lower.slice(half.length) && half.length <= 8) return true
  const left = byLength
    .reduce((text, word) => text.replaceAll(word, ''), lower)
    .replaceAll(/[\d\s\p{P}\p{S}]/gu, '')
  return left.length < 4 || rows.some((row) => row.includes(left))
}
