/** A reply waits at most this long for Google; then it counts as expired and the agent decides. */
export const replyDeadlineMs = 24 * 60 * 60 * 1000
