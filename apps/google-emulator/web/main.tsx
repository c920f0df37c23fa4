import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'
import { AgentPage } from './console/agent-page.tsx'
import { BrandsPage } from './console/brands-page.tsx'
import { DeliveriesPage } from './console/deliveries-page.tsx'
import { PhonesPage } from './console/phones-page.tsx'
import { SettingsPage } from './console/settings-page.tsx'
import { ConsoleShell, NotFoundPage } from './console/shell.tsx'
import { I18nProvider } from './i18n.tsx'
import { LiveProvider } from './live.tsx'
import { PhonePage } from './phone/phone-page.tsx'
import { PhoneStartPage } from './phone/start-page.tsx'
import './styles/base.css'
import './styles/console.css'
import './styles/phone.css'

const router = createBrowserRouter([
  {
    element: <ConsoleShell />,
    children: [
      { path: '/', element: <Navigate to="/settings" replace /> },
      { path: '/settings', element: <SettingsPage /> },
      { path: '/brands', element: <BrandsPage /> },
      { path: '/brands/:brand/agents/:agent/:tab?', element: <AgentPage /> },
      { path: '/deliveries', element: <DeliveriesPage /> },
      { path: '/phones', element: <PhonesPage /> },
      { path: '/phone/start', element: <PhoneStartPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
  { path: '/phone/:id', element: <PhonePage /> },
])

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has lost its root element')
createRoot(root).render(
  <StrictMode>
    <I18nProvider>
      <LiveProvider>
        <RouterProvider router={router} />
      </LiveProvider>
    </I18nProvider>
  </StrictMode>,
)
