import type { Context } from '../../context.ts'
import { addUses } from '../../store/token-uses.ts'

/** How often each client token signed: counted in memory, settled about once a second beside the deliveries' way. */
export interface TokenUses {
  /** One delivery that was stored; `atMs` in ms since 1970. */
  count(tokenId: string, atMs: number): void
  /** Writes what was counted. Errors: rejects when the database is away; nothing counted is lost by that. */
  flush(): Promise<void>
}

const flushMs = 1_000

interface Use {
  count: number
  lastAtMs: number
}

export function createTokenUses(ctx: Pick<Context, 'database' | 'log'>): TokenUses {
  let uses = new Map<string, Use>()
  let timer: NodeJS.Timeout | null = null

  const add = (tokenId: string, count: number, atMs: number) => {
    const use = uses.get(tokenId)
    if (use) {
      use.count += count
      use.lastAtMs = Math.max(use.lastAtMs, atMs)
    } else uses.set(tokenId, { count, lastAtMs: atMs })
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'uses of client tokens wait to be noted'),
      )
    }, flushMs)
  }
  const flush = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    const counted = uses
    uses = new Map()
    try {
      await addUses(ctx.database.db, counted)
    } catch (error) {
      for (const [tokenId, { count, lastAtMs }] of counted) add(tokenId, count, lastAtMs)
      throw error
    }
  }
  return { count: (tokenId, atMs) => add(tokenId, 1, atMs), flush }
}
