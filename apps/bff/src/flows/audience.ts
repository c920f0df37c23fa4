/** Who may hear of a change to a conversation: everybody who might see it before or after. Supervisors hear all. */
export interface Audience {
  readonly queueIds: readonly string[]
  readonly userIds: readonly string[]
}

/** The audience of the given sightings of a conversation (before and after a change). */
export function audienceOf(
  ...seen: readonly { queueId: string | null; assigneeId: string | null }[]
): Audience {
  const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  return {
    queueIds: known(seen.map((one) => one.queueId)),
    userIds: known(seen.map((one) => one.assigneeId)),
  }
}
