import './shared/zod-setup.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createQueryClient } from './app/query-client.ts'
import { createRouter } from './app/router.tsx'
import { tameTabMarks } from './app/tab-marks.ts'
import { speakInCodes } from './shared/zod-errors.ts'

speakInCodes()
tameTabMarks()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App queryClient={createQueryClient()} router={createRouter()} />
  </StrictMode>,
)
