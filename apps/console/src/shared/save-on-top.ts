import { isProblem } from './api-problem.ts'

/** How a careful save ended. `newest` is what stands on the server instead; the person's text is untouched. */
export type SaveOutcome<T> =
  { readonly outcome: 'saved'; readonly value: T } | { readonly outcome: 'conflict'; readonly newest: T }

/**
 * Saves a field on top of what the person saw. A thing's version also rises for reasons that do not concern the field
 * (a webhook was verified, an agent added), so versions alone would report conflicts nobody can understand: only when
 * `read` gives something else than `seen` was the same field changed by somebody else.
 *
 * - `current`: what the cache holds now; `reload`: the newest state past the cache.
 * - `write` gets the version to save on; a `request/conflict` from it is tried once more after `reload`.
 * - Other errors pass through.
 */
export async function saveOnTop<T extends { readonly version: number }>(given: {
  seen: string
  current: T
  read: (thing: T) => string
  reload: () => Promise<T>
  write: (version: number) => Promise<T>
}): Promise<SaveOutcome<T>> {
  const { seen, current, read, reload, write } = given
  if (read(current) !== seen) return { outcome: 'conflict', newest: current }
  try {
    return { outcome: 'saved', value: await write(current.version) }
  } catch (error) {
    if (!isProblem(error, 'request/conflict')) throw error
  }
  const newest = await reload()
  if (read(newest) !== seen) return { outcome: 'conflict', newest }
  return { outcome: 'saved', value: await write(newest.version) }
}
