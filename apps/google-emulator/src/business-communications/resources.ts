import type { JsonObject } from '../json.ts'
import type { Store } from '../store.ts'

export type ResourceKind =
  'partner' | 'brand' | 'agent' | 'location' | 'integration' | 'greeting' | 'launch' | 'verification'

/** A stored resource; `json` is what its API answers with. */
export type Resource = {
  seq: number
  name: string
  parent: string
  kind: ResourceKind
  partnerId: string
  json: JsonObject
}

export type Resources = ReturnType<typeof createResources>

/** Reads and writes the resources of Business Communications by their names. */
export function createResources(store: Store) {
  const columns = 'select seq, name, parent, kind, partner, json from resources'
  const toResource = (row: Record<string, unknown>): Resource => ({
    seq: Number(row['seq']),
    name: String(row['name']),
    parent: String(row['parent']),
    kind: String(row['kind']) as ResourceKind,
    partnerId: String(row['partner']),
    json: JSON.parse(String(row['json'])) as JsonObject,
  })
  const get = (name: string): Resource | undefined => {
    const row = store.get(`${columns} where name = ?`, name)
    return row === undefined ? undefined : toResource(row)
  }
  return {
    get,
    /** In order of creation. @param after a `seq`; only later ones are returned */
    list({
      parent,
      kind,
      partnerId,
      after = 0,
      limit = 1000,
    }: {
      parent: string
      kind: ResourceKind
      partnerId?: string
      after?: number
      limit?: number
    }): Resource[] {
      return store
        .all(
          `${columns} where parent = ?1 and kind = ?2 and (?3 is null or partner = ?3) and seq > ?4 order by seq limit ?5`,
          parent,
          kind,
          partnerId ?? null,
          after,
          limit,
        )
        .map(toResource)
    },
    hasChildren: (name: string, kinds: readonly ResourceKind[]): boolean =>
      store
        .all('select kind from resources where parent = ?', name)
        .some((row) => kinds.some((kind) => kind === row['kind'])),
    /** Writes a resource, new or known; its place in lists stays. */
    put({ name, parent, kind, partnerId, json }: Omit<Resource, 'seq'>): JsonObject {
      const stored = { name, ...json }
      store.run(
        `insert into resources (name, parent, kind, partner, json) values (?, ?, ?, ?, ?)
         on conflict (name) do update set json = excluded.json`,
        name,
        parent,
        kind,
        partnerId,
        JSON.stringify(stored),
      )
      return stored
    },
    /** Removes a resource with everything below it. */
    remove(name: string): void {
      store.run(
        `delete from resources where name = ? or substr(name, 1, ?) = ?`,
        name,
        name.length + 1,
        `${name}/`,
      )
    },
  }
}
