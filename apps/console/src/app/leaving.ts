let isLeaving = false

/** Is somebody signing out at this moment? What still runs is refused then, and that is no lost session. */
export const isSigningOut = (): boolean => isLeaving

/** Says that somebody begins to sign out, or has ended doing so. */
export function setSigningOut(now: boolean): void {
  isLeaving = now
}
