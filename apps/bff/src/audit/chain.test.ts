import { describe, expect, test } from 'vitest'
import { checkChain, fromLine, genesis, hashOf, toLine, type Link } from './chain.ts'

/** A chain of so many entries, each with a name of its own. */
function aChain(length: number, name = 'Entry'): Required<Link>[] {
  const links: Required<Link>[] = []
  for (let seq = 1; seq <= length; seq++) {
    const entry = JSON.stringify({ seq, at: '2026-11-24T10:00:00.000Z', name: `${name} “${seq}” \\ "x"` })
    links.push({ seq, entry, hash: hashOf(links.at(-1)?.hash ?? genesis, entry) })
  }
  return links
}
const at = (links: readonly Required<Link>[], seq: number) => links[seq - 1] as Required<Link>

test('a whole chain is intact, and its head is the last entry', async () => {
  const links = aChain(5)
  expect(await checkChain(links)).toEqual({
    entries: 5,
    head: { seq: 5, hash: at(links, 5).hash },
    broken: null,
  })
  expect(await checkChain([])).toEqual({ entries: 0, head: null, broken: null })
})

test('the first hash is that of 64 zeros and the text, as any tool computes it', () => {
  // printf '%064d{"seq":1}' 0 | sha256sum
  expect(hashOf(genesis, '{"seq":1}')).toBe(
    '0a00898550374c41186879d92f30325cd0a550ce8c5da4d9aeef34a95c0b85ea',
  )
})

describe('every kind of tampering names the first entry that does not fit', () => {
  const links = aChain(6)
  const changed = { ...at(links, 3), entry: at(links, 3).entry.replace('Entry', 'Other') }
  const rehashed = { ...changed, hash: hashOf(at(links, 2).hash, changed.entry) }
  const twice = { ...at(links, 3), entry: at(links, 3).entry.replace('{"seq":3', '{"seq":9,"seq":3') }
  const cases: [string, Link[], number, string][] = [
    ['a changed text', links.with(2, changed), 3, 'entry'],
    ['a changed text with a fitting hash breaks the next', links.with(2, rehashed), 4, 'entry'],
    ['a changed hash', links.with(2, { ...at(links, 3), hash: 'f'.repeat(64) }), 3, 'entry'],
    ['a removed entry', links.toSpliced(2, 1), 3, 'number'],
    ['a removed beginning', links.slice(1), 1, 'number'],
    ['an entry put in', links.toSpliced(2, 0, at(links, 2)), 3, 'number'],
    ['two that changed places', links.toSpliced(2, 2, at(links, 4), at(links, 3)), 3, 'number'],
    ['a row with another number', links.with(2, { ...at(links, 3), seq: 8 }), 3, 'number'],
    ['a member that stands twice', links.with(2, twice), 3, 'unreadable'],
    ['text that is no JSON', links.with(2, { seq: 3, entry: 'no', hash: '' }), 3, 'unreadable'],
  ]
  test.each(cases)('%s', async (_name, tampered, seq, reason) => {
    expect(await checkChain(tampered)).toEqual({
      entries: seq - 1,
      head: seq === 1 ? null : { seq: seq - 1, hash: tampered[seq - 2]?.hash },
      broken: { seq, reason },
    })
  })

  test('an end that was cut off, and a log made anew, by a head that was noted down', async () => {
    const noted = { seq: 5, hash: at(links, 5).hash }
    expect((await checkChain(links, noted)).broken).toBeNull()
    expect((await checkChain(links.slice(0, 4), noted)).broken).toEqual({ seq: 5, reason: 'head' })
    const anew = aChain(6, 'Anew')
    expect((await checkChain(anew)).broken).toBeNull()
    expect((await checkChain(anew, noted)).broken).toEqual({ seq: 5, reason: 'head' })
  })
})

test('a line of the export is read back exactly, and one that was touched is not taken', () => {
  const [link] = aChain(1)
  if (!link) throw new Error('no link')
  const { entry, hash } = link
  expect(fromLine(toLine(link))).toEqual({ entry, hash })
  for (const line of [`${toLine(link)} `, toLine(link).replace(':', ': '), '{', 'null', '[]', '{"hash":1}'])
    expect(fromLine(line)).toEqual({ entry: '', hash: '' })
})
