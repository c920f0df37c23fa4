import { decodeFieldProblem } from '../../../shared/zod-errors.ts'
import { useChannelsText } from '../text.ts'

/** What to say about a value copied from Google; codes without a sentence of ours fall back to the shared ones. */
export function useCopiedValueErrors() {
  const t = useChannelsText()
  const pick = (sentences: Readonly<Record<string, string>>) => (message: string) =>
    sentences[decodeFieldProblem(message).code]
  return {
    partnerId: pick({
      required: t('partner.idRequired'),
      tooBig: t('partner.idTooLong'),
      invalid: t('partner.idSpaces'),
    }),
    clientToken: pick({
      required: t('partner.tokenRequired'),
      tooBig: t('partner.tokenTooLong'),
      spacesInside: `${t('proof.clientToken.spacesInside.title')}. ${t('proof.clientToken.spacesInside.remedy')}`,
    }),
    googleId: pick({
      required: t('agents.idRequired'),
      tooBig: t('agents.idShape'),
      invalid: t('agents.idShape'),
    }),
  }
}
