import { createBrowserRouter, redirect, type RouteObject } from 'react-router'
import { sessionRoutes } from '../features/session/routes.tsx'
import { LoadingPage } from '../shared/ui/loading-page.tsx'
import { areas } from './areas.ts'
import { CrashPage } from './crash-page.tsx'
import { RequirePermission } from './require-permission.tsx'
import { SessionGate } from './session-gate.tsx'

/** All routes: the pages outside the shell, then the shell with the areas. Pages and the shell are loaded when needed. */
export const routes: RouteObject[] = [
  {
    element: <SessionGate />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <LoadingPage />,
    children: [
      ...sessionRoutes,
      {
        lazy: () => import('./shell.tsx'),
        children: [
          { index: true, path: '/', loader: () => redirect('/inbox') },
          ...areas.map((area): RouteObject => {
            const children = [...area.routes]
            const errorElement = <CrashPage />
            if (!area.permission) return { errorElement, children }
            return { errorElement, children, element: <RequirePermission permission={area.permission} /> }
          }),
          { path: '*', lazy: () => import('./not-found-page.tsx') },
        ],
      },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
