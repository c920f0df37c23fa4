import { describe, expect, it } from 'vitest'
import { ApiError } from '../api-error.ts'
import type { JsonObject } from '../json.ts'
import { agentShape } from './shapes.ts'
import { applyUpdate } from './update-mask.ts'

const setting = (text: string): JsonObject => ({ welcomeMessage: { text } })
const current = (): JsonObject => ({
  name: 'brands/b/agents/a',
  displayName: 'Bakery',
  businessMessagesAgent: {
    customAgentId: 'old',
    defaultLocale: 'en',
    conversationalSettings: { en: setting('Hello'), de: setting('Hallo') },
    entryPointConfigs: [{ allowedEntryPoint: 'LOCATION' }, { allowedEntryPoint: 'NON_LOCAL' }],
  },
})
const bm = (resource: JsonObject): JsonObject => resource['businessMessagesAgent'] as JsonObject
const update = (mask: string | null, body: JsonObject): JsonObject =>
  applyUpdate(agentShape, current(), { body, mask })

describe('update masks', () => {
  it.each(['businessMessagesAgent.customAgentId', 'business_messages_agent.custom_agent_id'])(
    'sets only the path %s',
    (mask) => {
      const result = update(mask, {
        displayName: 'Not this',
        businessMessagesAgent: { customAgentId: 'new' },
      })
      expect(result['displayName']).toBe('Bakery')
      expect(bm(result)['customAgentId']).toBe('new')
      expect(bm(result)['defaultLocale']).toBe('en')
    },
  )
  it('takes several paths and steps into maps by key', () => {
    const result = update('displayName, businessMessagesAgent.conversationalSettings.en', {
      displayName: 'New',
      businessMessagesAgent: { conversationalSettings: { en: setting('Hi'), de: setting('Not this') } },
    })
    expect(result['displayName']).toBe('New')
    expect(bm(result)['conversationalSettings']).toEqual({ en: setting('Hi'), de: setting('Hallo') })
  })
  it('clears what the body lacks and replaces lists whole', () => {
    const result = update('businessMessagesAgent.customAgentId,businessMessagesAgent.entryPointConfigs', {
      businessMessagesAgent: { entryPointConfigs: [{ allowedEntryPoint: 'LOCATION' }] },
    })
    expect('customAgentId' in bm(result)).toBe(false)
    expect(bm(result)['entryPointConfigs']).toEqual([{ allowedEntryPoint: 'LOCATION' }])
  })
  it('without a mask sets what the body has; with * keeps only what the server owns', () => {
    expect(update(null, { displayName: 'New' })).toEqual({ ...current(), displayName: 'New' })
    expect(update('*', { displayName: 'New' })).toEqual({ name: 'brands/b/agents/a', displayName: 'New' })
  })
  it('ignores output-only paths', () => {
    expect(update('name,businessMessagesAgent.testUrls', { name: 'x' })).toEqual(current())
  })
  it.each(['color', 'businessMessagesAgent.color', 'displayName.length'])(
    'refuses the unknown path %s',
    (mask) => {
      expect(() => update(mask, {})).toThrow(ApiError)
    },
  )
  it('writes a key like __proto__ as data', () => {
    const key = '__proto__'
    const settings = JSON.parse(`{"${key}": {"welcomeMessage": {"text": "x"}}}`) as JsonObject
    const result = update(`businessMessagesAgent.conversationalSettings.${key}`, {
      businessMessagesAgent: { conversationalSettings: settings },
    })
    expect(Object.keys(bm(result)['conversationalSettings'] as object)).toContain(key)
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })
})
