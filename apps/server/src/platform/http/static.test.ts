// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerStatic } from './static.ts'

// A script of the starter: it has no types and imports nothing of the server.
const screens = new URL('../../../../../scripts/screens.mjs', import.meta.url).href
const { putScreens } = (await import(screens)) as { putScreens: (fresh: string, place: string) => void }

let folder: string
let place: string
const servers: FastifyInstance[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shinayaka-screens-'))
  place = join(folder, 'dist')
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  rmSync(folder, { recursive: true })
})

/** What a build leaves: a page that names a part of its own, and a part that never changes. */
const build = (name: string): void => {
  const fresh = join(folder, `fresh-${name}`)
  mkdirSync(join(fresh, 'assets'), { recursive: true })
  writeFileSync(join(fresh, 'index.html'), `<script src="/assets/page-${name}.js"></script>`)
  writeFileSync(join(fresh, 'assets', `page-${name}.js`), `// ${name}`)
  writeFileSync(join(fresh, 'assets', 'parts.js'), '// the same in every build')
  putScreens(fresh, place)
}
const start = async () => {
  const server = Fastify()
  servers.push(server)
  await registerStatic(server, place)
  return (url: string) => server.inject({ method: 'GET', url })
}

describe('screens built beside a running server', () => {
  it('leave it its own page, with every part that the page may still fetch', async () => {
    build('one')
    const running = await start()
    build('two')
    expect((await running('/assessments')).body).toContain('page-one.js')
    for (const part of ['page-one.js', 'parts.js']) expect((await running(`/assets/${part}`)).statusCode).toBe(200)
  })

  it('are those of the next start, which still has the parts of pages left open', async () => {
    build('one')
    build('two')
    const next = await start()
    expect((await next('/')).body).toContain('page-two.js')
    for (const part of ['page-two.js', 'page-one.js', 'parts.js']) expect((await next(`/assets/${part}`)).statusCode).toBe(200)
  })

  it('do not pile up for ever', () => {
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) build(name)
    expect(readdirSync(join(place, 'assets')).sort()).toEqual([
      'page-five.js',
      'page-four.js',
      'page-seven.js',
      'page-six.js',
      'page-three.js',
      'parts.js',
    ])
  })

  it('take over what was built before builds were noted', async () => {
    mkdirSync(join(place, 'assets'), { recursive: true })
    writeFileSync(join(place, 'assets', 'page-old.js'), '// old')
    build('new')
    expect((await (await start())('/assets/page-old.js')).statusCode).toBe(200)
  })
})

describe('the mark of the product', () => {
  it('is found where browsers look for it by themselves', async () => {
    const ask = await start()
    const found = await ask('/favicon.ico')
    expect(found.headers.location).toBe('/public/icon.svg')
    expect((await ask('/public/icon.svg')).headers['content-type']).toContain('image/svg+xml')
  })
})
