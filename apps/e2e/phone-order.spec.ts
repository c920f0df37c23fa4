import { randomUUID } from 'node:crypto'
import {
  actOnConversation,
  listConversations,
  listMessages,
  sendReply,
} from '@parley/contracts/conversations'
import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { emulatorAt, type ApiFault, type Emulator } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi, type ParleyApi } from './support/parley-api.ts'
import { expect, test } from './support/test.ts'

const seeds = [11, 23, 37]
const chats = ['Ada', 'Bo', 'Cleo', 'Dario']
const repliesEach = 5
/** Each call may meet one of these; with an effect and without one, which the caller cannot tell apart. */
const faults: readonly ApiFault[] = [
  { family: 'messages', kind: '429', probability: 0.12, retryAfterSeconds: 1 },
  { family: 'messages', kind: '500', probability: 0.12 },
  { family: 'messages', kind: 'reset-before', probability: 0.1 },
  { family: 'messages', kind: 'reset-after', probability: 0.12 },
]
/** Time-outs cost ten seconds each, so each seed meets exactly one of either kind. */
const timeouts: readonly ApiFault[] = [
  { family: 'messages', kind: 'timeout-before', calls: 1 },
  { family: 'messages', kind: 'timeout-after', calls: 1 },
]

test('phones show every reply once and in order although Google fails, and every reply ends as delivered or read', async ({
  installation,
  request,
}) => {
  test.setTimeout(240_000)
  const emulator = emulatorAt(installation.emulatorUrl)
  const api = await claimByApi(request, installation, {
    name: 'Ines Marlow',
    email: 'ines@harbour-lane.example',
    password: 'otter lantern quay seven',
    locale: 'en',
  })
  await furnish(api, emulator)
  const phones = await Promise.all(chats.map((displayName) => emulator.openPhone({ displayName })))
  await Promise.all(phones.map(({ id }) => emulator.write(id, 'Hello?')))
  const conversations = await takeAll(api)

  const sent = new Map<string, string[]>(chats.map((name) => [name, []]))
  for (const seed of seeds)
    await test.step(`seed ${seed}`, async () => {
      await emulator.disturb(seed, [...timeouts, ...faults])
      // All conversations at once, the replies of each one after the other, as agents write.
      await Promise.all(
        conversations.map(async ({ id, customerName }) => {
          for (let number = 1; number <= repliesEach; number += 1) {
            const text = `${customerName} ${seed}.${number}`
            sent.get(customerName)?.push(text)
            await api.call(sendReply, { params: { conversationId: id }, body: { id: messageId(), text } })
          }
        }),
      )
      for (const phone of phones) await expectShown(emulator, phone.id, sent)
    })

  await emulator.disturb(1, [])
  await Promise.all(phones.map(({ id }) => emulator.markRead(id)))
  for (const { id } of conversations)
    await expect
      .poll(async () => {
        const { items } = await api.call(listMessages, {
          params: { conversationId: id },
          query: { limit: 100 },
        })
        return items.flatMap((item) => (item.direction === 'outbound' ? [item.state] : []))
      })
      .toEqual(Array(1 + seeds.length * repliesEach).fill('read'))
})

const messageId = () => randomUUID() as never

/** Every customer has a conversation, and all of them are ours. */
async function takeAll(api: ParleyApi) {
  const open = async () =>
    (await api.call(listConversations, { query: { view: 'unassigned', limit: 50 } })).items
  await expect.poll(async () => (await open()).length).toBe(chats.length)
  const conversations = await open()
  for (const { id } of conversations)
    await api.call(actOnConversation, { params: { conversationId: id }, body: { action: 'take' } })
  return conversations.map(({ id, customerName }) => ({ id, customerName: customerName ?? '' }))
}

/** The phone's own chat: the recording notice once and first, then exactly what was sent to this person, in the order in which it was written. */
async function expectShown(emulator: Emulator, phoneId: string, sent: ReadonlyMap<string, string[]>) {
  const { options } = await emulator.phone(phoneId)
  await expect
    .poll(
      async () => {
        const { items } = await emulator.phone(phoneId)
        return items.flatMap((item) => (item.kind === 'agent' ? [item.message.text] : []))
      },
      { timeout: 90_000 },
    )
    .toEqual([defaultNoticeTexts['en-US'], ...(sent.get(options.displayName ?? '') ?? [])])
}
