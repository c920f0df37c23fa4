import { actOnConversation, listConversations } from '@parley/contracts/conversations'
import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { updateMe } from '@parley/contracts/session'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { agentName, expectToast } from './support/account-journey.ts'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { aPicture } from './support/picture.ts'
import { inLocales } from './support/locales.ts'
import { expect, test } from './support/test.ts'
import type { Words } from './support/words.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}
const customer = 'Robin Achterberg'
const texts = {
  en: {
    loaf: 'A loaf on a wooden board',
    rolls: 'Six seed rolls',
    caption: 'The loaf and the rolls of today.',
  },
  de: {
    loaf: 'Ein Brot auf einem Holzbrett',
    rolls: 'Sechs Körnerbrötchen',
    caption: 'Brot und Brötchen von heute.',
  },
} as const

for (const locale of inLocales('de-DE', 'en-GB'))
  test.describe(locale, () => {
    test.use({ locale })

    test('an agent’s pictures reach the phone in order with their caption, once the channel allows them', async ({
      page,
      context,
      request,
      installation,
      words,
    }) => {
      const emulator = emulatorAt(installation.emulatorUrl)
      const api = await claimByApi(request, installation, { ...person, locale: words.locale })
      await api.call(updateMe, { body: { locale: words.locale } })
      const { workstream } = await furnish(api, emulator)
      const phoneState = await emulator.openPhone({ displayName: customer })
      await emulator.write(phoneState.id, 'What have you got today?')
      const listed = async () =>
        (await api.call(listConversations, { query: { view: 'all', limit: 5 } })).items
      await expect.poll(async () => (await listed()).length).toBe(1)
      const [conversation] = await listed()
      if (!conversation) throw new Error('There is no conversation')
      await api.call(actOnConversation, {
        params: { conversationId: conversation.id },
        body: { action: 'take' },
      })
      await context.addCookies((await request.storageState()).cookies)
      const inboxUrl = `${installation.consoleUrl}/inbox/mine/${conversation.id}`
      const { thread, inbox } = words
      const { loaf, rolls, caption } = texts[words.locale]

      await test.step('while the switch is off, the button says who can change that', async () => {
        await page.goto(inboxUrl)
        const button = page.getByRole('button', { name: thread('attach.button') })
        await expect(button).toHaveAttribute('aria-disabled', 'true')
        await button.focus()
        await expect(page.getByRole('tooltip', { name: thread('attach.off') })).toBeVisible()
        await pastePicture(page, words, 'paste.png')
        await expect(page.getByRole('alert')).toContainText(words.shared('remedy.conversation/pictures-off'))
        await expectAccessible(page)
      })

      await test.step('an administrator switches it on', () =>
        allowPictures(page, words, workstream.id, installation.consoleUrl))

      const phone = await context.newPage()
      await phone.goto(`${installation.emulatorUrl}/phone/${phoneState.id}`)
      const chat = phone.getByRole('list', { name: words.google('phone.conversation'), exact: true })
      await expect(chat.getByText('What have you got today?')).toBeVisible()

      await test.step('one picture is chosen, one is pasted, and both are described', async () => {
        await page.bringToFront()
        await page.goto(inboxUrl)
        const chooser = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: thread('attach.button') }).click()
        await (
          await chooser
        ).setFiles([
          { name: 'loaf.png', mimeType: 'image/png', buffer: aPicture(640, 420) },
          { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html>') },
        ])
        await expect(page.getByRole('alert')).toContainText(thread('attach.notAdded', { name: 'notes.png' }))
        await expect(page.getByRole('alert')).toContainText(words.shared('problem.picture/not-a-picture'))
        await expectAccessible(page)
        await pastePicture(page, words, 'rolls.png')
        const tray = page.getByRole('list', { name: thread('attach.label') })
        await expect(tray.getByRole('listitem')).toHaveCount(2)
        await page.getByRole('textbox', { name: thread('attach.alt', { name: 'loaf.png' }) }).fill(loaf)
        await page.getByRole('textbox', { name: thread('attach.alt', { name: 'rolls.png' }) }).fill(rolls)
        await expectAccessible(page)
        await composerOf(page, words).fill(caption)
        await composerOf(page, words).press('Enter')
        await expect(tray).toBeHidden()
      })

      await test.step('the phone shows both pictures and then the caption', async () => {
        for (const alt of [loaf, rolls]) {
          const image = chat.getByRole('img', { name: alt })
          await expect(image).toBeVisible()
          await expect
            .poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth))
            .toBeGreaterThan(0)
        }
        await expect(chat.getByText(caption)).toHaveCount(1)
        const { items } = await emulator.phone(phoneState.id)
        expect(
          items.flatMap((item) =>
            item.kind === 'agent' ? [item.message.image?.contentInfo.altText ?? item.message.text] : [],
          ),
        ).toEqual([defaultNoticeTexts['en-US'], loaf, rolls, caption])
        await expectAccessible(phone)
      })

      await test.step('they are delivered, read once the phone is looked at, and open large', async () => {
        const messages = page.getByRole('group', { name: thread('thread.label', { name: customer }) })
        await phone.bringToFront()
        await expect(
          messages
            .getByRole('button', {
              name: new RegExp(`^${thread('reply.label', { state: thread('reply.read') })}`),
            })
            .last(),
        ).toBeVisible()
        await page.bringToFront()
        await expect(page.getByRole('link', { name: customer })).toContainText(
          inbox('list.you', { text: caption }),
        )
        await page.getByRole('button', { name: thread('picture.open', { alt: loaf }) }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectAccessible(page)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
        // A moment later the page behind the dialog is there for everybody again.
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page)
      })
    })
  })

const composerOf = (page: Page, { thread }: Words) =>
  page.getByRole('textbox', { name: thread('composer.label', { name: customer }) })

/** What the clipboard gives after a picture was copied somewhere: a file and no text. */
async function pastePicture(page: Page, words: Words, name: string): Promise<void> {
  const bytes = [...aPicture(320, 240)]
  await composerOf(page, words).evaluate(
    (box, given) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(given.bytes)], given.name, { type: 'image/png' }))
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { bytes, name },
  )
}

/** Workstreams › the workstream › edit the channel › user features. */
async function allowPictures(page: Page, { workstreams, shared }: Words, id: string, consoleUrl: string) {
  await page.goto(`${consoleUrl}/workstreams/${id}`)
  await page.getByRole('button', { name: workstreams('card.editNamed', { name: agentName }) }).click()
  await page.getByRole('tab', { name: workstreams('wizard.step.features') }).click()
  await page.getByRole('switch', { name: workstreams('features.agents') }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: workstreams('page.save'), exact: true }).click()
  await expectToast(page, shared, workstreams('edit.saved'))
}
