import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import {
  copy,
  copyClientToken,
  copyPartnerId,
  downloadKey,
  openAgent,
  paste,
  saveWebhook,
  verifyWebhook,
} from './google-side.ts'
import type { Words } from './words.ts'

/** The name of the messaging account of the journey. */
export const accountName = 'Harbour Lane, production'
export const agentName = 'Harbour Lane Bakery'

/** Opens the one-time link and becomes the first administrator; ends on the page "Channels". */
export async function claimSetup(
  page: Page,
  { session, channels }: Words,
  setupLink: string,
  person: { name: string; email: string; password: string },
): Promise<void> {
  await page.goto(setupLink)
  await expect(page.getByRole('heading', { level: 1, name: session('setup.title') })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: session('setup.name'), exact: true }).fill(person.name)
  await page.getByRole('textbox', { name: session('setup.email'), exact: true }).fill(person.email)
  await page.getByLabel(session('setup.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: session('setup.submit') }).click()
  await expect(page.getByRole('heading', { level: 1, name: channels('channels.title') })).toBeVisible()
}

/** Site map › Channels › Messaging accounts › Manage › New account › name and channel. Ends on "Partner account". */
export async function startAccount(page: Page, words: Words): Promise<void> {
  const { app, channels, shared } = words
  await page
    .getByRole('navigation', { name: app('nav.label') })
    .getByRole('link', { name: channels('channels.title'), exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 2, name: channels('channels.accounts') })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: channels('channels.manage') }).click()
  await expect(page.getByRole('heading', { level: 1, name: channels('accounts.title') })).toBeVisible()
  await expect(page.getByText(channels('accounts.emptyTitle'))).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: channels('accounts.new') }).click()
  await expectStep(page, channels('prerequisites.title'))
  await page.getByRole('button', { name: channels('prerequisites.start') }).click()
  await expectStep(page, channels('name.title'))
  // An empty name is refused at the field, and the click on Next is not lost.
  await page.getByRole('button', { name: shared('wizard.next') }).click()
  await expect(page.getByRole('textbox', { name: channels('name.name') })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await page.getByRole('textbox', { name: channels('name.name') }).fill(accountName)
  await expect(page.getByRole('combobox', { name: channels('name.channel') })).toHaveValue(
    'google-business-messages',
  )
  await page.getByRole('button', { name: shared('wizard.next') }).click()
  await expectStep(page, channels('partner.title'))
}

/**
 * "Partner account": partner ID and client token copied in Google's console, the key downloaded there and uploaded
 * here; every proof turns green. Ends on "Two-way connection". Returns the tab with Google's console, its dialog open.
 */
export async function fillPartner(page: Page, words: Words): Promise<Page> {
  const { channels } = words
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: channels('prerequisites.emulator.settings') }).click()
  const google = await opened
  await copyPartnerId(google, words)
  await paste(page, channels('partner.id'))
  const keyFile = await downloadKey(google, words)
  await copyClientToken(google, words)
  await pasteToken(page, channels('partner.token'))
  await page.bringToFront()
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: `${channels('partner.upload')}: ${channels('partner.file')}` })
    .click()
  await (await chooser).setFiles(keyFile)
  await expect(page.getByText(channels('proof.summary.passed'))).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: words.shared('wizard.next') }).click()
  await expectStep(page, channels('webhook.title'))
  return google
}

/** "Two-way connection": the URL goes to Google's dialog, and this page turns green without being touched. */
export async function connectWebhook(page: Page, google: Page, words: Words): Promise<void> {
  const { channels, shared } = words
  await page.bringToFront()
  await expect(page.getByText(channels('webhook.waitingHint'))).toBeVisible()
  await page.getByRole('button', { name: shared('copy.named', { name: channels('webhook.url') }) }).click()
  await expect(page.getByRole('status').filter({ hasText: shared('copy.copied') })).not.toHaveCount(0)
  // A reload would clear this mark: the page must hear of it by itself.
  await page.evaluate(() => document.documentElement.setAttribute('data-untouched', ''))
  await google.bringToFront()
  await verifyWebhook(google, words)
  await expect(page.getByRole('status').filter({ hasText: channels('webhook.verified') })).toBeVisible()
  await expect(page.locator('html[data-untouched]')).toHaveCount(1)
  await page.bringToFront()
  await expectAccessible(page)
  await saveWebhook(google, words)
}

/** "Agent accounts": brand ID and agent ID from Google's Overview, Add. Ends on "Privacy notice". */
export async function addAgent(page: Page, google: Page, words: Words): Promise<void> {
  const { channels, shared } = words
  await page.bringToFront()
  await page.getByRole('button', { name: shared('wizard.next') }).click()
  await expectStep(page, channels('agents.title'))
  await google.bringToFront()
  await openAgent(google, words, agentName)
  for (const [there, here] of [
    [words.google('agent.brandId'), channels('agents.brandId')],
    [words.google('agent.agentId'), channels('agents.agentId')],
  ] as const) {
    await copy(google, words.google('common.copyWhat', { what: there }), words.google)
    await paste(page, here)
  }
  await page.getByRole('button', { name: channels('agents.add'), exact: true }).click()
  await expect(page.getByRole('list', { name: channels('agents.list') }).getByText(agentName)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: shared('wizard.next') }).click()
  await expectStep(page, channels('privacy.title'))
}

/** Accepts the notice and saves. Ends on the page of the account. */
export async function acceptAndSave(page: Page, { channels, shared }: Words): Promise<void> {
  await page.getByRole('checkbox', { name: channels('privacy.accept') }).check()
  await page.getByRole('button', { name: shared('wizard.next') }).click()
  await expectStep(page, channels('save.title'))
  await expect(page.getByText(channels('save.complete'))).toBeVisible()
  await page.getByRole('button', { name: channels('save.save'), exact: true }).click()
  await expectToast(page, shared, channels('save.saved', { name: accountName }))
  await expect(page.getByRole('heading', { level: 1, name: accountName })).toBeVisible()
  await expectAccessible(page)
}

/** A wizard's step is open, and no rule of accessibility is broken on it. */
export async function expectStep(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await expectAccessible(page)
}

/** The console says so in a toast, which screen readers hear too. */
export async function expectToast(page: Page, shared: Words['shared'], text: string): Promise<void> {
  const news = page.getByRole('region', { name: shared('toast.region'), exact: true })
  await expect(news.getByText(text).first()).toBeVisible()
}

/** The token is shown as dots, so it has no role of its own. */
async function pasteToken(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  const field = page.locator('input[type=password]')
  await expect(field).toHaveAccessibleName(new RegExp(`^${name}`))
  await field.focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(field).not.toHaveValue('')
}
