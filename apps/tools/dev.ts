import { spawn, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { root } from './programs.ts'

/**
 * `npm run dev`: the console with hot reload (open its address), the server and the emulator restarted when their
 * sources change. The emulator's pages are built once; run `npm run build` after changing them.
 */
const consolePort = process.env['PORT'] || '8080'
const serverPort = process.env['PARLEY_BFF_PORT'] || '8081'
const emulatorPort = process.env['EMULATOR_PORT'] || '8090'
const dataDir = resolve(root, process.env['DATA_DIR'] || './data')
const node = process.execPath

const children: ChildProcess[] = [
  run(node, ['--watch', '--watch-preserve-output', join(root, 'apps/bff/src/main.ts')], {
    PARLEY_MODE: 'tryout',
    PORT: serverPort,
    PUBLIC_URL: `http://localhost:${consolePort}`,
    DATA_DIR: dataDir,
    EMULATOR_URL: `http://127.0.0.1:${emulatorPort}`,
  }),
  run(node, ['--watch', '--watch-preserve-output', join(root, 'apps/google-emulator/src/main.ts')], {
    EMULATOR_PORT: emulatorPort,
    EMULATOR_DATA_DIR: join(dataDir, 'emulator'),
  }),
  run(
    join(root, 'node_modules/.bin/vite'),
    ['apps/console', '--config', 'apps/console/vite.config.ts', '--port', consolePort, '--strictPort'],
    {
      PARLEY_BFF_PORT: serverPort,
    },
  ),
]

function run(program: string, args: string[], env: Record<string, string>): ChildProcess {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  child.once('exit', () => stop())
  return child
}

let isStopping = false
function stop() {
  if (isStopping) return
  isStopping = true
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
