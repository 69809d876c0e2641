// SPDX-License-Identifier: Apache-2.0
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** One build for every installation: same-origin paths only, nothing inlined that a strict content security policy would block. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few requests instead of many small ones: what most pages share travels together.
          groups: [
            { name: 'parts', test: /\/(src\/(ui|app)|domain\/src)\// },
            { name: 'answering', test: /\/features\/assessment\/(answer|question|queries|words|texts)/ },
          ],
        },
      },
    },
  },
})
