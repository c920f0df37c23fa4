import { render, type RenderResult } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { QueryClient } from '@tanstack/react-query'
import { createMemoryRouter } from 'react-router'
import { App } from '../app/app.tsx'
import { createQueryClient } from '../app/query-client.ts'
import { routes } from '../app/router.tsx'

export interface RenderedRoute extends RenderResult {
  readonly user: UserEvent
  readonly router: ReturnType<typeof createMemoryRouter>
  readonly queryClient: QueryClient
}

/** Renders the whole console at a path, with the real routes, shell and guards. Set up a `fakeServer` first. */
export function renderRoute(path: string): RenderedRoute {
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  const queryClient = createQueryClient()
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false },
    mutations: { networkMode: 'always' },
  })
  const rendered = render(<App queryClient={queryClient} router={router} />)
  return { ...rendered, user: userEvent.setup(), router, queryClient }
}
