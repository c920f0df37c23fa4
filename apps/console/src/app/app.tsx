import {
  FluentProvider,
  RendererProvider,
  createDOMRenderer,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { RouterProvider, type createMemoryRouter } from 'react-router'
import { useTheme } from './theme.ts'

const useStyles = makeStyles({
  root: {
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
})

/** The providers around everything: styles with the page's nonce, theme, server state, routes. */
export function App({
  queryClient,
  router,
}: {
  queryClient: QueryClient
  router: ReturnType<typeof createMemoryRouter>
}) {
  const renderer = useMemo(
    () => createDOMRenderer(document, { styleElementAttributes: nonceAttribute() }),
    [],
  )
  const theme = useTheme()
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={theme}>
        <Ground>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Ground>
      </FluentProvider>
    </RendererProvider>
  )
}

/** Portals get the provider's class, so the ground has an element of its own. */
function Ground({ children }: { children: ReactNode }) {
  return <div className={useStyles().root}>{children}</div>
}

/** The server writes a fresh nonce into the page; styles without it are refused by the policy. */
function nonceAttribute(): Record<string, string> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return nonce ? { nonce } : {}
}
