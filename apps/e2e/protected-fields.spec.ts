import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInvitation } from '@parley/contracts/team'
import { expectAccessible } from './support/accessible.ts'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { acceptInvitation } from './support/team-journey.ts'
import { expect, test, watchErrors } from './support/test.ts'

const ines = { name: 'Ines Marlow', email: 'ines@harbour-lane.example', password: 'otter lantern quay seven' }
const jonas = {
  name: 'Jonas Weil',
  email: 'jonas@harbour-lane.example',
  password: 'brass kettle mild thunder',
}
/** Pictures of dialogs, which the tour of all screens does not open. */
const pictures = join(import.meta.dirname, '../../.cache/screens')

test('an administrator sees a secret as set, learns who may replace it, is given the right, and confirms who they are', async ({
  installation,
  request,
  page,
  context,
  browser,
  words,
  locale,
  browserErrors,
}) => {
  test.setTimeout(180_000)
  mkdirSync(pictures, { recursive: true })
  const { consoleUrl, emulatorUrl } = installation
  const { channels, fields, confirm, app, tokens } = words
  const api = await claimByApi(request, installation, { ...ines, locale: words.locale })
  const { account } = await furnish(api, emulatorAt(emulatorUrl))
  const { link } = await api.call(createInvitation, { body: { email: jonas.email, role: 'administrator' } })
  await context.addCookies((await request.storageState()).cookies)
  const theirs = await browser.newContext({ locale: locale ?? 'en' })
  watchErrors(theirs, browserErrors)
  const jonasPage = await theirs.newPage()
  const replaceToken = jonasPage.getByRole('link', { name: tokens('rotate') })
  const rotate = jonasPage.getByRole('button', { name: tokens('rotate') })

  await test.step('without the right: set, by whom, and who can help', async () => {
    await acceptInvitation(jonasPage, words, link, jonas)
    await jonasPage.goto(`${consoleUrl}/channels/accounts/${account.id}`)
    const lock = jonasPage.getByText(channels('lock.clientToken.replace'))
    await expect(lock).toBeVisible()
    await expect(jonasPage.getByText(channels('lock.holders', { names: ines.name })).first()).toBeVisible()
    await expect(replaceToken).toHaveCount(0)
    await expectAccessible(jonasPage)
    await jonasPage.screenshot({ path: join(pictures, `locked-${words.locale}.png`), fullPage: true })
  })

  await test.step('the person who has it gives it through a profile', async () => {
    await page.goto(`${consoleUrl}/inbox`)
    await page
      .getByRole('navigation', { name: app('nav.label') })
      .getByRole('link', { name: fields('title') })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: fields('title') })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: fields('new') }).click()
    const dialog = page.getByRole('dialog', { name: fields('newTitle') })
    await dialog.getByRole('textbox', { name: fields('name') }).fill('Rotation')
    await dialog
      .getByRole('group', { name: fields('field.clientToken') })
      .getByRole('checkbox', { name: new RegExp(`^${fields('action.replace')}`) })
      .check()
    await dialog.getByRole('checkbox', { name: new RegExp(`^${jonas.name}`) }).check()
    await expectAccessible(page)
    await page.screenshot({ path: join(pictures, `profile-dialog-${words.locale}.png`) })
    await dialog.getByRole('button', { name: fields('create') }).click()
    await expect(page.getByText(fields('created', { name: 'Rotation' }), { exact: true })).toBeVisible()
    const line = page.getByRole('row', { name: new RegExp(`^${jonas.name}`) })
    await expect(line.getByText(fields('matrix.through', { profiles: 'Rotation' }))).toHaveCount(1)
  })

  await test.step('the open page has it at once; the password is asked for, and what was typed is kept', async () => {
    await expect(replaceToken).toBeVisible()
    // Half an hour is too long to wait: the first answer is what the server says then. All that follows is the server's.
    let isStale = true
    await jonasPage.route('**/token-rotation', async (route) => {
      if (!isStale) return route.continue()
      isStale = false
      await route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: '/problems/session/confirm-password',
          title: 'Confirm your password first',
          status: 403,
          code: 'session/confirm-password',
          instance: 'req-stale',
        }),
      })
    })
    await replaceToken.click()
    await rotate.click()
    const form = jonasPage.getByRole('dialog', { name: tokens('dialog.rotate') })
    await form.getByLabel(new RegExp(`^${tokens('dialog.new')}`)).fill('NEW-TOKEN-OF-HARBOUR-LANE')
    await form.getByRole('button', { name: tokens('dialog.submit'), exact: true }).click()
    const question = jonasPage.getByRole('dialog', { name: confirm('title') })
    const password = question.getByLabel(confirm('password', { email: jonas.email }))
    await expect(password).toBeFocused()
    await expectAccessible(jonasPage)
    await jonasPage.screenshot({ path: join(pictures, `confirm-password-${words.locale}.png`) })
    await jonasPage.keyboard.type('wrong')
    await jonasPage.keyboard.press('Enter')
    await expect(question.getByText(confirm('wrong'))).toBeVisible()
    await password.fill(jonas.password)
    await jonasPage.keyboard.press('Enter')
    await expect(jonasPage.getByText(tokens('done.begun'), { exact: true })).toBeVisible()
    await expect(question).toHaveCount(0)
    await expect(form).toHaveCount(0)
  })

  await test.step('taken away, it is gone from the open page', async () => {
    await page.getByRole('button', { name: fields('delete', { name: 'Rotation' }) }).click()
    const question = page.getByRole('alertdialog', { name: fields('delete.title', { name: 'Rotation' }) })
    await expect(question.getByText(fields('impact.title'))).toBeVisible()
    await expectAccessible(page)
    await question.getByRole('button', { name: fields('delete.confirm') }).click()
    await expect(page.getByText(fields('deleted', { name: 'Rotation' }), { exact: true })).toBeVisible()
    await expect(jonasPage.getByRole('button', { name: tokens('rotation.retire') })).toHaveCount(0)
    await expect(jonasPage.getByText(channels('lock.clientToken.replace'))).toBeVisible()
  })
  await theirs.close()
  const provoked = browserErrors.filter((error) => !/status of (403|401)/.test(error))
  expect(browserErrors.length - provoked.length).toBe(2)
  browserErrors.splice(0, browserErrors.length, ...provoked)
})
