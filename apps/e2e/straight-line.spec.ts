import { expectAccessible } from './support/accessible.ts'
import {
  acceptAndSave,
  accountName,
  addAgent,
  claimSetup,
  connectWebhook,
  expectStep,
  fillPartner,
  startAccount,
} from './support/account-journey.ts'
import { answerFirstCustomer, goOn } from './support/conversation-journey.ts'
import { report, watchEffort } from './support/effort.ts'
import { openAgent } from './support/google-side.ts'
import { expect, test, watchErrors } from './support/test.ts'
import { createChannel, createWorkstream } from './support/workstream-journey.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}
const texts = {
  en: { greeting: 'Hello, this is {QueueName}. Somebody answers soon.', ended: 'Thank you, and good bye.' },
  de: { greeting: 'Guten Tag, gleich antwortet jemand.', ended: 'Vielen Dank und auf Wiedersehen.' },
} as const

/** From the set-up link to the first answer, clicks in Google's console and on the phone included; see effort.ts. */
const clicksMax = 55

for (const locale of ['de-DE', 'en-GB'])
  test.describe(locale, () => {
    test.use({ locale })

    test('from a fresh start to a finished conversation, as the documented set-up describes it', async ({
      page,
      browser,
      browserErrors,
      installation,
      words,
    }) => {
      test.setTimeout(170_000)
      const { setupLink } = installation
      if (setupLink === null) throw new Error('A fresh installation has a set-up link')
      const effort = await watchEffort(page.context())
      await claimSetup(page, words, setupLink, person)
      await startAccount(page, words)
      const google = await fillPartner(page, words)

      await test.step('the draft survives a reload and goes on in another browser', async () => {
        await page.reload()
        await expectStep(page, words.channels('webhook.title'))
        const other = await browser.newContext({ locale })
        watchErrors(other, browserErrors)
        const tab = await other.newPage()
        await tab.goto(`${installation.consoleUrl}/channels/accounts`)
        await expectAccessible(tab)
        await tab.getByRole('textbox', { name: words.session('signIn.email') }).fill(person.email)
        await tab.getByLabel(words.session('signIn.password'), { exact: true }).fill(person.password)
        await tab.getByRole('button', { name: words.session('signIn.submit'), exact: true }).click()
        await tab.getByRole('link', { name: accountName }).click()
        await expectStep(tab, words.channels('webhook.title'))
        await other.close()
      })

      await connectWebhook(page, google, words)
      await addAgent(page, google, words)
      await acceptAndSave(page, words)
      await createWorkstream(page, words)
      await createChannel(page, words, texts[words.locale])

      await google.bringToFront()
      await openAgent(google, words, 'Harbour Lane Bakery')
      await google.getByRole('radio', { name: 'Android', exact: true }).check()
      await google.getByRole('button', { name: words.google('agent.test'), exact: true }).click()
      await answerFirstCustomer(page, google, words, texts[words.locale])

      await test.step('a new user’s hands need less than five minutes for it', () => {
        const figures = effort.figures()
        report(`first-start-${words.locale}`, figures)
        expect(figures.personSeconds).toBeLessThan(300)
        expect(figures.clicks).toBeLessThanOrEqual(clicksMax)
      })
      await goOn(page, google, words, texts[words.locale])
    })
  })
