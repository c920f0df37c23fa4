import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { agentName, expectToast } from './account-journey.ts'
import { aPicture } from './picture.ts'
import type { Words } from './words.ts'

/** The customer of the journey, as the phone names them. */
const customer = 'Robin Achterberg'
const question = 'Are the seed rolls still warm? 🥐'
const answer = 'They left the oven ten minutes ago.'

interface Texts {
  readonly greeting: string
  readonly ended: string
}

/**
 * A conversation from the first message to the first answer and its receipts. `page` is the console, `phone` the
 * emulator's page on which a chat is opened. Nothing is reloaded: both sides hear of each other by themselves.
 */
export async function answerFirstCustomer(
  page: Page,
  phone: Page,
  words: Words,
  texts: Texts,
): Promise<void> {
  const { inbox, workstreams } = words
  await page.bringToFront()
  await page.getByRole('link', { name: workstreams('done.inbox') }).click()
  await expect(page.getByRole('heading', { level: 1, name: inbox('page.title') })).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('navigation', { name: inbox('view.label') })
    .getByRole('link', { name: inbox('view.unassigned') })
    .click()
  await expect(page.getByText(inbox('empty.unassignedTitle'))).toBeVisible()
  await page.evaluate(() => document.documentElement.setAttribute('data-untouched', ''))

  await openChat(phone, words)
  await write(phone, words, question)
  await expect(chatOf(phone, words).getByText(beforePlaceholder(texts.greeting))).toBeVisible()
  await expect(noticeOn(phone, words)).toBeVisible()
  await expectAccessible(phone)

  await takeAndReply(page, phone, words)
}

/** The same conversation to its end: a picture, a wish for a person, the good-bye. */
export async function goOn(page: Page, phone: Page, words: Words, texts: Texts): Promise<void> {
  const { inbox } = words
  await sendPicture(page, phone, words)
  await requestPerson(page, phone, words)

  await page.getByRole('button', { name: inbox('action.end'), exact: true }).click()
  await expect(chatOf(phone, words).getByText(texts.ended)).toBeVisible()
  await expectToast(page, words.shared, inbox('done.end'))
  await expect(page.getByRole('button', { name: inbox('action.close'), exact: true })).toBeVisible()
  await expectAccessible(page)
  await expectAccessible(phone)
  await expect(noticeOn(phone, words)).toHaveCount(1)
  await expect(page.locator('html[data-untouched]')).toHaveCount(1)
}

const beforePlaceholder = (text: string) => text.split('{', 1)[0] ?? ''
const noticeOn = (phone: Page, words: Words) =>
  chatOf(phone, words).getByText(defaultNoticeTexts[words.locale === 'de' ? 'de-DE' : 'en-US'])
const chatOf = (phone: Page, { google }: Words) =>
  phone.getByRole('list', { name: google('phone.conversation'), exact: true })
const threadOf = (page: Page, { thread }: Words) =>
  page.getByRole('group', { name: thread('thread.label', { name: customer }) })

/** The page "Open a chat": who, in which language, from where. */
async function openChat(phone: Page, { google, locale }: Words): Promise<void> {
  await phone.bringToFront()
  await expect(phone.getByRole('heading', { level: 1, name: google('start.title') })).toBeVisible()
  await phone.getByRole('textbox', { name: google('start.displayName') }).fill(customer)
  await phone
    .getByRole('combobox', { name: google('start.locale') })
    .selectOption(locale === 'de' ? 'de-AT' : 'en-GB')
  await phone.getByRole('combobox', { name: google('start.entryPoint') }).selectOption('MAPS')
  await phone.getByRole('textbox', { name: google('start.place') }).fill('place-harbour-lane')
  await expectAccessible(phone)
  await phone.getByRole('button', { name: google('start.open') }).click()
  await expect(phone.getByRole('heading', { level: 1, name: agentName })).toBeVisible()
  await expectAccessible(phone)
}

async function write(phone: Page, { google }: Words, text: string): Promise<void> {
  await phone.bringToFront()
  await phone.getByRole('textbox', { name: google('phone.message') }).fill(text)
  await phone.getByRole('button', { name: google('phone.send'), exact: true }).click()
}

/** Opens the conversation that has appeared, takes it, types, replies; then watches the receipts. */
async function takeAndReply(page: Page, phone: Page, words: Words): Promise<void> {
  const { inbox, thread, google } = words
  await page.bringToFront()
  await page.getByRole('link', { name: customer }).click()
  const messages = threadOf(page, words)
  await expect(messages.getByText(question)).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: inbox('action.take'), exact: true })
    .first()
    .click()
  await expectToast(page, words.shared, inbox('done.take'))

  const composer = page.getByRole('textbox', { name: thread('composer.label', { name: customer }) })
  await composer.pressSequentially(answer)
  await expect(phone.getByText(typingLine(words))).toBeVisible()
  await expectAccessible(page)
  await composer.press('Enter')
  const chat = chatOf(phone, words)
  await expect(chat.getByText(answer)).toHaveCount(1)
  await expect(chat.getByText(google('phone.joined', { name: 'Ines Marlow' }))).toBeVisible()
  // The phone is behind the console: the reply reaches the device, and is read once the tab is looked at.
  await expectDelivery(page, words, ['reply.delivered', 'reply.read'])
  await phone.bringToFront()
  await expectDelivery(page, words, ['reply.read'])
  await expectAccessible(phone)
  await page.bringToFront()
  await expectAccessible(page)
}

const typingLine = ({ google }: Words) => google('phone.isTyping', { name: 'Ines Marlow' })

async function expectDelivery(
  page: Page,
  words: Words,
  states: ('reply.delivered' | 'reply.read')[],
): Promise<void> {
  const { thread } = words
  const labels = states.map((state) => thread('reply.label', { state: thread(state) }))
  await expect(
    threadOf(page, words)
      .getByRole('listitem')
      .filter({ hasText: answer })
      .getByRole('button', { name: new RegExp(`^(${labels.join('|')})`) }),
  ).toBeVisible()
}

/** A picture from the phone is fetched from Google, shown in the thread, and opens large. */
async function sendPicture(page: Page, phone: Page, words: Words): Promise<void> {
  const { thread, google } = words
  await phone.bringToFront()
  const chooser = phone.waitForEvent('filechooser')
  await phone.getByRole('button', { name: google('phone.sendPicture') }).click()
  await (await chooser).setFiles({ name: 'rolls.png', mimeType: 'image/png', buffer: aPicture() })
  await page.bringToFront()
  const opener = threadOf(page, words).getByRole('button', {
    name: thread('picture.open', { alt: '' }).trim(),
  })
  await expect(opener).toBeVisible()
  await expect
    .poll(() => opener.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0)
  await expectAccessible(page)
  await opener.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: thread('picture.close') })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** "Request a live agent" on the phone is seen in the thread. */
async function requestPerson(page: Page, phone: Page, words: Words): Promise<void> {
  const { thread, google } = words
  await phone.bringToFront()
  await phone.getByRole('button', { name: google('phone.menu') }).click()
  await expectAccessible(phone)
  await phone.getByRole('button', { name: google('phone.requestLiveAgent') }).click()
  await expect(chatOf(phone, words).getByText(google('phone.liveAgentRequested'))).toBeVisible()
  await page.bringToFront()
  await expect(threadOf(page, words).getByText(thread('content.liveAgent'))).toBeVisible()
  await expectAccessible(page)
}
