import { useLocation } from 'react-router'

/**
 * The one-time token of the address's fragment (`#token=…`); null when there is none. It changes without a new page
 * when another link is opened in the same tab: key by it what belongs to one link.
 */
export function useFragmentToken(): string | null {
  return new URLSearchParams(useLocation().hash.slice(1)).get('token')
}
