import { lifeEn } from './en-life.ts'
import { pagesEn } from './en-pages.ts'
import { proofsEn } from './proofs.en.ts'
import { rotationEn } from './en-rotation.ts'
import { wizardEn } from './en-wizard.ts'

export const en = { ...lifeEn, ...pagesEn, ...wizardEn, ...rotationEn, ...proofsEn } as const
