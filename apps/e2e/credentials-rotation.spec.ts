import {
  getCredentialsRotation,
  promoteNextCredentials,
  setNextCredentials,
} from '@parley/contracts/credentials-rotation'
import { actOnConversation, listConversations, sendReply } from '@parley/contracts/conversations'
import { randomUUID } from 'node:crypto'
import { expectAccessible } from './support/accessible.ts'
import { expectToast } from './support/account-journey.ts'
import { emulatorAt, type Emulator } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { environmentOf, runProgram } from './support/installation.ts'
import { claimByApi, type ParleyApi } from './support/parley-api.ts'
import { inEachLook } from './support/screens.ts'
import { inLocales } from './support/locales.ts'
import { expect, test } from './support/test.ts'
import { beginOf } from './support/words.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}

const idOf = (keyFile: string) => (JSON.parse(keyFile) as { private_key_id: string }).private_key_id

/** A conversation that is taken; returns how to reply and see it on the phone. */
async function aConversation(api: ParleyApi, emulator: Emulator) {
  const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  await emulator.write(phone.id, 'Are the rolls still warm?')
  const find = async () => (await api.call(listConversations, { query: { view: 'all' } })).items[0]?.id
  await expect.poll(find).toBeDefined()
  const conversationId = await find()
  if (!conversationId) throw new Error('There is no conversation')
  await api.call(actOnConversation, { params: { conversationId }, body: { action: 'take' } })
  return async (text: string) => {
    await api.call(sendReply, { params: { conversationId }, body: { id: randomUUID() as never, text } })
    await expect.poll(async () => JSON.stringify((await emulator.phone(phone.id)).items)).toContain(text)
  }
}

for (const locale of inLocales('en-GB', 'de-DE'))
  test.describe(locale, () => {
    test.use({ locale })

    test('credentials are rotated while messages go out: upload, prove, promote, revoke at Google, retire', async ({
      installation,
      request,
      page,
      context,
      browserErrors,
      words,
    }) => {
      test.setTimeout(180_000)
      const { channels, shared } = words
      const emulator = emulatorAt(installation.emulatorUrl)
      const api = await claimByApi(request, installation, { ...person, locale: words.locale })
      const { account } = await furnish(api, emulator)
      const reply = await aConversation(api, emulator)
      await reply('With the first key.')
      await context.addCookies((await request.storageState()).cookies)
      const oldTail = account.credentialsFacts?.keyIdTail ?? ''
      const oldKey = (await emulator.keys()).find((key) => key.id.endsWith(oldTail))
      const nextFile = await emulator.makeKey()
      const nextTail = idOf(nextFile).slice(-6)
      const button = (name: string) => page.getByRole('button', { name, exact: true })
      const dialog = page.getByRole('alertdialog')
      const choose = (name: string, content: string) =>
        page
          .locator('input[type=file]')
          .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })

      await test.step('a file that is none is refused line by line, and nothing is stored', async () => {
        await page.goto(`${installation.consoleUrl}/channels/accounts/${account.id}`)
        await expect(page.getByRole('heading', { level: 2, name: channels('rotation.steps') })).toBeVisible()
        await choose('broken.json', '{}')
        await expect(page.getByText(channels('rotation.fileProblem'))).toBeVisible()
        await expect(button(channels('rotation.promoteNow'))).toHaveCount(0)
        await expectAccessible(page)
        // The browser reports the refusal.
        expect(browserErrors.splice(0)).toEqual([expect.stringContaining('400 (Bad Request)')])
      })

      await test.step('the next key is uploaded and proven beside the one in use', async () => {
        await choose('next.json', nextFile)
        await expect(page.getByText(beginOf(channels('rotation.proven')))).toBeVisible()
        await expect(page.getByText(channels('proof.summary.passed'))).toBeVisible()
        await expectAccessible(page)
        await reply('While it waits, still with the first key.')
      })

      await test.step('it is promoted, and sending goes on after Google has forgotten the old one', async () => {
        await button(channels('rotation.promoteNow')).click()
        await expect(dialog).toBeVisible()
        await expectAccessible(page)
        await dialog.getByRole('button', { name: channels('rotation.promoteNow') }).click()
        await expectToast(page, shared, channels('rotation.promoted', { tail: nextTail }))
        await expect(page.getByText(channels('rotation.atGoogle3', { tail: oldTail }))).toBeVisible()
        await expectAccessible(page)
        if (!oldKey) throw new Error('The emulator does not know the first key')
        await emulator.deleteKey(oldKey.id)
        await reply('With the next key.')
      })

      await test.step('the old key is wiped', async () => {
        await button(channels('rotation.wipe')).click()
        await dialog.getByRole('button', { name: channels('rotation.wipe') }).click()
        await expectToast(page, shared, channels('rotation.wiped'))
        await expect(page.getByText(channels('rotation.atGoogle'))).toHaveCount(0)
        await expectAccessible(page)
      })

      await test.step('the sealing key is rotated meanwhile, and sending goes on', async () => {
        const run = runProgram('apps/tools/keys.ts', environmentOf(installation.place), ['rotate'])
        expect(await run.ended, run.output()).toEqual({ code: 0, signal: null })
        expect(run.output()).toContain('0 secrets left under previous keys')
        await reply('With everything sealed anew.')
        const status = runProgram('apps/tools/keys.ts', environmentOf(installation.place), ['status'])
        expect(await status.ended, status.output()).toEqual({ code: 0, signal: null })
      })
    })
  })

test('a rotation under way, with a next and a previous key, is right in every look', async ({
  installation,
  request,
  browser,
  browserErrors,
  page,
  context,
  words,
}) => {
  test.setTimeout(180_000)
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const { account } = await furnish(api, emulator)
  const params = { accountId: account.id }
  const upload = async (fileName: string) =>
    api.call(setNextCredentials, { params, body: { fileName, content: await emulator.makeKey() } })
  await upload('second-key.json')
  await context.addCookies((await request.storageState()).cookies)
  const path = `/channels/accounts/${account.id}`
  await page.goto(`${installation.consoleUrl}${path}`)
  await page.getByRole('button', { name: words.channels('rotation.proveNow') }).click()
  await expect(page.getByText(beginOf(words.channels('rotation.proven')))).toBeVisible()
  const { version } = await api.call(getCredentialsRotation, { params })
  await api.call(promoteNextCredentials, { params, body: { version } })
  await upload('third-key.json')
  await page.close()
  const cookies = () => request.storageState()
  await inEachLook({ browser, installation, browserErrors, person: { api, cookies } }, async (visit, at) => {
    const isThere = async () => {
      const { channels } = at.words
      await expect(at.page.getByText(beginOf(channels('rotation.previous')))).toBeVisible()
      const heading = at.page.getByRole('heading', { level: 2, name: channels('rotation.steps') })
      await heading.evaluate((element) => element.scrollIntoView())
    }
    await visit('account-rotation', path, isThere)
  })
})
