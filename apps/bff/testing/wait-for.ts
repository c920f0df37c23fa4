/**
 * Asks until the answer is truthy, at most `timeoutMs`. For effects that other workers commit; it polls the real
 * state and fails loudly, it never just waits. Errors: throws with the last answer when the time is up.
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T>,
  timeoutMs = 15_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline)
      throw new Error(`Waited ${timeoutMs} ms in vain for ${what}; last: ${JSON.stringify(answer)}`)
    await new Promise((done) => setTimeout(done, 15))
  }
}
