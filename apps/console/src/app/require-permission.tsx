import type { Permission } from '@parley/domain/permissions'
import { Outlet } from 'react-router'
import { useMay } from '../shared/session.ts'
import { ForbiddenState } from '../shared/ui/forbidden-state.tsx'

/** The pages below, or the forbidden state. The server decides again with every call. */
export function RequirePermission({ permission }: { permission: Permission }) {
  return useMay(permission) ? <Outlet /> : <ForbiddenState />
}
