import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../shared/api.ts'

const attemptsMax = 3

/**
 * What failed because the server is away is tried again; what the server refused is not. The live feed says what has
 * changed, so nothing is read again merely because it was shown again within half a minute.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) =>
          failures + 1 < attemptsMax &&
          error instanceof ApiProblem &&
          (error.code === 'offline' || error.status >= 500),
        // "offline" is found out by asking: the browser's own opinion is wrong for a server in the same room.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
