import type { ProofLine } from '@parley/contracts/proofs'
import { useCallback } from 'react'
import { defineMessages } from '../../../shared/i18n/index.ts'
import { proofsDe } from '../messages/de-proofs.ts'
import { proofsEn } from '../messages/en-proofs.ts'

type ProofKey = keyof typeof proofsEn
/** The server chooses the code, so that its values cannot be checked by the compiler. */
const useProofMessages = defineMessages<Readonly<Record<ProofKey, string>>>({ en: proofsEn, de: proofsDe })

const isKey = (key: string): key is ProofKey => key in proofsEn

/** Every placeholder there is; a param the server left out is shown as a dash instead of failing. */
const blanks = Object.fromEntries(
  [
    'clientEmail',
    'projectId',
    'what',
    'type',
    'field',
    'host',
    'allowed',
    'bits',
    'ms',
    'detail',
    'seconds',
    'status',
  ]
    .concat(['displayName', 'partnerId', 'brandId', 'agentId', 'account', 'state', 'code'])
    .map((name) => [name, '–']),
)

/** What happened and what to do, for a proof's code. Codes this console does not know get a general sentence. */
export function useProofText(): (proof: {
  code: string
  params?: Readonly<Record<string, string | number>> | undefined
}) => { title: string; remedy: string } {
  const t = useProofMessages()
  return useCallback(
    ({ code, params }) => {
      const title = `proof.${code}.title`
      const remedy = `proof.${code}.remedy`
      const values = { ...blanks, ...params, code }
      return isKey(title) && isKey(remedy)
        ? { title: t(title, values), remedy: t(remedy, values) }
        : { title: t('proof.unknown.title', values), remedy: t('proof.unknown.remedy', values) }
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
