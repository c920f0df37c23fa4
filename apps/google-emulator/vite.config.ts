import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the pages of the emulator; in development they ask a running emulator for their data. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023' },
  server: {
    proxy: { '/emulator/api': 'http://127.0.0.1:8090', '/business-messages-us': 'http://127.0.0.1:8090' },
  },
})
