import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, variableNames } from './config.ts'

const mistakesOf = (env: Record<string, string>) => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return error instanceof ConfigError ? error.mistakes : [String(error)]
  }
}

describe('configuration', () => {
  test('all mistakes are named at once', () => {
    const mistakes = mistakesOf({
      PORT: '80000',
      EMULATOR_PORT: 'x',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
      SECRETS_KEY: 'short',
    }).join('\n')
    for (const name of ['PORT', 'EMULATOR_PORT', 'DATABASE_URL', 'LOG_LEVEL', 'SECRETS_KEY', 'PUBLIC_URL'])
      expect(mistakes).toContain(name)
  })
  test('production needs its key and its address, and has no emulator', () => {
    expect(mistakesOf({})).toHaveLength(2)
    const key = Buffer.alloc(32, 1).toString('base64')
    const config = readConfig({ SECRETS_KEY: key, PUBLIC_URL: 'https://parley.example.com/' })
    expect(config).toMatchObject({
      mode: 'production',
      emulatorUrl: null,
      publicUrl: 'https://parley.example.com',
    })
    expect(config.google.tokenUris).toEqual(['https://oauth2.googleapis.com/token'])
    expect(
      mistakesOf({ SECRETS_KEY: key, PUBLIC_URL: 'https://x.example', EMULATOR_URL: 'http://127.0.0.1:1' }),
    ).toHaveLength(1)
  })
  test('the try-out needs nothing and speaks with the emulator only', () => {
    const config = readConfig({ PARLEY_MODE: 'tryout', DATABASE_URL: '' })
    expect(config.databaseUrl).toBeNull()
    expect(config.google.tokenUris).toEqual(['http://127.0.0.1:8090/token'])
    expect(readConfig({ PARLEY_MODE: 'tryout', EMULATOR_PORT: '8091' }).emulatorUrl).toBe(
      'http://127.0.0.1:8091',
    )
    expect(mistakesOf({ PARLEY_MODE: 'tryout', PORT: '8090' })).toEqual([
      'EMULATOR_PORT must differ from PORT',
    ])
  })
  test.each(['.env.example', 'README.md'])('%s names every variable', (file) => {
    const text = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8')
    for (const name of variableNames.filter((one) => file !== 'README.md' || one !== 'PARLEY_MODE'))
      expect(text, name).toContain(name)
  })
})
