import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let spentMs = 0

/** Milliseconds this worker has spent on checks, for whoever wants to know how long a journey takes without them. */
export const checkingMs = (): number => spentMs

/** No violation of WCAG 2.2 AA or axe's best practices on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Every page has a heading (hidden below a dialog); before it is there, what is judged is the loading state.
  await expect(page.getByRole('heading', { level: 1, includeHidden: true }).first()).toBeAttached()
  const startedAt = performance.now()
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  spentMs += performance.now() - startedAt
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(
      (node) => `${node.target.join(' ')}\n${node.html.slice(0, 300)}\n${node.failureSummary}`,
    ),
  }))
  // Soft: a journey goes on, and one run names everything that is wrong.
  expect.soft(found, `axe on ${page.url()}`).toEqual([])
}

/** Colours are judged when nothing fades any more; a pulse that never ends is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity,
      ),
  )
}
