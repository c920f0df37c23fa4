import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { agentName, expectStep } from './account-journey.ts'
import type { Words } from './words.ts'

/** The name of the workstream of the journey. */
export const workstreamName = 'Harbour Lane service'

/** Site map › Workstreams › New workstream: Messaging, the channel, who picks work, the fallback queue. */
export async function createWorkstream(page: Page, { app, workstreams }: Words): Promise<void> {
  await page
    .getByRole('navigation', { name: app('nav.label') })
    .getByRole('link', { name: /^(Workstreams|Arbeitsstreams)$/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: workstreams('list.title') })).toBeVisible()
  await expect(page.getByText(workstreams('list.emptyTitle'))).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: workstreams('list.new') }).click()
  await expect(page.getByRole('heading', { level: 1, name: workstreams('create.title') })).toBeVisible()
  await page.getByRole('textbox', { name: workstreams('create.name') }).fill(workstreamName)
  await expect(page.getByRole('combobox', { name: workstreams('create.type') })).toHaveValue('messaging')
  await expect(page.getByRole('combobox', { name: workstreams('create.channel') })).toHaveValue(
    'google-business-messages',
  )
  // From its beginning: the hint of the other mode has the same word.
  await page.getByRole('radio', { name: new RegExp(`^${workstreams('mode.pick')}`) }).check()
  await expect(page.getByText(workstreams('create.modeWarning'))).toBeVisible()
  await page.getByRole('radio', { name: workstreams('create.queueExisting') }).check()
  await expect(page.getByRole('combobox', { name: workstreams('create.queueSelect') })).not.toHaveValue('')
  await expectAccessible(page)
  await page.getByRole('button', { name: workstreams('create.create'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: workstreamName })).toBeVisible()
  await expectAccessible(page)
}

/** Set up Google's Business Messages: agent account, language, automated messages, user features, Create channel. */
export async function createChannel(
  page: Page,
  { workstreams, texts: automated, shared, locale }: Words,
  texts: { greeting: string; ended: string },
): Promise<void> {
  const next = page.getByRole('button', { name: shared('wizard.next') })
  await page.getByRole('link', { name: workstreams('page.setUp') }).click()
  await expectStep(page, workstreams('agent.title'))
  await page.getByRole('radio', { name: agentName }).check()
  await next.click()

  await expectStep(page, workstreams('language.title'))
  const tag = locale === 'de' ? 'de-DE' : 'en-US'
  await page.getByRole('searchbox', { name: workstreams('language.search') }).fill(tag)
  await page
    .getByRole('radio', { name: new RegExp(`\\b${tag}\\b`) })
    .first()
    .check()
  await next.click()

  await expectStep(page, workstreams('behaviors.title'))
  for (const [trigger, text] of [
    ['greeting', texts.greeting],
    ['conversationEnded', texts.ended],
  ] as const) {
    const name = automated(`trigger.${trigger}`)
    await page.getByRole('switch', { name }).check()
    await page.getByRole('textbox', { name: workstreams('behaviors.textOf', { trigger: name }) }).fill(text)
  }
  await expectAccessible(page)
  await next.click()

  await expectStep(page, workstreams('features.title'))
  await page.getByRole('switch', { name: workstreams('features.customers') }).check()
  await expect(page.getByRole('switch', { name: workstreams('features.agents') })).toBeVisible()
  await next.click()

  await expectStep(page, workstreams('summary.title'))
  await page.getByRole('button', { name: workstreams('wizard.create') }).click()
  await expect(page.getByRole('heading', { level: 1, name: workstreams('done.title') })).toBeVisible()
  await expectAccessible(page)
}
