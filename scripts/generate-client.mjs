// SPDX-License-Identifier: Apache-2.0
// Writes apps/web/src/app/endpoints.gen.ts: which method and path each endpoint has. The browser needs no more than that,
// so the schemas (and zod) stay out of the bundle. Run it alone with `node scripts/generate-client.mjs`.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'

const target = new URL('../apps/web/src/app/endpoints.gen.ts', import.meta.url)

/** The text of the generated file, made from the contract's endpoints. */
export const clientTable = async () => {
  const { endpoints } = await tsImport('../packages/contract/src/index.ts', import.meta.url)
  const lines = Object.entries(endpoints).map(([name, { method, path }]) => `  ${name}: ['${method}', '${path}'],`)
  return [
    '// SPDX-License-Identifier: Apache-2.0',
    '// Written by scripts/generate-client.mjs from packages/contract; change it there.',
    "import type { EndpointName, Endpoints } from '@shinayaka/contract'",
    '',
    '/** Method and path of every endpoint. */',
    'export const endpointTable = {',
    ...lines,
    "} as const satisfies { [Name in EndpointName]: readonly [Endpoints[Name]['method'], Endpoints[Name]['path']] }",
    '',
  ].join('\n')
}

/** Writes the table; returns the path written, for whoever compares it with what is committed. */
export const generateClient = async () => {
  await writeFile(target, await clientTable())
  return fileURLToPath(target)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`written: ${await generateClient()}`)
