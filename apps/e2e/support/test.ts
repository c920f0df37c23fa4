import { test as base, expect, type BrowserContext } from '@playwright/test'
import { clear, freshPlace, startInstallation, type Installation } from './installation.ts'
import { wordsIn, type Locale, type Words } from './words.ts'

interface Fixtures {
  /** Everything the pages say, in the language of the test's browser. */
  words: Words
  /** An installation of this test alone, as it is after the first `npm start`. */
  installation: Installation
  /** Errors the browser reported in any tab; a test may take out what it provoked. None may be left at its end. */
  browserErrors: string[]
}

/** Tests against whole installations. Browsers may use the clipboard, because people copy from console to console. */
export const test = base.extend<Fixtures>({
  words: async ({ locale }, use) => use(wordsIn((locale ?? 'en').slice(0, 2) as Locale)),
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from this pattern
  installation: async ({}, use) => {
    const place = await freshPlace()
    const installation = await startInstallation(place)
    await use(installation)
    const end = await installation.stop()
    expect(end, installation.output()).toEqual({ code: 0, signal: null })
    await clear(place)
  },
  browserErrors: [
    // The installation is named so that the pages are closed before it stops: a lost server is an error to them.
    async ({ installation: _, context }, use) => {
      const errors: string[] = []
      watchErrors(context, errors)
      await use(errors)
      expect(errors, 'errors in the browser').toEqual([])
      await context.close()
    },
    { auto: true },
  ],
  permissions: ['clipboard-read', 'clipboard-write'],
})

export { expect } from '@playwright/test'

/** Collects what a browser complains about: console errors (refused styles and scripts among them), uncaught exceptions. */
export function watchErrors(context: BrowserContext, errors: string[]): void {
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    errors.push(`${message.page()?.url() ?? ''} ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (event) => errors.push(`${event.page()?.url() ?? ''} ${String(event.error())}`))
}
