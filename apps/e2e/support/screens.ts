import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { updateMe } from '@parley/contracts/session'
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import type { ParleyApi } from './parley-api.ts'
import { watchErrors } from './test.ts'
import { wordsIn, type Words } from './words.ts'

/**
 * Ways of looking at Parley. The first two have each language, scheme and width, and the longest words in the narrowest
 * window; with LOOKS=all each pair of them occurs, which takes twice the time.
 */
const allLooks = [
  { locale: 'en-GB', colorScheme: 'light', width: 1440 },
  { locale: 'de-DE', colorScheme: 'dark', width: 390 },
  { locale: 'en-GB', colorScheme: 'dark', width: 390 },
  { locale: 'de-DE', colorScheme: 'light', width: 1440 },
] as const
const looks = process.env['LOOKS'] === 'all' ? allLooks : allLooks.slice(0, 2)
type Look = (typeof allLooks)[number]

const nameOf = ({ locale, colorScheme, width }: Look): string =>
  `${locale.slice(0, 2)}-${colorScheme}-${width}`

/** Who looks: somebody who is signed in, or nobody. */
interface Viewer {
  readonly browser: Browser
  readonly installation: { readonly consoleUrl: string }
  readonly browserErrors: string[]
  readonly person: {
    api: ParleyApi
    cookies: () => Promise<NonNullable<BrowserContextOptions['storageState']>>
  } | null
}

/** Opens a path of the console (or a whole address), waits for `more`, and checks the screen under this name. */
type Visit = (name: string, path: string, more?: () => Promise<void>) => Promise<void>

/** Does the same in each look, in a browser of its own each time; both looks of a language at once. */
export async function inEachLook(
  { browser, installation, browserErrors, person }: Viewer,
  what: (visit: Visit, at: { page: Page; words: Words }) => Promise<void>,
): Promise<void> {
  for (const locale of ['en', 'de'] as const) {
    await person?.api.call(updateMe, { body: { locale } })
    const inLook = async (look: Look) => {
      const context = await browser.newContext({
        locale: look.locale,
        colorScheme: look.colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: look.width, height: 900 },
        ...(person ? { storageState: await person.cookies() } : {}),
      })
      watchErrors(context, browserErrors)
      const page = await context.newPage()
      const visit: Visit = async (name, path, more) => {
        await page.goto(path.startsWith('http') ? path : `${installation.consoleUrl}${path}`)
        await more?.()
        await expectScreen(page, look, name)
      }
      await what(visit, { page, words: wordsIn(locale) })
      await context.close()
    }
    await test.step(locale, () =>
      Promise.all(looks.filter((look) => look.locale.startsWith(locale)).map(inLook)),
    )
  }
}

/** Pictures for people to look at; nothing is compared with them, for fonts differ between machines. */
const folder = join(import.meta.dirname, '../../../.cache/screens')

/**
 * What every screen owes everybody: no violation found by axe, nothing wider than the window, a title, and no key or
 * placeholder of a message shown as it is. Keeps a picture in .cache/screens.
 */
async function expectScreen(page: Page, look: Look, name: string): Promise<void> {
  if (!name.startsWith('loading-')) await expect(page.locator('main [role=progressbar]')).toHaveCount(0)
  await expectAccessible(page)
  const facts = await page.evaluate(() => ({
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    title: document.title,
    // Documentation of the API has braces of its own.
    raw: location.pathname.startsWith('/api')
      ? null
      : (/\{\w+[},]/.exec(document.body.innerText)?.[0] ?? null),
  }))
  expect.soft(facts, `${name} at ${page.url()}`).toEqual({
    tooWide: 0,
    title: expect.stringMatching(/\S/) as unknown,
    raw: null,
  })
  const place = join(folder, nameOf(look))
  mkdirSync(place, { recursive: true })
  await page.screenshot({ path: join(place, `${name}.png`) })
}
