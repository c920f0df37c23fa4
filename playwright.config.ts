import { defineConfig } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './apps/tools/chromium.ts'

/**
 * Journeys of people in a real browser (apps/e2e). Each worker starts an installation of its own through the same
 * program as `npm start` (apps/e2e/support), with the emulator as Google: nothing is mocked.
 */
export default defineConfig({
  testDir: 'apps/e2e',
  outputDir: '.cache/e2e',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    // Things that fade have other colours every moment; people who ask for calm see the end at once, and so do the tests.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: ensureChromium(), args: chromiumFlags },
  },
})
