import { goneAt } from '@parley/domain/lifecycle'
import { useState } from 'react'
import { useFormat } from '../format.ts'

/** The day on which something that is deleted now goes for good. */
export function useGoneDate(): string {
  const format = useFormat()
  const [at] = useState(() => goneAt(new Date()))
  return format.date(at)
}
