import { checkAudit, exportAuditChain, exportAuditTable, listAudit } from '@parley/contracts/audit'
import { bind } from '../../http/call.ts'
import { exportAuditChainVerb, exportAuditTableVerb } from './export-audit.ts'
import { checkAuditVerb, listAuditVerb } from './read-audit.ts'

export const auditRoutes = [
  bind(listAudit, listAuditVerb),
  bind(checkAudit, checkAuditVerb),
  bind(exportAuditTable, exportAuditTableVerb),
  bind(exportAuditChain, exportAuditChainVerb),
]
