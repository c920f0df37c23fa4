import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { claimSetup } from './support/account-journey.ts'
import type { Installation } from './support/installation.ts'
import {
  acceptInvitation,
  chooseFromMenu,
  disablePerson,
  expectInbox,
  expectInvalidInvitation,
  expectSessionEnded,
  expectSignInPage,
  inviteAgents,
  markUntouched,
  revokeInvitation,
  signOut,
  trySignIn,
} from './support/team-journey.ts'
import { inLocales } from './support/locales.ts'
import { expect, test, watchErrors } from './support/test.ts'
import { wordsIn, type Words } from './support/words.ts'

const ines = { name: 'Ines Marlow', email: 'ines@harbour-lane.example', password: 'otter lantern quay seven' }
const jonas = {
  name: 'Jonas Weil',
  email: 'jonas@harbour-lane.example',
  password: 'brass kettle mild thunder',
}

test('the first administrator signs in again, by keyboard too; wrong passwords are told and slowed down', async ({
  page,
  installation,
  words,
  browserErrors,
}) => {
  const { session } = words
  await test.step('a wrong link says what to do, and the right one works in the same tab', async () => {
    await page.goto(`${installation.consoleUrl}/setup#token=${'x'.repeat(43)}`)
    await page.getByRole('textbox', { name: session('setup.name'), exact: true }).fill(ines.name)
    await page.getByRole('textbox', { name: session('setup.email'), exact: true }).fill(ines.email)
    await page.getByLabel(session('setup.password'), { exact: true }).fill(ines.password)
    await page.getByRole('button', { name: session('setup.submit') }).click()
    await expect(page.getByRole('heading', { level: 1, name: session('setup.badLink.title') })).toBeVisible()
    await expect(page.getByText(session('setup.noLink.step2'))).toBeVisible()
    await expectAccessible(page)
    await claimSetup(page, words, linkOf(installation), ines)
  })
  await signOut(page, words, ines.name)
  await expectAccessible(page)

  await test.step('the link does not work again', async () => {
    await page.goto(linkOf(installation))
    await expect(page.getByRole('heading', { level: 1, name: session('setup.done.title') })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: session('setup.toSignIn') }).click()
    await expectSignInPage(page, words)
  })

  await test.step('by keyboard alone', async () => {
    await expect(page.getByRole('textbox', { name: session('signIn.email') })).toBeFocused()
    await page.keyboard.type(ines.email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(ines.password)
    await page.keyboard.press('Enter')
    await expectInbox(page, words, ines)
    await expectAccessible(page)
    await signOut(page, words, ines.name)
  })

  await test.step('wrong passwords, until it is time to wait', async () => {
    const submit = page.getByRole('button', { name: session('signIn.submit'), exact: true })
    const wrong = { ...ines, password: 'not this one, I think' }
    expect((await trySignIn(page, words, wrong)).status()).toBe(401)
    await expect(page.getByText(session('signIn.wrong.title'))).toBeVisible()
    await expect(page.getByText(session('signIn.wrong.body'))).toBeVisible()
    await expect(page.getByLabel(session('signIn.password'), { exact: true })).toBeFocused()
    await expectAccessible(page)

    const seen = await secondsShown(page, words)
    let answer = await trySignIn(page, words, wrong)
    for (let tries = 2; answer.status() === 401; tries += 1) {
      expect(tries).toBeLessThan(10)
      await expect(submit).toBeVisible()
      answer = await trySignIn(page, words, wrong)
    }
    expect(answer.status()).toBe(429)
    const { retryAfterSeconds } = (await answer.json()) as { retryAfterSeconds: number }
    await expect(page.getByText(session('signIn.throttled.title'))).toBeVisible()
    await expectAccessible(page)
    await expect(submit).toBeVisible()
    await expect(page.getByText(session('signIn.throttled.title'))).toBeHidden()
    // It counts down from what the server said to one, second by second.
    expect(await seen.jsonValue()).toEqual(
      Array.from({ length: retryAfterSeconds }, (_, index) => retryAfterSeconds - index),
    )
    expect((await trySignIn(page, words, ines)).status()).toBe(200)
    await expectInbox(page, words, ines)
  })
  takeProvoked(browserErrors, [401, 403, 429])
})

for (const locale of inLocales('de-DE', 'en-GB'))
  test.describe(locale, () => {
    test.use({ locale })

    test('an agent comes in by a one-time link, sees what agents may see, and is out when the account is closed', async ({
      page,
      browser,
      installation,
      words,
      browserErrors,
    }) => {
      const { session, shared, team } = words
      const agent = await otherBrowser(browser, locale, browserErrors)
      await claimSetup(page, words, linkOf(installation), ines)
      await page.goto(`${installation.consoleUrl}/team`)
      await expect(page.getByRole('heading', { level: 1, name: team('title') })).toBeVisible()
      await expectAccessible(page)

      await test.step('a link that was taken back says so, the right one works in the same tab, and once', async () => {
        const mistyped = 'jonnas@harbour-lane.example'
        const [revoked = '', link = ''] = await inviteAgents(page, words, [mistyped, jonas.email])
        await revokeInvitation(page, words, mistyped)
        await agent.goto(revoked)
        await expectInvalidInvitation(agent, words)
        await acceptInvitation(agent, words, link, jonas)
        await expect(page.getByRole('row').filter({ hasText: jonas.name })).toBeVisible()

        await agent.goto(link)
        await expect(
          agent.getByRole('heading', { level: 1, name: session('invitation.signedIn.title') }),
        ).toBeVisible()
        await expectAccessible(agent)
        const stranger = await otherBrowser(browser, locale, browserErrors)
        await stranger.goto(link)
        await expectInvalidInvitation(stranger, words)
        await stranger.context().close()
      })

      await test.step('the pages of administrators are not for agents', async () => {
        for (const path of ['/team', '/channels']) {
          await agent.goto(`${installation.consoleUrl}${path}`)
          await expect(
            agent.getByRole('heading', { level: 1, name: shared('forbidden.title') }),
          ).toBeVisible()
          await expect(agent.getByRole('link', { name: team('title'), exact: true })).toBeHidden()
          await expectAccessible(agent)
        }
        await agent.getByRole('link', { name: shared('forbidden.back'), exact: true }).click()
        await expectInbox(agent, words, jonas)
        await expectAccessible(agent)
      })

      await test.step('closing the account leads the open page to sign-in, and nobody gets in with it', async () => {
        await markUntouched(agent)
        await disablePerson(page, words, jonas.name)
        await expectSessionEnded(agent, words)
        expect((await trySignIn(agent, words, jonas)).status()).toBe(401)
        await expect(agent.getByText(session('signIn.wrong.title'))).toBeVisible()
      })
      await agent.context().close()
      takeProvoked(browserErrors, [401, 410])
    })
  })

test('language and password belong to the account: they hold in every browser, and a new password ends the other sessions', async ({
  page,
  browser,
  installation,
  words,
  browserErrors,
}) => {
  const german = wordsIn('de')
  await claimSetup(page, words, linkOf(installation), ines)
  const other = await otherBrowser(browser, 'en-GB', browserErrors)

  await test.step('the language stays after signing out, and comes along to another browser', async () => {
    await chooseFromMenu(page, ines.name, { role: 'menuitemradio', name: 'Deutsch' })
    await expect(
      page.getByRole('heading', { level: 1, name: german.channels('channels.title') }),
    ).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await signOut(page, german, ines.name)
    await page.reload()
    await expectSignInPage(page, german)
    await expectAccessible(page)
    await trySignIn(page, german, ines)
    await expectInbox(page, german, ines)
    await expectAccessible(page)

    await other.goto(installation.consoleUrl)
    await expectSignInPage(other, words)
    await trySignIn(other, words, ines)
    await expectInbox(other, german, ines)
  })

  await test.step('a new password ends the session in the other browser, and the old one is refused', async () => {
    await markUntouched(other)
    const renewed = { ...ines, password: 'pewter violin nine meadows' }
    await changePassword(page, german, ines.password, renewed.password)
    await expectSessionEnded(other, german)
    expect((await trySignIn(other, german, ines)).status()).toBe(401)
    await expect(other.getByText(german.session('signIn.wrong.title'))).toBeVisible()
    await trySignIn(other, german, renewed)
    await expectInbox(other, german, renewed)
    await page.reload()
    await expectInbox(page, german, renewed)
  })
  await other.context().close()
  takeProvoked(browserErrors, [401])
})

/** The menu's "Change password": a wrong current one is told at its field, then the right one. */
async function changePassword(page: Page, { app }: Words, now: string, next: string): Promise<void> {
  await chooseFromMenu(page, ines.name, { role: 'menuitem', name: app('user.changePassword') })
  const dialog = page.getByRole('dialog', { name: app('password.title') })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel(app('password.new')).fill(next)
  await dialog.getByLabel(app('password.current')).fill('not this one, I think')
  const save = dialog.getByRole('button', { name: app('password.save'), exact: true })
  await save.click()
  await expect(dialog.getByText(app('password.wrong'))).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel(app('password.current')).fill(now)
  await save.click()
  // By its text: for a moment all around the dialog is still hidden from assistive technology, which hears it anyway.
  await expect(page.getByText(app('password.done'), { exact: true })).toBeVisible()
  await expect(dialog).toBeHidden()
}

/** A tab of somebody else, on a machine of their own. */
async function otherBrowser(browser: Browser, locale: string, errors: string[]): Promise<Page> {
  const context = await browser.newContext({ locale })
  watchErrors(context, errors)
  return context.newPage()
}

/** Every number of seconds that the button shows from now on, in order. */
function secondsShown(page: Page, { session }: Words) {
  return page
    .getByRole('button', { name: session('signIn.submit'), exact: true })
    .evaluateHandle((button) => {
      const seen: number[] = []
      const look = () => {
        const seconds = Number(/\d+/.exec(button.textContent)?.[0])
        if (seconds > 0 && seen.at(-1) !== seconds) seen.push(seconds)
      }
      new MutationObserver(look).observe(button, { subtree: true, childList: true, characterData: true })
      return seen
    })
}

/** Answers with these statuses were asked for: the browser complains about each, and they are no errors here. */
function takeProvoked(errors: string[], statuses: readonly number[]): void {
  const provoked = new RegExp(`responded with a status of (${statuses.join('|')}) `)
  errors.splice(0, errors.length, ...errors.filter((error) => !provoked.test(error)))
}

function linkOf({ setupLink }: Installation): string {
  if (setupLink === null) throw new Error('A fresh installation has a set-up link')
  return setupLink
}
