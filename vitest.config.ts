import { defineConfig } from 'vitest/config'

/**
 * Three kinds of tests: `unit` needs nothing, `db` needs the embedded PostgreSQL (started once a run),
 * `console` renders components in jsdom. Journeys in a real browser are Playwright's (apps/e2e).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/{bff,google-emulator}/src/**/*.test.ts',
            'apps/tools/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['apps/bff/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['apps/bff/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        root: 'apps/console',
        test: {
          name: 'console',
          environment: 'jsdom',
          include: ['src/**/*.test.{ts,tsx}'],
          setupFiles: ['src/testing/setup.ts'],
          // Node cannot load the icons package by itself: it has extensionless imports.
          server: { deps: { inline: [/@fluentui/] } },
          maxWorkers: 2,
        },
      },
    ],
  },
})
