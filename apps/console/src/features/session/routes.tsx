import type { RouteObject } from 'react-router'

/** The pages outside the shell. One-time tokens travel in the fragment, which no server and no log ever sees. */
export const sessionRoutes: RouteObject[] = [
  { path: '/sign-in', lazy: () => import('./sign-in-page.tsx') },
  { path: '/setup', lazy: () => import('./setup-page.tsx') },
  { path: '/invitation', lazy: () => import('./invitation-page.tsx') },
]
