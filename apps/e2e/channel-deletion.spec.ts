import { actOnConversation, listConversations, sendReply } from '@parley/contracts/conversations'
import { getWorkstream } from '@parley/contracts/workstreams'
import { randomUUID } from 'node:crypto'
import { expectAccessible } from './support/accessible.ts'
import { expectToast } from './support/account-journey.ts'
import { closeByMessage, confirmDeletion, openDeletion } from './support/deletion-journey.ts'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { inLocales } from './support/locales.ts'
import { expect, test } from './support/test.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}
const goodbye = {
  en: 'We are moving. Please call us from now on.',
  de: 'Wir ziehen um. Bitte rufen Sie uns ab jetzt an.',
} as const

for (const locale of inLocales('en-GB', 'de-DE'))
  test.describe(locale, () => {
    test.use({ locale })

    test('a channel is closed with a message, brought back, drained, and goes; then its account', async ({
      page,
      context,
      installation,
      words,
    }) => {
      const emulator = emulatorAt(installation.emulatorUrl)
      const api = await claimByApi(context.request, installation, { ...person, locale: words.locale })
      const { account, workstream } = await furnish(api, emulator)
      const { workstreams, deletions, channels, shared } = words
      const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
      await emulator.write(phone.id, 'Is anybody there?')
      const listed = async () =>
        (await api.call(listConversations, { query: { view: 'all', limit: 50 } })).items
      await expect.poll(async () => (await listed()).length).toBe(1)
      const [conversation] = await listed()
      if (!conversation) throw new Error('There is no conversation')
      const params = { conversationId: conversation.id }
      await api.call(actOnConversation, { params, body: { action: 'take' } })
      const { channels: bound } = await api.call(getWorkstream, { params: { workstreamId: workstream.id } })
      const name = bound[0]?.googleAgent.displayName ?? ''
      const readOnPhone = async (text: string) =>
        JSON.stringify(await emulator.phone(phone.id)).includes(text)

      await test.step('closed with a message: the phone shows it, and the wizard says what is left at Google', async () => {
        await openDeletion(page, words, installation.consoleUrl, workstream.id, name)
        await closeByMessage(page, words, goodbye[words.locale])
        await confirmDeletion(page, words, name, workstreams('present.delete'))
        await expect(page.getByRole('heading', { level: 2, name: workstreams('google.title') })).toBeVisible()
        await expect.poll(() => readOnPhone(goodbye[words.locale])).toBe(true)
        await expectAccessible(page)
        await page
          .getByRole('button', { name: shared('copy.named', { name: workstreams('google.webhookUrl') }) })
          .click()
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(account.webhook.url)
      })

      await test.step('Undo brings it back with its conversation', async () => {
        await page.goto(`${installation.consoleUrl}/workstreams`)
        const list = page.getByRole('list', { name: deletions('title') })
        await expect(list.getByText(name)).toBeVisible()
        await expectAccessible(page)
        await list.getByRole('button', { name: deletions('restoreNamed', { name }) }).click()
        await expectToast(page, shared, deletions('restored', { name }))
        await expect(list).toHaveCount(0)
        await expect.poll(async () => (await listed()).map((one) => one.state)).toEqual(['active'])
      })

      await test.step('drained: nothing new begins, the present one goes on, and with its end the channel goes', async () => {
        await openDeletion(page, words, installation.consoleUrl, workstream.id, name)
        await page.getByRole('radio', { name: workstreams('present.drain') }).check()
        await confirmDeletion(page, words, name, workstreams('present.startDraining'))
        await expect(page.getByText(workstreams('google.leadDraining'))).toBeVisible()
        const stranger = await emulator.openPhone({ displayName: 'Bo' })
        await emulator.write(stranger.id, 'Hello?')
        const text = 'Of course we are here.'
        await api.call(sendReply, { params, body: { id: randomUUID() as never, text } })
        await expect.poll(() => readOnPhone(text)).toBe(true)
        await page.getByRole('link', { name: workstreams('google.back') }).click()
        await expect(page.getByText(workstreams('card.keep'))).toBeVisible()
        await expectAccessible(page)
        expect(await listed()).toHaveLength(1)
        await api.call(actOnConversation, { params, body: { action: 'close' } })
        await expect(page.getByRole('link', { name: workstreams('page.setUp') })).toBeVisible()
      })

      await test.step('the account goes, with what Bo wrote kept; it can come back, but as a draft', async () => {
        await page.goto(`${installation.consoleUrl}/channels/accounts/${account.id}?delete`)
        const dialog = page.getByRole('alertdialog')
        await expect(dialog.getByText(channels('account.deleteSecrets'))).toBeVisible()
        await expectAccessible(page)
        await dialog.getByRole('button', { name: channels('account.delete') }).click()
        await expectToast(page, shared, channels('account.deleted', { name: account.name }))
        const list = page.getByRole('list', { name: deletions('title') })
        await expect(list.getByText(deletions('loss.secrets'))).toBeVisible()
        await page.getByRole('button', { name: deletions('undo'), exact: true }).click()
        await expectToast(page, shared, deletions('restored', { name: account.name }))
        await expect(page.getByText(channels('accounts.draft'))).toBeVisible()
        await expect(list).toHaveCount(0)
      })
    })
  })
