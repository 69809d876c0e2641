// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problem.ts'

const publicFolder = fileURLToPath(new URL('../../../public/', import.meta.url))
const webFolder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** Serves the public pages' style and the built web application; every page address of the application answers with its one page. */
export const registerStatic = async (server: FastifyInstance): Promise<void> => {
  await server.register(fastifyStatic, { root: publicFolder, prefix: '/public/', maxAge: '1h' })
  const built = existsSync(`${webFolder}index.html`)
  if (built)
    await server.register(fastifyStatic, {
      root: `${webFolder}assets`,
      prefix: '/assets/',
      decorateReply: false,
      // Names carry a hash of the content.
      immutable: true,
      maxAge: '365d',
    })
  const index = built ? await readFile(`${webFolder}index.html`, 'utf8') : null
  server.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|public|assets)\//.test(request.url)
    if (!isPage || index === null) throw new ProblemError('not-found')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index)
  })
}
