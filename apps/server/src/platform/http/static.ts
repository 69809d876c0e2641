// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problem.ts'

const publicFolder = fileURLToPath(new URL('../../../public/', import.meta.url))
const webFolder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/**
 * Serves the public pages' style and the built web application; every page address of the application answers with its one page.
 * That page is read once: whoever builds new screens beside a running server (scripts/screens.mjs keeps the old parts) does not mix them with it.
 */
export const registerStatic = async (server: FastifyInstance, folder: string = webFolder): Promise<void> => {
  await server.register(fastifyStatic, { root: publicFolder, prefix: '/public/', maxAge: '1h' })
  // Browsers ask for this one by themselves, also on pages that name another.
  server.get('/favicon.ico', (_request, reply) => reply.redirect('/public/icon.svg', 301))
  const built = existsSync(join(folder, 'index.html'))
  if (built)
    await server.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      // Names carry a hash of the content.
      immutable: true,
      maxAge: '365d',
    })
  const index = built ? await readFile(join(folder, 'index.html'), 'utf8') : null
  server.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|public|assets)\//.test(request.url)
    if (!isPage || index === null) throw new ProblemError('not-found')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index)
  })
}
