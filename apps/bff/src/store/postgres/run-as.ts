import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { platform } from 'node:process'
import type { Binaries } from './binaries.ts'

/** How to start a program of PostgreSQL, which refuses to run as root. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
  /** Program and arguments put in front, used where no other user could reach the folder. */
  readonly prefix: readonly string[]
}

export async function chooseUser(data: string, binaries: Binaries): Promise<RunAs> {
  if (platform === 'win32' || process.getuid?.() !== 0) return { prefix: [] }
  const owner = (await stat(data)).uid
  const users =
    owner === 0
      ? ['postgres', 'nobody'].map(lookUpUser).filter((one) => one !== null)
      : [{ uid: owner, gid: (await stat(data)).gid }]
  for (const { uid, gid } of users) {
    const canReach = (path: string) =>
      spawnSync('/bin/sh', ['-c', 'cd "$0"', path], { uid, gid, stdio: 'ignore' }).status === 0
    if (canReach(dirname(data)) && canReach(join(binaries.native, 'bin'))) {
      await chown(data, uid, gid)
      return { uid, gid, prefix: [] }
    }
  }
  // A clone below a private folder: no other user can enter. A user namespace keeps root's rights on files.
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']
  if (spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0)
    return { prefix }
  throw new Error(
    `PostgreSQL refuses to run as root and no other user can reach ${data}. Run Parley as an ordinary user, or set DATA_DIR to a folder that everybody may enter.`,
  )
}

function lookUpUser(name: string): { uid: number; gid: number } | null {
  const ask = (flag: string) =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
  const [uid, gid] = [ask('-u'), ask('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 ? { uid, gid } : null
}

export function run(runAs: RunAs, program: string, args: readonly string[]): ChildProcess {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args]
  const child = spawn(first, rest, {
    ...(runAs.uid === undefined ? {} : { uid: runAs.uid }),
    ...(runAs.gid === undefined ? {} : { gid: runAs.gid }),
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    // A group of its own: Ctrl-C in the terminal must reach Parley first, which then stops its database.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return child
}

export function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-4000))
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text.trim()
}
