import { createAccount, setClientToken, setCredentials, updateAccount } from '@parley/contracts/accounts'
import type { ProofCode } from '@parley/contracts/proof-codes'
import type { Page } from '@playwright/test'
import { generateKeyPairSync } from 'node:crypto'
import { expectAccessible } from './support/accessible.ts'
import { emulatorAt, seeded, type Emulator } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi, type ParleyApi } from './support/parley-api.ts'
import { inLocales } from './support/locales.ts'
import { expect, test } from './support/test.ts'
import { beginOf, type Words } from './support/words.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}
type Catalogued = Parameters<Words['channels']>[0]

/** The sentence of a code up to its first value. */
const titleOf = ({ channels }: Words, code: ProofCode) =>
  beginOf(channels(`proof.${code}.title` as Catalogued))
const remedyOf = ({ channels }: Words, code: ProofCode) =>
  beginOf(channels(`proof.${code}.remedy` as Catalogued))

/** The finding is named with what to do, and the page keeps every rule of accessibility. */
async function expectFinding(page: Page, words: Words, code: ProofCode): Promise<void> {
  const line = page
    .getByRole('list', { name: words.channels('proof.list') })
    .getByRole('listitem')
    .filter({ hasText: titleOf(words, code) })
  await expect(line).toHaveCount(1)
  await expect(line.getByText(words.channels('proof.part.cause'), { exact: true })).toBeVisible()
  await expect(line).toContainText(remedyOf(words, code))
  await expectAccessible(page)
}

const upload = (page: Page, content: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(content) })

/** A draft with a webhook of its own, made by API; its pages are for the test. */
async function startDraft(api: ParleyApi) {
  const draft = await api.call(createAccount, {
    body: { name: 'Harbour Lane', channel: 'google-business-messages' },
  })
  return { draft, step: (name: string) => `/channels/accounts/${draft.id}/setup/${name}` }
}

async function keepKey(api: ParleyApi, emulator: Emulator, draft: { id: string; version: number }) {
  const content = await emulator.makeKey()
  const params = { accountId: draft.id as never }
  await api.call(updateAccount, { params, body: { partnerId: seeded.partnerId, version: draft.version } })
  await api.call(setCredentials, { params, body: { fileName: 'key.json', content } })
  return { params, keyId: (JSON.parse(content) as { private_key_id: string }).private_key_id }
}

for (const locale of inLocales('de-DE', 'en-GB'))
  test.describe(locale, () => {
    test.use({ locale })
    test('files that cannot be used, or were pasted, each have their own sentence', async ({
      page,
      installation,
      browserErrors,
      words,
    }) => {
      const emulator = emulatorAt(installation.emulatorUrl)
      const api = await claimByApi(page.request, installation, { ...person, locale: words.locale })
      const { step } = await startDraft(api)
      await page.goto(`${installation.consoleUrl}${step('partner')}`)
      const key = JSON.parse(await emulator.makeKey()) as Record<string, string>
      const file = (changes: Record<string, unknown>) => JSON.stringify({ ...key, ...changes })
      const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      const files: [string, ProofCode][] = [
        ['hello', 'shape.notJson'],
        [JSON.stringify({ web: { client_id: '1' } }), 'shape.oauthClient'],
        [file({ private_key: '' }), 'shape.emptyField'],
        [file({ token_uri: 'https://evil.example/token' }), 'shape.tokenUriNotAllowed'],
        [file({ private_key: elliptic.export({ type: 'pkcs8', format: 'pem' }) }), 'key.notRsa'],
      ]
      for (const [content, code] of files)
        await test.step(code, async () => {
          await upload(page, content)
          await expectFinding(page, words, code)
        })

      await test.step('a wrong partner ID, and a file with a byte order mark', async () => {
        await page.getByRole('textbox', { name: words.channels('partner.id') }).fill('qs-1')
        await upload(page, `\ufeff${file({})}`)
        await expectFinding(page, words, 'partner.unknown')
        await expectFinding(page, words, 'shape.cleanedBom')
      })
      // The refusals are what this is about.
      const isRefusal = (error: string) => /400 \(Bad Request\).*\/credentials\)$/.test(error)
      expect(browserErrors.filter(isRefusal)).toHaveLength(files.length)
      browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((one) => !isRefusal(one)))
    })
  })

test('what Google refuses is named, and can be tried again', async ({ page, installation, words }) => {
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(page.request, installation, { ...person, locale: 'en' })
  const { draft, step } = await startDraft(api)
  const { keyId } = await keepKey(api, emulator, draft)
  const { channels } = words

  await test.step('an API that is switched off; then it is on, and Try again is green', async () => {
    await emulator.restrict({ disabledApis: ['communications'] })
    await page.goto(`${installation.consoleUrl}${step('partner')}`)
    await page.getByRole('button', { name: channels('partner.check'), exact: true }).click()
    await expectFinding(page, words, 'communications.disabled')
    await emulator.restrict({})
    await page.getByRole('button', { name: new RegExp(`^${channels('proof.tryAgain')}`) }).click()
    await expect(page.getByText(channels('proof.summary.passed'))).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('a client token with a space inside', async () => {
    await page.locator('input[type=password]').fill('ABCD EFGH')
    await page.getByRole('button', { name: words.shared('wizard.next') }).click()
    await expect(page.getByText(titleOf(words, 'clientToken.spacesInside'))).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('an agent of another brand', async () => {
    const brandId = await emulator.makeBrand('Harbour Lane Cafés')
    // What is typed on the step before is not kept.
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(`${installation.consoleUrl}${step('agents')}`)
    await page.getByRole('textbox', { name: channels('agents.brandId') }).fill(brandId)
    await page.getByRole('textbox', { name: channels('agents.agentId') }).fill(seeded.agentId)
    await page.getByRole('button', { name: channels('agents.add'), exact: true }).click()
    await expectFinding(page, words, 'agent.otherBrand')
  })

  await test.step('a revoked key', async () => {
    await emulator.setKeyDisabled(keyId, true)
    await page.getByRole('button', { name: channels('agents.add'), exact: true }).click()
    await expectFinding(page, words, 'token.accountGone')
  })
})

test('the webhook is tried from outside: wrong token at Google, another address, then green', async ({
  page,
  installation,
  words,
}) => {
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(page.request, installation, { ...person, locale: 'en' })
  const { draft, step } = await startDraft(api)
  const { params } = await keepKey(api, emulator, draft)
  await api.call(setClientToken, { params, body: { clientToken: 'ANOTHERTOKEN' } })
  await emulator.verify(draft.webhook.url)
  await emulator.saveWebhook('https://other.example/hook', true)
  await page.goto(`${installation.consoleUrl}${step('webhook')}`)
  await page.getByRole('button', { name: words.channels('webhook.checkNow') }).click()
  await expectFinding(page, words, 'handshake.wrongToken')
  await expectFinding(page, words, 'partnerWebhook.other')

  await api.call(setClientToken, { params, body: { clientToken: await emulator.clientToken() } })
  await emulator.verify(draft.webhook.url)
  await emulator.saveWebhook(draft.webhook.url)
  await page
    .getByRole('button', { name: new RegExp(`^${words.channels('proof.tryAgain')}`) })
    .first()
    .click()
  await expect(page.getByText(words.channels('proof.summary.passed'))).toBeVisible()
  for (const code of ['answerer.ok', 'signature.ok', 'body.ok', 'forgery.ok', 'partnerWebhook.ok'] as const)
    await expect(page.getByText(titleOf(words, code))).toBeVisible()
  await expectAccessible(page)
})

test('a round trip is watched from the phone and back', async ({ page, installation, words }) => {
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(page.request, installation, { ...person, locale: 'en' })
  const { account } = await furnish(api, emulator)
  const { roundTrip } = words
  await page.goto(`${installation.consoleUrl}/channels/accounts/${account.id}`)
  await page.getByRole('button', { name: roundTrip('trip.start'), exact: true }).click()
  await expect(page.getByText(beginOf(roundTrip('trip.do.waiting')))).toBeVisible()
  await expectAccessible(page)
  const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  await emulator.write(phone.id, 'Is anybody there?')
  await page.getByRole('button', { name: roundTrip('trip.send') }).click()
  const list = page.getByRole('list', { name: roundTrip('trip.list') })
  await expect(list.getByText(roundTrip('trip.reached'))).toHaveCount(7)
  await emulator.markRead(phone.id)
  await expect(page.getByText(beginOf(roundTrip('trip.do.done')))).toBeVisible()
  await expect(list.getByText(roundTrip('trip.reached'))).toHaveCount(8)
  await expectAccessible(page)
  await page.getByRole('link', { name: roundTrip('trip.conversation') }).click()
  await expect(page.getByText(roundTrip('trip.reply.1')).first()).toBeVisible()
})
