import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { expectAccessible } from './support/accessible.ts'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { inEachLook } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const notice = defaultNoticeTexts['en-US']

test('an administrator writes a German greeting; a customer from Austria reads it, until the channel says something else', async ({
  page,
  browser,
  browserErrors,
  installation,
  request,
  words,
}) => {
  test.setTimeout(300_000)
  const { automated, texts, workstreams } = words
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(request, installation, {
    name: 'Ines Marlow',
    email: 'ines@harbour-lane.example',
    password: 'otter lantern quay seven',
    locale: 'en',
  })
  const { workstream } = await furnish(api, emulator)
  await page.context().addCookies((await request.storageState()).cookies)
  const shown = async (phoneId: string) =>
    (await emulator.phone(phoneId)).items.flatMap((item) =>
      item.kind === 'agent' ? [item.message.text] : [],
    )
  /** A customer whose phone speaks Austrian German writes; what they read then. */
  async function expectGreeting(displayName: string, expected: string[]) {
    const phone = await emulator.openPhone({ displayName, locale: 'de-AT' })
    await emulator.write(phone.id, 'Grüß Gott!')
    await expect.poll(() => shown(phone.id)).toEqual(expected)
  }
  const greeting = texts('trigger.greeting')
  const german = 'German (Germany)'
  const saved = page.getByText(automated('edit.saved', { trigger: greeting, language: german })).first()
  const save = page.getByRole('button', { name: automated('edit.save'), exact: true })
  const cell = (state: 'on' | 'off' | 'own' | 'inherited') =>
    page.getByRole('link', {
      name: automated('cell.edit', {
        trigger: greeting,
        language: german,
        state: automated(`cell.${state}`),
      }),
    })

  await test.step('a text in a language that has none yet, with a placeholder from the menu', async () => {
    await page.goto(`${installation.consoleUrl}/automated-messages`)
    await page.getByRole('combobox', { name: automated('addLanguage') }).selectOption('de-DE')
    await cell('off').click()
    await page.getByRole('switch', { name: automated('edit.isOn') }).check()
    const text = page.getByRole('textbox', { name: automated('edit.text') })
    await text.fill('Servus {Kunde}')
    await expect(page.getByText('{Kunde} (character 8)').first()).toBeVisible()
    await expectAccessible(page)
    await text.fill('Servus ')
    await page.getByRole('button', { name: texts('editor.insert') }).press('Enter')
    await page.getByRole('menuitem', { name: texts('placeholder.CustomerName') }).press('Enter')
    await expect(text).toHaveValue('Servus {CustomerName}')
    await expect(page.getByText('Servus Robin Achterberg')).toBeVisible()
    await expectAccessible(page)
    await save.click()
    await expect(saved).toBeVisible()
    await expect(cell('on')).toBeVisible()
    await expect(page.getByText(`1 text is missing: ${greeting}`)).toBeVisible()
    await expectAccessible(page)
    await expectGreeting('Mara Oduya', [notice, 'Servus Mara Oduya'])
  })

  await test.step('the channel says something else, and what it says wins', async () => {
    await page.goto(`${installation.consoleUrl}/workstreams/${workstream.id}`)
    await page.getByRole('link', { name: new RegExp(`^${workstreams('card.messagesLink')}\\b`) }).click()
    await cell('inherited').click()
    await page.getByRole('radio', { name: new RegExp(`^${automated('override.own')}`) }).check()
    const text = page.getByRole('textbox', { name: automated('edit.text') })
    await expect(text).toHaveValue('Servus {CustomerName}')
    await text.fill('Moin, {CustomerName}!')
    await expectAccessible(page)
    await save.click()
    await expect(cell('own')).toBeVisible()
    await expectAccessible(page)
    await expectGreeting('Bo Lindqvist', [notice, 'Moin, Bo Lindqvist!'])
  })

  await test.step('back to what is inherited, by one click', async () => {
    await cell('own').click()
    await page.getByRole('button', { name: automated('override.return') }).click()
    await expect(cell('inherited')).toBeVisible()
    await expectGreeting('Ada Okonkwo', [notice, 'Servus Ada Okonkwo'])
  })

  const channelPath = new URL(page.url()).pathname
  await inEachLook(
    { browser, installation, browserErrors, person: { api, cookies: () => request.storageState() } },
    async (visit) => {
      await visit('journey-automated', '/automated-messages')
      await visit('journey-automated-message', '/automated-messages/organisation/outOfHours/de-DE')
      await visit('journey-automated-channel', channelPath)
      await visit('journey-automated-override', `${channelPath}/greeting/de-DE`)
      await visit('journey-automated-gone', '/automated-messages/organisation/greeting/xx')
    },
  )
})
