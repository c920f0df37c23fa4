import type { ProofLine, ProofStep } from '@parley/contracts/proofs'
import { useCallback } from 'react'
import { defineMessages } from '../../../shared/i18n/index.ts'
import { proofsDe } from '../messages/proofs.de.ts'
import { proofsEn } from '../messages/proofs.en.ts'

type ProofKey = keyof typeof proofsEn
/** The server chooses the code, so that its values cannot be checked by the compiler. */
const useProofMessages = defineMessages<Readonly<Record<ProofKey, string>>>({ en: proofsEn, de: proofsDe })

const isKey = (key: string): key is ProofKey => key in proofsEn

/** Every placeholder there is; a param the server left out is shown as a dash instead of failing. */
const blanks = Object.fromEntries(
  [
    ...Object.values(proofsEn)
      .join(' ')
      .matchAll(/\{(\w+)\}/g),
  ].map(([, name = '']) => [name, '–']),
)

/** A result in words. `cause` and `remedy` are null where there is nothing to explain. */
export interface ProofText {
  readonly title: string
  readonly cause: string | null
  readonly remedy: string | null
}

/** What happened, why, and what to do, for a proof's code. Codes this console does not know get a general sentence. */
export function useProofText(): (proof: {
  step: ProofStep
  code: string
  params?: Readonly<Record<string, string | number>> | undefined
}) => ProofText {
  const t = useProofMessages()
  return useCallback(
    ({ step, code, params }) => {
      const values = { ...blanks, ...params, code }
      const part = (name: 'cause' | 'remedy') => {
        const key = `proof.${code}.${name}`
        return isKey(key) ? t(key, values) : null
      }
      const title = `proof.${code}.title`
      if (isKey(title)) return { title: t(title, values), cause: part('cause'), remedy: part('remedy') }
      if (code === `${step}.skipped`)
        return { title: t('proof.skipped', { step: t(`proof.step.${step}`) }), cause: null, remedy: null }
      return {
        title: t('proof.unknown.title', values),
        cause: t('proof.unknown.cause'),
        remedy: t('proof.unknown.remedy'),
      }
    },
    [t],
  )
}

/** Findings of a refused credentials file as lines of a proof. */
export function findingsAsProofs(
  errors: readonly { code: string; params?: Readonly<Record<string, string | number>> | undefined }[],
): ProofLine[] {
  return errors.map(({ code, params }) => ({
    step: code.startsWith('key.') ? 'key' : 'shape',
    outcome: 'failed',
    code,
    params: Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)])),
  }))
}
