import { randomInt } from 'node:crypto'
import type { Core } from '../core.ts'
import { readRestrictions, saveRestrictions, type Restrictions } from '../restrictions.ts'
import { addPartner, seedIds } from '../seed.ts'
import { isUsableAddress } from '../webhook/webhooks.ts'
import { created, Problem, Reply, type On } from './door.ts'
import * as requests from './requests.ts'
import { readState } from './views.ts'

const home = `partners/${seedIds.partner}`

/** The partner: its settings, clock, webhooks and service-account keys. */
export function partnerRoutes(on: On, core: Core): void {
  const { accounts, resources, webhooks, deliveries, clock, live, store } = core
  const levelOf = (agent: string | undefined): string => {
    if (agent !== undefined && resources.get(agent)?.kind !== 'agent')
      throw new Problem(404, `There is no agent ${agent}.`)
    return agent ?? home
  }

  on('get', '/state', () => readState(core))
  on('post', '/reset', () => {
    core.reset()
    return readState(core)
  })
  on('patch', '/partner', async ({ body }) => {
    const patch = await body(requests.partnerPatch)
    const json = { ...resources.get(home)?.json, ...patch }
    resources.put({ name: home, parent: '', kind: 'partner', partnerId: seedIds.partner, json })
    live.notify('settings')
    return readState(core)
  })
  on('post', '/partners', async ({ body }) => {
    const { displayName } = await body(requests.newPartner)
    const digits = randomInt(10_000_000, 99_999_999)
    const partnerId = addPartner(core, {
      id: `qs-${digits}`,
      displayName,
      company: displayName,
      projectId: `partner-${digits}`,
    })
    return created({ partnerId })
  })
  on('put', '/clock', async ({ body }) => {
    const change = await body(requests.clockChange)
    clock.move('offsetMs' in change ? change.offsetMs : clock.offsetMs() + change.advanceMs)
    live.notify('settings', 'phones')
    return { now: clock.now(), offsetMs: clock.offsetMs() }
  })
  on('put', '/settings', async ({ body }) => {
    for (const [name, value] of Object.entries(await body(requests.settingsPatch))) store.setMeta(name, value)
    live.notify('settings')
  })

  on('put', '/restrictions', async ({ body }) => {
    // JSON drops members that are undefined, which would hide the defaults.
    const value = JSON.parse(JSON.stringify(await body(requests.restrictions))) as Partial<Restrictions>
    saveRestrictions(store, seedIds.partner, value)
    return readRestrictions(store, seedIds.partner)
  })

  on('get', '/webhook', ({ req }) => webhooks.read(levelOf(requests.webhookLevel.parse(req.query).agent)))
  on('post', '/webhook/verify', async ({ body }) => {
    const { agent, url } = await body(requests.webhookUrl)
    return webhooks.verify(levelOf(agent), url)
  })
  on('put', '/webhook', async ({ body }) => {
    const { agent, url, skipVerification } = await body(requests.webhookSave)
    const level = levelOf(agent)
    if (!isUsableAddress(url))
      throw new Problem(
        400,
        'The address must be an https URL; http is taken for this machine and private networks.',
      )
    if (skipVerification !== true && webhooks.read(level).verifiedUrl !== url)
      throw new Problem(
        409,
        'This address has not been verified under the present client token. Verify it first.',
      )
    webhooks.save(level, url)
    deliveries.releaseWaiting()
    return webhooks.read(level)
  })
  on('delete', '/webhook', ({ req }) => {
    webhooks.save(levelOf(requests.webhookLevel.parse(req.query).agent), null)
  })
  on('post', '/webhook/token', async ({ body }) => {
    const { agent, clientToken } = await body(requests.webhookToken)
    const level = levelOf(agent)
    if (clientToken === undefined) webhooks.regenerateToken(level)
    else webhooks.setToken(level, clientToken)
    return webhooks.read(level)
  })

  on('get', '/keys', () => accounts.listKeys())
  on('post', '/keys', async ({ body }) => {
    const { partnerId = seedIds.partner } = await body(requests.newKey)
    if (resources.get(`partners/${partnerId}`) === undefined)
      throw new Problem(404, `There is no partner ${partnerId}.`)
    const { fileName, file } = await accounts.createKey(partnerId)
    live.notify('settings')
    // Nothing in the name needs escaping: it is made of our own project id and hex digits.
    return new Reply(201, file, { 'Content-Disposition': `attachment; filename="${fileName}"` })
  })
  on('patch', '/keys/:id', async ({ body, params }) => {
    const { isDisabled } = await body(requests.keyPatch)
    if (!accounts.setKeyDisabled(params['id'] ?? '', isDisabled))
      throw new Problem(404, 'There is no such key.')
    live.notify('settings')
  })
  on('delete', '/keys/:id', ({ params }) => {
    if (!accounts.deleteKey(params['id'] ?? '')) throw new Problem(404, 'There is no such key.')
    live.notify('settings')
  })
}
