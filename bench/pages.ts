// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import { answerDomains, callAs, outlineOf } from '../e2e/hospital.ts'
import type { Program } from '../e2e/program.ts'
import { report } from './figures.ts'

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))

/** What a page costs over the wire, all its parts together, and when its largest part is painted on a slow PC and line. */
const cost = async (page: Page, address: string): Promise<{ kilobytes: number; largestPaint: number }> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: (10 * 1024 * 1024) / 8,
    uploadThroughput: (10 * 1024 * 1024) / 8,
  })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const largestPaint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await session.detach()
  return { kilobytes: bytes / 1024, largestPaint: largestPaint / 1000 }
}

/** The pages of answering: eighty answered questions of a hospital, the heaviest domain among them, and the first question of a short assessment. */
const answeringPages = async (program: Program, cookie: string): Promise<string[]> => {
  const call = callAs(program.url, cookie)
  const start = async (instrument: string) => `/assessments/${(await call<{ id: string }>('POST', '/api/assessments', { instrument })).id}`
  const [hospital, clinic, management] = [await start('hospital-it'), await start('clinic'), await start('executive')]
  const id = hospital.split('/').at(-1) ?? ''
  const domains = (await outlineOf(call, id)).map((domain) => domain.id)
  await answerDomains(call, id, domains)
  const ofHospital = ['', '/domains/network', '/domains/procurement', '/check', '/assign', '/network?step=1', '/form'].map((path) => hospital + path)
  return [...ofHospital, `${clinic}/questions/1`, `${management}/questions/1`]
}

/** Weight of the pages before sign-in, of the application's first pages and of the pages of answering, and the largest paint of the first. */
export const benchPages = async (program: Program, cookie: string): Promise<void> => {
  if (!executablePath) {
    console.log('  pages: no Chromium on this machine, not measured')
    return
  }
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 375, height: 720 } })
    for (const path of ['/sign-in', '/join', '/api/docs']) {
      const page = await context.newPage()
      report(`${path}, over the wire`, (await cost(page, program.url + path)).kilobytes, 60, 'kB')
      await page.close()
    }
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: program.url }])
    for (const path of ['/', '/assessments']) {
      const page = await context.newPage()
      const { kilobytes, largestPaint } = await cost(page, program.url + path)
      report(`application ${path}, over the wire`, kilobytes, 200, 'kB')
      report(`application ${path}, largest paint at 4 × CPU and 10 Mbit/s`, largestPaint, 2, 's')
      await page.close()
    }
    for (const path of await answeringPages(program, cookie)) {
      const page = await context.newPage()
      const shown = path.replace(/^\/assessments\/[^/]+/, '/assessments/…')
      report(`application ${shown}, over the wire`, (await cost(page, program.url + path)).kilobytes, 200, 'kB')
      await page.close()
    }
  } finally {
    await browser.close()
  }
}
