const dayMs = 24 * 60 * 60 * 1000
/** So long without a delivery, an old client token counts as idle: Google repeats what failed within ten minutes. */
export const idleMs = 10 * 60 * 1000

/** When the old token of a rotation stops being accepted; null when that would be in the past. */
export function rotationEnd(begunAt: Date, days: number, now: Date): Date | null {
  const end = new Date(begunAt.getTime() + days * dayMs)
  return end > now ? end : null
}

/**
 * May the old token be retired without a word? `unswitched`: nothing has come with the new one yet; `used`: the old one
 * signed a delivery a moment ago. Either way deliveries would probably be refused.
 */
export function retirementRisk(
  rotation: { begunAt: Date; old: { lastUsedAt: Date | null }; new: { lastUsedAt: Date | null } },
  now: Date,
): 'none' | 'unswitched' | 'used' {
  const { begunAt, old } = rotation
  const last = old.lastUsedAt && old.lastUsedAt > begunAt ? old.lastUsedAt : null
  if (last && now.getTime() - last.getTime() < idleMs) return 'used'
  return rotation.new.lastUsedAt === null ? 'unswitched' : 'none'
}
