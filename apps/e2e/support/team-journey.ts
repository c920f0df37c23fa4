import { expect, type Page, type Response } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expectToast } from './account-journey.ts'
import type { Words } from './words.ts'

export interface Person {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Fills and sends the sign-in page; returns the server's answer, and the page is for the caller to see. */
export async function trySignIn(
  page: Page,
  { session }: Words,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<Response> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/api/session'),
  )
  await page.getByRole('textbox', { name: session('signIn.email') }).fill(email)
  await page.getByLabel(session('signIn.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: session('signIn.submit'), exact: true }).click()
  return answered
}

/** The page is "Sign in". */
export async function expectSignInPage(page: Page, { session }: Words): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: session('signIn.title') })).toBeVisible()
}

/** The person is in the inbox, which is empty. */
export async function expectInbox(
  page: Page,
  { app, inbox }: Words,
  { name }: Pick<Person, 'name'>,
): Promise<void> {
  await expect(page).toHaveURL(/\/inbox/)
  await expect(page).toHaveTitle(new RegExp(inbox('page.title')))
  await expect(
    page.getByRole('navigation', { name: app('nav.label') }).getByRole('link', { name: inbox('page.title') }),
  ).toHaveAttribute('aria-current', 'page')
  await expect(accountMenu(page, name)).toBeVisible()
}

const accountMenu = (page: Page, name: string) =>
  page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) })

/** The open page has led to sign-in by itself and says why; it was not loaded again. */
export async function expectSessionEnded(page: Page, words: Words): Promise<void> {
  await expect(page.getByText(words.session('signIn.expired'))).toBeVisible()
  await expectSignInPage(page, words)
  await expectAccessible(page)
  await expect(page.locator('html[data-untouched]')).toHaveCount(1)
}

/** A reload would clear this mark. */
export const markUntouched = (page: Page): Promise<void> =>
  page.evaluate(() => document.documentElement.setAttribute('data-untouched', ''))

/** Opens the menu with one's name and chooses from it. */
export async function chooseFromMenu(
  page: Page,
  name: string,
  item: { role: 'menuitem' | 'menuitemradio'; name: string },
): Promise<void> {
  await accountMenu(page, name).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.getByRole(item.role, { name: item.name, exact: true }).click()
}

export async function signOut(page: Page, words: Words, name: string): Promise<void> {
  await chooseFromMenu(page, name, { role: 'menuitem', name: words.app('user.signOut') })
  await expect(page.getByText(words.session('signIn.signedOut'))).toBeVisible()
  await expectSignInPage(page, words)
}

/** "Invite a person", one after the other in the same dialog; returns the links as they were copied. Ends on "Team". */
export async function inviteAgents(page: Page, words: Words, emails: readonly string[]): Promise<string[]> {
  const { team, shared } = words
  const form = page.getByRole('dialog', { name: team('invite.title') })
  // It must not be lost by a click beside it, so the dialog becomes an alert.
  const ready = page.getByRole('alertdialog', { name: team('invite.link.title') })
  await page
    .getByRole('button', { name: team('invite') })
    .first()
    .click()
  const links: string[] = []
  for (const email of emails) {
    if (links.length > 0) await ready.getByRole('button', { name: team('invite.another') }).click()
    await expect(form).toBeVisible()
    if (links.length === 0) await expectAccessible(page)
    await expect(form.getByRole('radio', { name: new RegExp(`^${team('role.agent')}`) })).toBeChecked()
    await form.getByRole('textbox', { name: team('invite.email') }).fill(email)
    await form.getByRole('button', { name: team('invite.submit') }).click()
    await expect(ready.getByText(email)).toBeVisible()
    if (links.length === 0) await expectAccessible(page)
    await ready
      .getByRole('button', { name: shared('copy.named', { name: team('invite.link.label') }) })
      .click()
    await expect(page.getByRole('status').filter({ hasText: shared('copy.copied') })).not.toHaveCount(0)
    links.push(await page.evaluate(() => navigator.clipboard.readText()))
  }
  await ready.getByRole('button', { name: team('invite.done'), exact: true }).click()
  await expect(ready).toBeHidden()
  for (const email of emails)
    await expect(page.getByRole('listitem').filter({ hasText: email })).toBeVisible()
  await expectAccessible(page)
  return links
}

/** Takes an open invitation back, after the question. */
export async function revokeInvitation(page: Page, { team, shared }: Words, email: string): Promise<void> {
  await page.getByRole('button', { name: team('invitations.revoke.named', { email }) }).click()
  const question = page.getByRole('alertdialog', { name: team('revoke.title') })
  await expect(question).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: team('revoke.confirm'), exact: true }).click()
  await expectToast(page, shared, team('revoke.done'))
  await expect(page.getByRole('listitem').filter({ hasText: email })).toBeHidden()
}

/** Opens an invitation, chooses name and password; ends in the inbox. */
export async function acceptInvitation(
  page: Page,
  words: Words,
  link: string,
  person: Person,
): Promise<void> {
  const { session } = words
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: session('invitation.title') })).toBeVisible()
  await expect(page.getByText(person.email, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: session('invitation.name') }).fill(person.name)
  await page.getByLabel(session('invitation.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: session('invitation.submit'), exact: true }).click()
  await expectInbox(page, words, person)
}

/** The page of a link that does not work any more: what happened, and what to do. */
export async function expectInvalidInvitation(page: Page, { session }: Words): Promise<void> {
  await expect(
    page.getByRole('heading', { level: 1, name: session('invitation.invalid.title') }),
  ).toBeVisible()
  await expect(page.getByText(session('invitation.invalid.body'))).toBeVisible()
  await expectAccessible(page)
}

/** Closes the account of a person on "Team", after the question. */
export async function disablePerson(page: Page, { team, shared }: Words, name: string): Promise<void> {
  await page.getByRole('button', { name: team('edit.named', { name }) }).click()
  await expect(
    page.getByRole('dialog').getByRole('heading', { name: team('edit.title', { name }) }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: team('edit.disable'), exact: true }).click()
  const question = page.getByRole('alertdialog', { name: team('disable.title', { name }) })
  await expect(question.getByText(team('disable.body'))).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: team('disable.confirm'), exact: true }).click()
  await expectToast(page, shared, team('disable.done', { name }))
  await expect(
    page.getByRole('row').filter({ hasText: name }).getByText(team('state.disabled')),
  ).toBeVisible()
  await expectAccessible(page)
}
