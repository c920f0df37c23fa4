import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Flags a browser needs to start as root and to stay quiet on a closed network. */
export const chromiumFlags =
  process.getuid?.() === 0
    ? [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ]
    : []

/** The browser to test with: CHROMIUM_PATH, Playwright's own, or the system's; null when there is none. */
export function findChromium(): string | null {
  const candidates = [process.env['CHROMIUM_PATH'], chromium.executablePath(), '/usr/bin/chromium']
  return candidates.find((path) => path && existsSync(path)) ?? null
}

/** Finds a browser or installs one: Playwright's download first, Debian's package where that fails. Errors: throws what to do. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found; installing one.')
  spawnSync('playwright', ['install', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  const downloaded = findChromium()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
      stdio: 'inherit',
    })
  }
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    'There is no Chromium for the browser tests. Install one and set CHROMIUM_PATH to its program.',
  )
}
