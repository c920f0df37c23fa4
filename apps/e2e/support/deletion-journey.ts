import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expectStep } from './account-journey.ts'
import type { Words } from './words.ts'

/** From the page of the workstream to the step on which one chooses what becomes of the conversations. */
export async function openDeletion(
  page: Page,
  { workstreams, shared }: Words,
  consoleUrl: string,
  workstreamId: string,
  name: string,
): Promise<void> {
  await page.goto(`${consoleUrl}/workstreams/${workstreamId}`)
  await page.getByRole('link', { name: workstreams('card.deleteNamed', { name }) }).click()
  await expectStep(page, workstreams('impact.title'))
  await page.getByRole('button', { name: shared('wizard.next') }).click()
  await expectStep(page, workstreams('present.title'))
}

/** Chooses to close the conversations with this message; none at all is refused before. */
export async function closeByMessage(page: Page, { workstreams }: Words, text: string): Promise<void> {
  await page.getByRole('radio', { name: workstreams('present.close') }).check()
  const message = page.getByRole('textbox')
  await expect(message).not.toHaveValue('')
  await message.fill('')
  await page.getByRole('button', { name: workstreams('present.delete') }).click()
  await expect(page.getByText(workstreams('present.textRequired'))).toBeVisible()
  await expectAccessible(page)
  await message.fill(text)
}

/** Asks to delete and answers the question. */
export async function confirmDeletion(
  page: Page,
  { workstreams }: Words,
  name: string,
  label: string,
): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  const dialog = page.getByRole('alertdialog', { name: workstreams('confirm.title', { name }) })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: label }).click()
  await expect(dialog).toHaveCount(0)
}
