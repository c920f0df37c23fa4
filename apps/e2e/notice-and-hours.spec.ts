import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { listWorkstreams, updateChannel } from '@parley/contracts/workstreams'
import { expectAccessible } from './support/accessible.ts'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { inEachLook } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const notice = defaultNoticeTexts['en-US']
const closed = 'We are taking stock and answer when we are back.'

test('an administrator closes a queue; a customer who writes is told of recording and hours, once', async ({
  page,
  browser,
  browserErrors,
  installation,
  request,
  words,
}) => {
  test.setTimeout(300_000)
  const { hours, queues, inbox, thread, privacy } = words
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(request, installation, {
    name: 'Ines Marlow',
    email: 'ines@harbour-lane.example',
    password: 'otter lantern quay seven',
    locale: 'en',
  })
  await furnish(api, emulator)
  const { items: workstreams } = await api.call(listWorkstreams)
  const channel = workstreams[0]?.channels[0]
  if (!channel) throw new Error('There is no channel')
  await api.call(updateChannel, {
    params: { workstreamId: channel.workstreamId, channelId: channel.id },
    body: { automatedMessages: [{ trigger: 'outOfHours', text: closed }] },
  })
  await page.context().addCookies((await request.storageState()).cookies)
  const shown = async (phoneId: string) =>
    (await emulator.phone(phoneId)).items.flatMap((item) =>
      item.kind === 'agent' ? [item.message.text] : [],
    )

  await test.step('operating hours that are never open, attached to the queue', async () => {
    await page.goto(`${installation.consoleUrl}/operating-hours`)
    await page.getByRole('link', { name: hours('new') }).click()
    await page.getByRole('textbox', { name: hours('name') }).fill('Stocktaking')
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
      await page
        .getByRole('button', { name: hours('removeInterval', { day, from: '08:00', to: '17:00' }) })
        .press('Enter')
      await expect(page.getByRole('group', { name: hours('day', { day }) })).toContainText(hours('isClosed'))
    }
    await expect(page.getByText(hours('never'))).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: hours('create'), exact: true }).click()
    await expect(page.getByRole('link', { name: 'Stocktaking' })).toBeVisible()

    await page.goto(`${installation.consoleUrl}/queues`)
    await page.getByRole('button', { name: queues('edit', { name: 'Default queue' }) }).click()
    await page.getByRole('combobox', { name: queues('hours') }).selectOption('Stocktaking')
    await expectAccessible(page)
    await page.getByRole('button', { name: queues('save'), exact: true }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.goto(`${installation.consoleUrl}/operating-hours`)
    await page.getByRole('button', { name: hours('delete', { name: 'Stocktaking' }) }).click()
    await expect(page.getByText(hours('deleteUsed', { queues: 'Default queue' }))).toBeVisible()
    await page.getByRole('button', { name: hours('close'), exact: true }).click()
  })

  let conversation = ''
  const robin = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  await test.step('who writes reads the notice, then that it is closed, and neither of them twice', async () => {
    await emulator.write(robin.id, 'Are you there?')
    await expect.poll(() => shown(robin.id)).toEqual([notice, closed])
    await emulator.write(robin.id, 'Hello?')
    await page.goto(`${installation.consoleUrl}/inbox/unassigned`)
    await page.getByRole('link', { name: 'Robin Achterberg' }).click()
    await expect(page.getByText(inbox('hours.outside')).first()).toBeVisible()
    conversation = new URL(page.url()).pathname.replace('unassigned', 'mine')
    await expect(page.getByText(thread('author.notice')).first()).toBeVisible()
    await expectAccessible(page)
    await page
      .getByRole('button', { name: inbox('action.take'), exact: true })
      .first()
      .click()
    const composer = page.getByRole('textbox', {
      name: thread('composer.label', { name: 'Robin Achterberg' }),
    })
    await composer.fill('I happen to be here.')
    await composer.press('Enter')
    await expect.poll(() => shown(robin.id)).toEqual([notice, closed, 'I happen to be here.'])
  })

  await test.step('the notice is switched off only with a reason, and then the next customer is not told', async () => {
    await page.goto(`${installation.consoleUrl}/privacy`)
    await expectAccessible(page)
    await page.getByRole('button', { name: privacy('notice.switchOff') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: privacy('switch.off'), exact: true }).click()
    await expect(dialog.getByText(privacy('switch.reasonNeeded'))).toBeVisible()
    await dialog.getByRole('textbox').fill('Customers are told on the website')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: privacy('switch.off'), exact: true }).click()
    // The reason stands in the dialog before it is stored, too.
    await expect(dialog).toBeHidden()
    await expect(page.getByText(privacy('notice.off'), { exact: true })).toBeVisible()
    await expect(page.getByText('Customers are told on the website')).toBeVisible()
    const ada = await emulator.openPhone({ displayName: 'Ada Okonkwo' })
    await emulator.write(ada.id, 'Good evening')
    await expect.poll(() => shown(ada.id)).toEqual([closed])
  })

  await inEachLook(
    {
      browser,
      installation,
      browserErrors,
      person: { api, cookies: () => request.storageState() },
    },
    async (visit, at) => {
      await visit('journey-privacy', '/privacy')
      await visit('journey-operating-hours', '/operating-hours', async () => {
        await expect(at.page.getByText(at.words.hours('never')).first()).toBeVisible()
      })
      await visit('journey-conversation', conversation, async () => {
        await expect(at.page.getByText(at.words.thread('author.notice')).first()).toBeVisible()
      })
      await visit('journey-hours-new', '/operating-hours/new')
      await visit('journey-queue', '/queues?new')
    },
  )
})
