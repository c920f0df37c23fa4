import { describe, expect, it } from 'vitest'
import { ApiProblem } from './api-problem.ts'
import { saveOnTop } from './save-on-top.ts'

interface Thing {
  name: string
  version: number
}

/** A server with one thing, which refuses older versions as the real one does. */
function aServer(thing: Thing) {
  const writes: number[] = []
  return {
    writes,
    reload: () => Promise.resolve(thing),
    write: (version: number) => {
      writes.push(version)
      return version === thing.version
        ? Promise.resolve({ name: 'mine', version: version + 1 })
        : Promise.reject(new ApiProblem('request/conflict'))
    },
  }
}
const read = (thing: Thing) => thing.name

describe('saving on top of what was seen', () => {
  it('saves on the version in the cache', async () => {
    const server = aServer({ name: 'old', version: 3 })
    const saved = await saveOnTop({ seen: 'old', current: { name: 'old', version: 3 }, read, ...server })
    expect(saved).toEqual({ outcome: 'saved', value: { name: 'mine', version: 4 } })
  })

  it('a newer version that did not touch the field is no conflict', async () => {
    const server = aServer({ name: 'old', version: 5 })
    const saved = await saveOnTop({ seen: 'old', current: { name: 'old', version: 3 }, read, ...server })
    expect(saved.outcome).toBe('saved')
    expect(server.writes).toEqual([3, 5])
  })

  it('a field changed by somebody else is reported and nothing is overwritten', async () => {
    const server = aServer({ name: 'theirs', version: 4 })
    const saved = await saveOnTop({ seen: 'old', current: { name: 'old', version: 3 }, read, ...server })
    expect(saved).toEqual({ outcome: 'conflict', newest: { name: 'theirs', version: 4 } })
    expect(server.writes).toEqual([3])
  })

  it('a change that came in by the live feed is noticed before anything is sent', async () => {
    const server = aServer({ name: 'theirs', version: 4 })
    const saved = await saveOnTop({ seen: 'old', current: { name: 'theirs', version: 4 }, read, ...server })
    expect(saved.outcome).toBe('conflict')
    expect(server.writes).toEqual([])
  })
})
