/**
 * The languages a journey is made in: the first, or with LOOKS=all each of them. The whole set-up is walked in both
 * languages in any case (straight-line.spec.ts), and every screen is seen in both.
 */
export const inLocales = (...all: readonly string[]): readonly string[] =>
  process.env['LOOKS'] === 'all' ? all : all.slice(0, 1)
