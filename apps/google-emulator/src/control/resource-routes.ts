import { z } from 'zod'
import type { Resource } from '../business-communications/resources.ts'
import type { Core } from '../core.ts'
import type { ApiCall } from '../google-api.ts'
import type { JsonObject } from '../json.ts'
import { seedIds } from '../seed.ts'
import { created, Problem, type ControlCall, type On } from './door.ts'
import * as requests from './requests.ts'
import { readAgent, readBrands } from './views.ts'

const anyJson = z.record(z.string(), z.unknown())

/** Brands and agents of the home partner, by the same rules as Google's API but without a token. */
export function resourceRoutes(on: On, core: Core): void {
  const { communications, resources } = core

  const communicate = async (
    { req, body }: ControlCall,
    partnerId: string = seedIds.partner,
  ): Promise<JsonObject> => {
    const call: ApiCall = {
      method: req.method,
      path: req.path,
      segments: req.path
        .split('/')
        .filter((one) => one !== '')
        .map(decodeURIComponent),
      verb: undefined,
      query: new URL(req.originalUrl, 'http://emulator.invalid').searchParams,
      authorization: undefined,
      body: await body(anyJson),
    }
    return communications.dispatch(call, partnerId)
  }
  const agentOf = ({ params }: ControlCall): Resource => {
    const agent = resources.get(`brands/${params['brand']}/agents/${params['agent']}`)
    if (agent?.kind !== 'agent') throw new Problem(404, 'There is no such agent.')
    return agent
  }
  /** Tests give a brand to another partner to see that it stays out of sight. */
  const ownerOf = ({ req }: ControlCall): string | undefined =>
    typeof req.query['partnerId'] === 'string' ? req.query['partnerId'] : undefined

  on('get', '/brands', () => readBrands(core))
  on('post', '/brands', async (call) => created(await communicate(call, ownerOf(call))))
  on('patch', '/brands/:brand', (call) => communicate(call))
  on('delete', '/brands/:brand', (call) => communicate(call))
  on('post', '/brands/:brand/agents', async (call) => created(await communicate(call, ownerOf(call))))
  on('get', '/brands/:brand/agents/:agent', (call) => readAgent(core, agentOf(call).name))
  on('patch', '/brands/:brand/agents/:agent', (call) => communicate(call))
  on('delete', '/brands/:brand/agents/:agent', (call) => communicate(call))
  on('post', '/brands/:brand/agents/:agent/verification', async (call) => {
    const { state } = await call.body(requests.verificationChange)
    const owner = agentOf(call)
    const verification = { ...communications.verificationOf(owner), verificationState: state }
    communications.putSingleton(owner, 'verification', verification)
    return readAgent(core, owner.name)
  })
  on('post', '/brands/:brand/agents/:agent/launch', async (call) => {
    const { state, entryPoint } = await call.body(requests.launchChange)
    const owner = agentOf(call)
    const launch = communications.launchOf(owner) as {
      businessMessages: { launchDetails: Record<string, JsonObject> }
    }
    const launchDetails = Object.fromEntries(
      Object.entries(launch.businessMessages.launchDetails).map(([point, detail]) => [
        point,
        entryPoint === undefined || entryPoint === point ? { ...detail, launchState: state } : detail,
      ]),
    )
    communications.putSingleton(owner, 'launch', { businessMessages: { launchDetails } })
    return readAgent(core, owner.name)
  })
}
