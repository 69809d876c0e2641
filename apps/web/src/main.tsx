// SPDX-License-Identifier: Apache-2.0
import './app/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { language } from './app/language.ts'
import { createAppRouter } from './app/router.tsx'
import { watchSession } from './app/session.ts'
import { loadShellTexts } from './app/texts.ts'

document.documentElement.lang = language

// A failed call is shown with a button to repeat it, so nothing is repeated behind the person's back.
const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000, networkMode: 'always' }, mutations: { networkMode: 'always' } },
})
watchSession(client)

const root = document.getElementById('root')
if (root)
  void loadShellTexts().then(() =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <RouterProvider router={createAppRouter(client)} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  )
