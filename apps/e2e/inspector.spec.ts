import { createChannel, deleteChannel, getWorkstream } from '@parley/contracts/workstreams'
import { emulatorAt } from './support/emulator.ts'
import { expectAccessible } from './support/accessible.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { expect, test } from './support/test.ts'
import { beginOf } from './support/words.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}

test('a forged delivery and a parked one are explained; the cause is removed, and the message is in the inbox', async ({
  installation,
  request,
  page,
  context,
  words,
}) => {
  test.setTimeout(180_000)
  const { consoleUrl, emulatorUrl } = installation
  const { deliveries, channels } = words
  const emulator = emulatorAt(emulatorUrl)
  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const { account, workstream } = await furnish(api, emulator)
  await context.addCookies((await request.storageState()).cookies)

  await test.step('forged', async () => {
    await emulator.disturbDeliveries({ signature: 'wrong' })
    const phone = await emulator.openPhone({ displayName: 'Mallory' })
    await emulator.write(phone.id, 'A forged good morning')
    await page.goto(`${consoleUrl}/channels/accounts/${account.id}`)
    await page.getByRole('tab', { name: channels('account.tab.deliveries') }).click()
    await page.getByLabel(deliveries('filter.verdict')).selectOption('refused')
    const line = page.getByRole('row').filter({ hasText: deliveries('reason.wrongSignature') })
    await expect(line.first()).toBeVisible({ timeout: 15_000 })
    await expectAccessible(page)
    await line.first().getByRole('link').click()
    await expect(page.getByText(deliveries('remedy.wrongSignature'))).toBeVisible()
    await expect(page.getByText(deliveries('detail.bodyNever'))).toBeVisible()
    await expect(page.getByText('A forged good morning')).toHaveCount(0)
    await expectAccessible(page)
    // Google goes on trying what was refused; from here on it is quiet.
    await emulator.clearDeliveries()
    await emulator.disturbDeliveries({ signature: 'right' })
  })

  const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  const [channel] = (await api.call(getWorkstream, { params: { workstreamId: workstream.id } })).channels
  if (!channel) throw new Error('The workstream has no channel')
  await test.step('parked, because its channel was removed', async () => {
    await api.call(deleteChannel, {
      params: { workstreamId: workstream.id, channelId: channel.id },
      body: { version: channel.version, conversations: { manner: 'close', text: null } },
    })
    await emulator.write(phone.id, 'Are the rolls still warm?')
    await page.goto(`${consoleUrl}/channels/deliveries?verdict=parked`)
    const line = page.getByRole('row').filter({ hasText: deliveries('reason.noChannel') })
    await expect(line.first()).toBeVisible({ timeout: 15_000 })
    await expectAccessible(page)
    // Too early: it is parked again, and the page says so.
    await line.first().getByRole('checkbox').check()
    await page.getByRole('button', { name: deliveries('retry'), exact: true }).click()
    await expect(page.getByText('1 delivery is parked again, 0 processed.')).toBeVisible()
    await line.first().getByRole('link').click()
    await expect(page.getByText(deliveries('remedy.noChannel'))).toBeVisible()
    await expect(page.getByRole('region', { name: deliveries('detail.bodyText') })).toContainText(
      'Are the rolls still warm?',
    )
    await page.getByRole('button', { name: deliveries('dry.run') }).click()
    await expect(page.getByText(beginOf(deliveries('dry.outcome.parked')))).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('repaired, it is processed again, and its message is in the inbox', async () => {
    await api.call(createChannel, {
      params: { workstreamId: workstream.id },
      body: {
        googleAgentId: channel.googleAgent.id,
        language: 'en-US',
        automatedMessages: [],
        customerAttachments: true,
        agentAttachments: false,
      },
    })
    await expect
      .poll(async () => {
        await page.reload()
        return page.getByRole('link', { name: 'Robin Achterberg' }).count()
      })
      .toBe(1)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Robin Achterberg' }).click()
    await expect(page.getByText('Are the rolls still warm?').first()).toBeVisible()
  })
})
