import type { Config } from '../config.ts'
import { createSealer, type Sealer } from '../secrets.ts'
import { loadOrCreateKeys, readKeyFile } from './key-file.ts'

/** The sealer of an installation: with the keys of its environment, or those in its data folder when it is tried out. */
export async function openSealer(config: Config): Promise<Sealer> {
  if (config.secretsKey) return createSealer(config.secretsKey, { previous: config.secretsKeysPrevious })
  const [current, ...previous] = await loadOrCreateKeys(config.dataDir)
  if (!current) throw new Error('There is no key for secrets')
  return createSealer(current, { previous, reread: () => readKeyFile(config.dataDir) })
}
