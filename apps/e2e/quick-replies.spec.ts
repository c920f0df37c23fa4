import { createInvitation } from '@parley/contracts/team'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectToast } from './support/account-journey.ts'
import { emulatorAt } from './support/emulator.ts'
import { inLocales } from './support/locales.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { test, watchErrors } from './support/test.ts'
import type { Words } from './support/words.ts'

const customer = 'Robin Achterberg'
const title = 'Where is my parcel?'
const languages = {
  en: { english: 'American English', german: 'German (Germany)' },
  de: { english: 'Englisch (Vereinigte Staaten)', german: 'Deutsch (Deutschland)' },
}
/** What the phone shows in the end, by the phone's own language. */
const phones = {
  en: { locale: 'en-GB', text: `Hello ${customer}, it is on its way. Noor` },
  de: { locale: 'de-AT', text: `Guten Tag ${customer}, es ist unterwegs. Noor` },
}

for (const browserLocale of inLocales('de-DE', 'en-GB'))
  test.describe(browserLocale, () => {
    test.use({ locale: browserLocale })
    test('a shared reply in two languages is written once, and an agent puts it into an answer with a slash', async ({
      page,
      browser,
      browserErrors,
      installation,
      request,
      words,
    }) => {
      test.setTimeout(300_000)
      const { locale } = words
      const emulator = emulatorAt(installation.emulatorUrl)
      const password = 'otter lantern quay seven'
      const api = await claimByApi(request, installation, {
        name: 'Ines Marlow',
        email: 'ines@harbour-lane.example',
        password,
        locale,
      })
      await furnish(api, emulator)
      await page.context().addCookies((await request.storageState()).cookies)
      await test.step('an administrator writes it', async () => {
        await page.goto(`${installation.consoleUrl}/inbox`)
        await page.getByRole('link', { name: words.replies('title') }).click()
        await writeReply(page, words)
      })

      const { link } = await api.call(createInvitation, {
        body: { email: 'noor@harbour-lane.example', role: 'agent' },
      })
      const context = await browser.newContext({ locale: browserLocale, reducedMotion: 'reduce' })
      watchErrors(context, browserErrors)
      const accepted = await context.request.post(`${installation.consoleUrl}/api/invitation/accept`, {
        data: { token: link.split('#token=')[1], name: 'Noor', password, locale },
      })
      expect(accepted.status()).toBe(200)
      const agentPage = await context.newPage()
      await test.step('an agent reads it, and may not change it', async () => {
        await agentPage.goto(`${installation.consoleUrl}/quick-replies`)
        await expect(agentPage.getByRole('rowheader', { name: title })).toBeVisible()
        await expect(
          agentPage.getByRole('button', { name: words.replies('delete', { name: title }) }),
        ).toHaveCount(0)
        await agentPage
          .getByRole('button', { name: words.replies('copyToMine', { name: title }) })
          .press('Enter')
        await agentPage.getByRole('button', { name: words.replies('create'), exact: true }).click()
        await expect(
          agentPage.getByRole('rowheader', { name: words.replies('copyOf', { name: title }) }),
        ).toBeVisible()
        await expectAccessible(agentPage)
      })

      await test.step('the phone shows it in its language, with the customer’s name', async () => {
        const phone = await emulator.openPhone({ displayName: customer, locale: phones[locale].locale })
        await emulator.write(phone.id, 'Hello?')
        await agentPage.goto(`${installation.consoleUrl}/inbox/unassigned`)
        await agentPage.getByRole('link', { name: customer }).click()
        await answerBySlash(agentPage, words)
        await expect
          .poll(async () =>
            (await emulator.phone(phone.id)).items.flatMap((item) =>
              item.kind === 'agent' ? [item.message.text] : [],
            ),
          )
          .toContain(phones[locale].text)
      })

      await test.step('it is deleted, and brought back by Undo', async () => {
        await page.bringToFront()
        await page.getByRole('button', { name: words.replies('delete', { name: title }) }).click()
        await expectAccessible(page)
        await page.getByRole('button', { name: words.replies('deleteConfirm'), exact: true }).click()
        await expect(page.getByText(words.replies('emptySharedTitle'))).toBeVisible()
        await page.getByRole('button', { name: words.deletions('undo') }).click()
        await expect(page.getByRole('rowheader', { name: title })).toBeVisible()
      })
      await context.close()
    })
  })

async function writeReply(page: Page, words: Words): Promise<void> {
  const { replies } = words
  const { english, german } = languages[words.locale]
  await expect(page.getByText(replies('emptySharedTitle'))).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: replies('newShared') }).click()
  await page.getByRole('textbox', { name: replies('name'), exact: false }).fill(title)
  await expect(page.getByRole('textbox', { name: replies('shortCode') })).toHaveValue('where-is-my-parcel')
  await page.getByRole('textbox', { name: replies('shortCode') }).fill('parcel')
  const tags = page.getByRole('combobox', { name: replies('tags') })
  await tags.fill('Shipping')
  await tags.press('Enter')
  await expect(page.getByRole('button', { name: replies('tagRemove', { tag: 'Shipping' }) })).toBeVisible()

  const text = (language: string) => page.getByRole('textbox', { name: replies('textIn', { language }) })
  await text(english).fill('Hello {Customer}')
  await expect(page.getByText('“Customer”').or(page.getByText('„Customer“'))).toBeVisible()
  await page.getByRole('button', { name: replies('create'), exact: true }).click()
  await expect(text(english)).toBeVisible()
  await text(english).fill('Hello ')
  await page.getByRole('button', { name: replies('placeholder.CustomerName'), exact: true }).click()
  await text(english).pressSequentially(', it is on its way. ')
  await page.getByRole('button', { name: replies('placeholder.AgentName'), exact: true }).click()
  await expect(text(english)).toHaveValue('Hello {CustomerName}, it is on its way. {AgentName}')
  await page.getByRole('combobox', { name: replies('addLanguage') }).selectOption('de-DE')
  await text(german).fill('Guten Tag {CustomerName}, es ist unterwegs. {AgentName}')
  await expectAccessible(page)
  await page.getByRole('tab', { name: german }).press('ArrowLeft')
  await expect(page.getByRole('tab', { name: english })).toBeFocused()
  await expect(text(english)).toBeVisible()
  await page.getByRole('button', { name: replies('create'), exact: true }).click()
  await expectToast(page, words.shared, replies('created', { name: title }))
  await expect(page.getByRole('rowheader', { name: title })).toBeVisible()
  await expectAccessible(page)
}

async function answerBySlash(page: Page, words: Words): Promise<void> {
  const { inbox, thread, quick } = words
  await page
    .getByRole('button', { name: inbox('action.take'), exact: true })
    .first()
    .click()
  const composer = page.getByRole('textbox', { name: thread('composer.label', { name: customer }) })
  await composer.fill('')
  await composer.pressSequentially('/parcel')
  const list = page.getByRole('listbox', { name: quick('list') })
  await expect(list.getByRole('option')).toHaveCount(2)
  await expect(list.getByRole('option').first()).toContainText(phones[words.locale].text)
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await composer.press('ArrowDown')
  await expect(list.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await composer.press('ArrowUp')
  await composer.press('Enter')
  await expect(list).toBeHidden()
  await expect(composer).toHaveValue(phones[words.locale].text)
  await composer.press('Enter')
}
