import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Who runs on this folder according to postmaster.pid, if that process lives. */
export async function readPostmaster(
  data: string,
): Promise<{ pid: number; port: number; isReady: boolean } | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n').map((line) => line.trim())
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  return { pid, port, isReady: lines[7] === 'ready' }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export async function stopPostmaster(data: string, pid: number): Promise<void> {
  const deadline = Date.now() + 30_000
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  while (isAlive(pid) && (await readPostmaster(data)) && Date.now() < deadline)
    await new Promise((done) => setTimeout(done, 20))
}
