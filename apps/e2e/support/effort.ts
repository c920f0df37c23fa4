import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { checkingMs } from './accessible.ts'

/** What a person had to do: counts, and how long it takes. */
interface Figures {
  readonly clicks: number
  readonly fields: number
  readonly characters: number
  readonly pages: number
  /** The browser's time without the checks between the steps. */
  readonly seconds: number
  /** What a practised person's hands and decisions need by the keystroke-level model. Reading and waiting are not in it. */
  readonly personSeconds: number
}

/**
 * Card, Moran and Newell's keystroke-level model ("The keystroke-level model for user performance time with interactive
 * systems", 1980), in seconds: to point, to click, to press a key as an average typist, to move the hand, to think.
 */
const person = { pointing: 1.1, clicking: 0.2, key: 0.28, homing: 0.4, thinking: 1.35 }

/** Counts what is done in all tabs of a browser, as trusted events of the pages themselves. */
export async function watchEffort(context: BrowserContext): Promise<{ figures(): Figures }> {
  const counted = { clicks: 0, fields: 0, characters: 0, pages: 0 }
  const startedAt = performance.now()
  const checkedMs = checkingMs()
  await context.exposeFunction('countEffort', (what: keyof typeof counted, by: number) => {
    counted[what] += by
  })
  await context.addInitScript(() => {
    const count = (what: string, by: number) =>
      (window as unknown as { countEffort: (what: string, by: number) => Promise<void> }).countEffort(
        what,
        by,
      )
    const lengths = new WeakMap<EventTarget, number>()
    let lastPath: string | null = null
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && void count('clicks', 1), true)
    addEventListener(
      'input',
      ({ target, inputType }: Event & { inputType?: string }) => {
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
        if (target.type === 'checkbox' || target.type === 'radio' || target.type === 'file') return
        if (!lengths.has(target)) void count('fields', 1)
        const grown = target.value.length - (lengths.get(target) ?? 0)
        lengths.set(target, target.value.length)
        // Pasting is one shortcut, however long the text is.
        if (grown > 0) void count('characters', inputType === 'insertFromPaste' ? 2 : grown)
      },
      true,
    )
    new MutationObserver(() => {
      if (location.pathname === lastPath || !document.querySelector('h1')) return
      lastPath = location.pathname
      void count('pages', 1)
    }).observe(document, { childList: true, subtree: true })
  })
  return {
    figures: () => {
      const { clicks, fields, characters } = counted
      const { pointing, clicking, key, homing, thinking } = person
      const seconds = (performance.now() - startedAt - (checkingMs() - checkedMs)) / 1_000
      const personSeconds =
        clicks * (thinking + pointing + clicking) + fields * (thinking + 2 * homing) + characters * key
      return { ...counted, seconds: Math.round(seconds), personSeconds: Math.round(personSeconds) }
    },
  }
}

/** Says the figures and keeps them in .cache/reports as `<name>.json`. */
export function report(name: string, figures: Figures): void {
  const folder = join(import.meta.dirname, '../../../.cache/reports')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures)}\n`)
  console.log(`${name}: ${JSON.stringify(figures)}`)
}
