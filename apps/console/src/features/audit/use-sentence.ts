import { auditVerbs, type AuditEntry } from '@parley/contracts/audit'
import { useCallback } from 'react'
import { useAuditText } from './text.ts'

/** Says in one sentence what an entry is about; who did it is not in it. */
export function useSentence(): (entry: AuditEntry) => string {
  const t = useAuditText()
  return useCallback(
    ({ verb, object }) => {
      const several =
        auditVerbs[verb] === 'denials' || verb === 'link.refused'
          ? t('object.several.places')
          : t('object.several.addresses')
      return t(`verb.${verb}`, { object: object?.name ?? several })
    },
    [t],
  )
}
