import { useState } from 'react'
import { useLocation } from 'react-router'

/** The one-time token of the address's fragment (`#token=…`); null when there is none. Read once: it does not change. */
export function useFragmentToken(): string | null {
  const { hash } = useLocation()
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get('token'))
  return token
}
