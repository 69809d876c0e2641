// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { requirements } from './asvs.mjs'
import { countsOf, problemsOf, rowsOf, sentenceOf } from './table.mjs'
import { titlesIn } from './tests.mjs'

const own = 'scripts/security/security.test.mjs'
const row = (id, { verdict = '○', how = 'こうしている', shown = `\`${own}\` › the titles of a test file` } = {}) =>
  `| ${id} | ${requirements.get(id) ?? 1} | 求め | ${verdict} | ${how} | ${shown} |`
const whole = (change = (_id) => ({})) => {
  const lines = [...requirements.keys()].map((id) => row(id, change(id)))
  return [sentenceOf(countsOf(rowsOf(lines.join('\n'))), requirements.size), ...lines].join('\n')
}

describe('the requirements', () => {
  it('are those of levels 1 and 2 of version 5.0.0', () => {
    const levels = [...requirements.values()]
    expect([levels.length, levels.filter((level) => level === 1).length]).toEqual([253, 70])
  })
})

describe('the titles of a test file', () => {
  it('are found whatever way they are written', () => {
    const text = `
      describe('outer', () => {
        it('plain', () => {})
        it.skipIf(x)("it’s quoted", () => {})
        it.each([1])('of %i', () => {})
        it.each\`a\`('tagged', () => {})
        describe.each(rows)('inner $name', () => { for (const x of y) it(\`\${x}: two\`, () => {}) })
      })
      test.concurrent('alone', () => {})
      notATest('nothing', () => {})`
    expect([...titlesIn(text)]).toEqual([
      'outer',
      'outer › plain',
      'outer › it’s quoted',
      'outer › of …',
      'outer › tagged',
      'outer › inner …',
      'outer › inner … › …: two',
      'alone',
    ])
  })
})

describe('the table', () => {
  it('is right where each requirement stands once and each test is there', () => {
    expect(problemsOf(whole())).toEqual([])
  })

  it.each([
    ['a test that is not there', { shown: `\`${own}\` › the titles of no file` }, '1.1.1: .* という試験がありません|に「the titles of no file」'],
    ['a file that is not there', { shown: '`platform/http/none.test.ts` › x' }, 'apps/server/src/platform/http/none.test.ts がありません'],
    ['a test file without a test', { shown: `\`${own}\`` }, 'どの試験かがありません'],
    ['nothing that shows it', { shown: '' }, '示す試験も文書もありません'],
    ['no verdict', { verdict: '' }, '判定「」'],
    ['no reason', { verdict: '×', how: '', shown: '' }, '空の欄があります'],
    ['a module that is not there', { how: '`platform/http/none.ts` で' }, 'platform/http/none.ts がありません'],
  ])('is wrong with %s', (_, change, problem) => {
    const problems = problemsOf(whole((id) => (id === '1.1.1' ? change : {})))
    expect(problems.join('\n')).toMatch(new RegExp(problem))
  })

  it('is wrong where a requirement is missing, stands twice, is of level 3, or the counts are old', () => {
    const text = whole()
    const first = row('1.1.1')
    expect(problemsOf(text.replace(first, ''))).toContain('1.1.1: ありません')
    expect(problemsOf(`${text}\n${first}`)).toContain('1.1.1: 二度あります')
    expect(problemsOf(`${text}\n${row('1.2.10')}`)).toContain('1.2.10: レベル 1・2 の要件ではありません')
    expect(problemsOf(text.replace('満たす 253', '満たす 254')).join('\n')).toMatch(/数の文が違います/)
  })
})

describe('what the product is made of', () => {
  const lock = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages).filter(
    ([path]) => path.startsWith('node_modules/') || path.includes('/node_modules/'),
  )

  it('is listed with its exact version and the hash of what came, and comes from nowhere but the registry', () => {
    const fetched = lock.filter(([, { link }]) => !link)
    expect(fetched.length).toBeGreaterThan(300)
    for (const [path, { version, resolved = '', integrity, inBundle }] of fetched) {
      expect(version, path).toMatch(/^\d+\.\d+\.\d+/)
      expect(resolved, path).toMatch(/^(https:\/\/registry\.npmjs\.org\/.*)?$/)
      if (!inBundle) expect(integrity, path).toMatch(/^sha512-/)
    }
  })

  it('is explained, each with its reason', () => {
    const reasons = readFileSync('docs/adr/0014-dependencies.md', 'utf8')
    const folders = ['.', 'packages/domain', 'packages/catalog', 'packages/contract', 'packages/engines', 'apps/server', 'apps/web', 'apps/cli']
    const named = folders.flatMap((folder) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
      return Object.keys({ ...dependencies, ...devDependencies })
    })
    const unexplained = new Set(named.filter((name) => !name.startsWith('@shinayaka/') && !reasons.includes(name)))
    expect([...unexplained]).toEqual([])
  })
})

describe('what the program never does', () => {
  const ours = spawnSync('git', ['ls-files', '--', 'apps', 'packages'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path) && !/\.test\.|\/testing[./]/.test(path))
  const texts = ours.map((path) => [path, readFileSync(path, 'utf8')])
  const those = (pattern, within = /./) => texts.filter(([path, text]) => within.test(path) && pattern.test(text)).map(([path]) => path)

  it('has files to look at', () => {
    expect(ours.length).toBeGreaterThan(400)
    expect(those(/createHash\('sha256'\)/).length).toBeGreaterThan(3)
  })

  it.each([
    ['run text as code', /\beval\s*\(|new Function\s*\(|node:vm|setTimeout\s*\(\s*['"`]/],
    ['put text into a page as markup', /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/],
    ['hand a command line to a shell', /shell:\s*true|\bexecSync\s*\(|[^.\w]exec\s*\(/],
    // The doctor asks our own port on this machine whether we are there; nothing of value goes that way.
    [
      'accept a certificate that nobody vouches for',
      /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/,
      'apps/server/src/ops/doctor/port.ts',
    ],
    // A UUID of version 5 is defined over SHA-1; it names things and proves nothing.
    [
      'use a broken hash or cipher',
      /create(Hash|Hmac)\(['"`](md5|sha1|md4|rmd160)|(aes|des)[\w-]*-(ecb|cbc)|createCipher\(|RSA_PKCS1_PADDING/i,
      'packages/engines/src/oscal/uuid.ts',
    ],
    ['take chance from where it can be guessed', /Math\.random\s*\(/],
    ['follow what another program says is elsewhere', /redirect:\s*['"]follow/],
  ])('is to %s', (_, pattern, ...but) => {
    expect(those(pattern)).toEqual(but)
  })

  it('is to listen to other windows, or keep something in the browser for longer than its tab', () => {
    expect(those(/postMessage|addEventListener\(['"]message|localStorage|indexedDB/, /^apps\/(web|server\/public)/)).toEqual([])
  })
})
