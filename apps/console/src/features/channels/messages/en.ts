import { lifeEn } from './en-life.ts'
import { pagesEn } from './en-pages.ts'
import { proofsEn } from './proofs.en.ts'
import { wizardEn } from './en-wizard.ts'

export const en = { ...lifeEn, ...pagesEn, ...wizardEn, ...proofsEn } as const
