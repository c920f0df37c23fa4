import { lifeDe } from './de-life.ts'
import { pagesDe } from './de-pages.ts'
import { proofsDe } from './proofs.de.ts'
import { rotationDe } from './de-rotation.ts'
import { wizardDe } from './de-wizard.ts'
import type { en } from './en.ts'

export const de = {
  ...lifeDe,
  ...pagesDe,
  ...wizardDe,
  ...rotationDe,
  ...proofsDe,
} as const satisfies Record<keyof typeof en, string>
