// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'

// A hospital's network has no internet, and nobody outside shall learn who works here when: nothing that a browser gets may load anything from elsewhere.

const built = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))
const published = fileURLToPath(new URL('../../../public/', import.meta.url))

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })

/** Every address of another host in a text; `//host` counts where markup or a style would load it. */
const addresses = (text: string): string[] => [
  ...(text.match(/\b(?:https?|wss?):\/\/[^\s"'`<>()\\]+/g) ?? []),
  ...[...text.matchAll(/(?:src|href|action|url\(|@import)\s*[=(]?\s*["']?(\/\/[^\s"'<>)]+)/g)].map(([, address]) => address ?? ''),
]

/** What looks like an address and is never fetched: namespaces of XML, where libraries explain themselves, an example of our own texts. */
const names = [
  /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg|2000\/xmlns\/|XML\/1998\/namespace)$/,
  /^https:\/\/react\.dev\/(errors|link)\//,
  /^https:\/\/tailwindcss\.com$/,
  /^https?:\/\/192\.168\.1\.10:8080$/,
  /^http:\/\/localhost/,
  /^https:\/\/(shinayaka|tool)\.example\.jp(\/shinayaka)?$/,
  // Where the address of an identity provider is explained; only the administrator's own is ever gone to.
  /^https:\/\/(login\.microsoftonline\.com\/|sso\.example\.jp\/)/,
  // A word in a sentence: “an address that begins with https://.”
  /^https:\/\/\.$/,
]
const isName = (address: string) => names.some((name) => name.test(address))

describe('what a browser gets', () => {
  let house: TestHouse
  let cookie: string
  beforeAll(async () => {
    if (!existsSync(join(built, 'index.html'))) throw new Error('the screens are not built: npm run build')
    house = await openTestHouse()
    cookie = await found(house, '試験診療所', 'admin')
  })
  afterAll(() => house?.close())

  it('names no other host in any file that is built or published', () => {
    const files = [...filesBelow(built), ...filesBelow(published)]
    expect(files.length).toBeGreaterThan(10)
    const foreign = files.flatMap((path) => addresses(readFileSync(path, 'latin1')).map((address) => ({ path, address })))
    expect(foreign.filter(({ address }) => !isName(address))).toEqual([])
  })

  it('names none in a page either, and every file of a page is ours and there', async () => {
    const seen = new Set<string>()
    for (const [who, path] of [
      [null, '/sign-in'],
      [null, '/join'],
      [null, '/api/docs'],
      [cookie, '/'],
      [cookie, '/assessments'],
    ] as const) {
      const { body, headers } = await house.as(who)('GET', path)
      expect(headers['content-type'], path).toContain('text/html')
      // The sign-in page tells its script the address of this very server, which a passkey is bound to.
      expect(
        addresses(body).filter((address) => address !== house.app.publicUrl),
        path,
      ).toEqual([])
      expect(body, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:/i)
      for (const [, address = ''] of body.matchAll(/<(?:script|link|img)[^>]*\s(?:src|href)="([^"]+)"/g)) seen.add(address)
    }
    expect(seen.size).toBeGreaterThan(3)
    for (const address of seen) expect((await house.as(null)('GET', address)).statusCode, address).toBe(200)
  })

  it('would be found out', () => {
    expect(addresses('<script src="//cdn.example/x.js">')).toEqual(['//cdn.example/x.js'])
    expect(addresses('a{background:url(//cdn.example/x.png)} @import "//cdn.example/y.css"')).toHaveLength(2)
    expect(addresses('fetch("https://cdn.example/x"); new WebSocket(`wss://cdn.example`)').filter((one) => !isName(one))).toHaveLength(2)
    expect(isName('http://www.w3.org.evil.example/2000/svg')).toBe(false)
  })
})
