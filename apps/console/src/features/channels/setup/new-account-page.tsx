import { Navigate, useParams } from 'react-router'
import { NameStep } from './name-step.tsx'
import { PrerequisitesStep } from './prerequisites-step.tsx'

/** The set-up before the draft exists: prerequisites, then name and channel. */
export function Component() {
  const { step } = useParams()
  if (step === undefined) return <PrerequisitesStep account={null} />
  if (step === 'name') return <NameStep account={null} />
  return <Navigate to="/channels/accounts/new" replace />
}
