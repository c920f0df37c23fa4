import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { beginOf, type Words } from './words.ts'

/** What a person does in Google's console, each on a page that is open in a tab of its own. */

/** Copies the partner ID, downloads a key and copies the client token (which stays in the clipboard). */
export async function copyPartnerId(page: Page, { google }: Words): Promise<void> {
  await expect(page.getByRole('textbox', { name: google('settings.partnerId') })).not.toHaveValue('')
  await expectAccessible(page)
  await copy(page, google('common.copyWhat', { what: google('settings.partnerId') }), google)
}

/** Makes a key; returns where the browser put its file. */
export async function downloadKey(page: Page, { google }: Words): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: google('keys.create') }).click()
  const path = await (await download).path()
  await expect(page.getByText(beginOf(google('keys.downloaded')))).toBeVisible()
  await expectAccessible(page)
  return path
}

/** Opens "Configure your webhook" and copies the client token from it. */
export async function copyClientToken(page: Page, { google }: Words): Promise<void> {
  await page.getByRole('button', { name: google('settings.configure'), exact: true }).click()
  await expect(page.getByRole('dialog', { name: google('webhook.title') })).toBeVisible()
  await expectAccessible(page)
  await copy(page, google('common.copyWhat', { what: google('webhook.clientToken') }), google)
}

/** Pastes the URL into the open dialog and chooses Verify; waits for Google's word. */
export async function verifyWebhook(page: Page, { google }: Words): Promise<void> {
  await paste(page, google('webhook.url'))
  await page.getByRole('button', { name: google('webhook.verify'), exact: true }).click()
  await expect(page.getByText(google('verify.success'), { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
}

/** Chooses Save in the dialog. */
export async function saveWebhook(page: Page, { google }: Words): Promise<void> {
  await page.getByRole('button', { name: google('common.save'), exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(google('settings.webhookSet'), { exact: true })).toBeVisible()
}

/** Opens the tile of an agent on the page with brands and agents; shows its Overview. */
export async function openAgent(page: Page, { google }: Words, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: google('nav.label') })
    .getByRole('link', { name: google('nav.brands') })
    .click()
  await expect(page.getByRole('link', { name })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('textbox', { name: google('agent.brandId') })).toBeVisible()
  await expectAccessible(page)
}

/** Presses a button that copies and waits until it says so. */
export async function copy(page: Page, name: string, google: Words['google']): Promise<void> {
  await page.bringToFront()
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: google('common.copied') })).not.toHaveCount(0)
}

/** Puts what was copied last into a text field, by the keyboard as people do. */
export async function paste(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  const field = page.getByRole('textbox', { name, exact: true })
  await field.focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(field).not.toHaveValue('')
}
