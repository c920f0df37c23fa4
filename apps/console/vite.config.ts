import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const bff = `http://127.0.0.1:${process.env.PARLEY_BFF_PORT ?? '8081'}`

/**
 * The console is the one part that is built. `__CSP_NONCE__` stays in the built page; the server puts a fresh
 * nonce there for each answer, so that the strict policy needs no `unsafe-inline`.
 */
export default defineConfig({
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs and what changes only with its versions: cached across our releases.
            {
              name: 'platform',
              test: /node_modules\/(react|react-dom|react-router|scheduler|zod|@tanstack\/(query-core|react-query)|@lingui|@messageformat|moo)\/|shared\/zod-setup/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': bff, '/webhooks': bff, '/pictures': bff } },
})
