import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from '@playwright/test'
import { buildWhatIsMissing } from '../build.ts'
import { chromiumFlags, ensureChromium } from '../chromium.ts'
import { aChannel, aPayload, aPerson, deliver, type TestPerson } from '@parley/bff/testing/factories'
import { anInstallation } from '@parley/bff/testing/installation'
import { percentile } from './load.ts'
import type { Row } from './rows.ts'

const messages = 60

/** From Google's POST to the text on an agent's screen; size of what the first routes load; memory of the idle server. */
export async function benchBrowser(): Promise<Row[]> {
  await buildWhatIsMissing({ only: '@parley/console' })
  const installation = await anInstallation()
  await installation.start()
  const bench = await installation.workbench()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
  try {
    const idleMb = residentMb(installation.pid())
    const channel = await aChannel(bench)
    const person = await aPerson(bench, { role: 'supervisor', queueIds: [channel.queueId] })
    const payload = aPayload(channel)
    await deliver(installation, channel, payload)
    const signInKb = await scriptKb(browser, `${installation.url}/sign-in`, null)
    const inboxKb = await scriptKb(browser, `${installation.url}/inbox/all`, person)
    const page = await openPage(browser, installation.url, person)
    const conversation = await bench.ctx.database.db
      .selectFrom('conversations')
      .select('id')
      .executeTakeFirstOrThrow()
    await page.goto(`${installation.url}/inbox/all/${conversation.id}`)
    await page
      .getByRole('log')
      .or(page.getByRole('feed'))
      .or(page.getByText('Good morning').last())
      .first()
      .waitFor()
    const timesMs: number[] = []
    for (let count = 0; count < messages; count++) {
      const text = `bench message number ${count} end`
      const seen = page.evaluate(appearsAt, text)
      const sentAt = Date.now()
      const answer = await deliver(installation, channel, {
        ...aPayload(channel, { conversationId: payload['conversationId'] }),
        message: { messageId: crypto.randomUUID(), text, createTime: new Date().toISOString() },
      })
      if (answer.status !== 200) throw new Error(`The webhook answered ${answer.status}`)
      timesMs.push((await seen) - sentAt)
    }
    timesMs.sort((a, b) => a - b)
    return [
      { name: 'POST to screen: p50', value: percentile(timesMs, 0.5), unit: 'ms', goal: null },
      { name: 'POST to screen: p95', value: percentile(timesMs, 0.95), unit: 'ms', goal: '< 250' },
      { name: 'JavaScript of the first page (sign-in), gzip', value: signInKb, unit: 'kB', goal: '< 250' },
      { name: 'JavaScript of the inbox, opened directly, gzip', value: inboxKb, unit: 'kB', goal: null },
      { name: 'memory of the idle server', value: idleMb, unit: 'MB', goal: '< 200' },
    ]
  } finally {
    await browser.close()
    await bench.close()
    await installation.remove()
  }
}

/** Runs in the page: resolves with the time at which the text stands in the document. */
function appearsAt(text: string): Promise<number> {
  return new Promise((done) => {
    const look = () => document.body.innerText.includes(text) && (observer.disconnect(), done(Date.now()))
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  })
}

async function openPage(browser: Browser, url: string, person: TestPerson | null): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = person?.headers['Cookie']?.split('=') ?? []
  if (name) await context.addCookies([{ name, value, url }])
  return context.newPage()
}

/** All scripts that opening this address loads, compressed as a proxy would. */
async function scriptKb(browser: Browser, address: string, person: TestPerson | null): Promise<number> {
  const page = await openPage(browser, new URL(address).origin, person)
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body())
  })
  await page.goto(address, { waitUntil: 'networkidle' }).catch(() => page.waitForLoadState('load'))
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  await page.context().close()
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000
}

function residentMb(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(match?.[1] ?? Number.NaN) / 1_000
}
