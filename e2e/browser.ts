// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))

// Without these the browser itself looks for its maker's hosts at every start.
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Root, as in many containers, cannot have the sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** A phone as a doctor holds it between two patients. */
export const phone: BrowserContextOptions = { viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
/** A PC at the reception. */
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }

/** A browser that notes what no page of the product may do. */
export type Watched = {
  browser: Browser
  /** A page in a window with cookies of its own. */
  open: (options: BrowserContextOptions) => Promise<Page>
  /** Addresses asked for that are not the server's. */
  foreign: () => string[]
  /** Errors of scripts, and what the content policy refused. */
  broken: () => string[]
  close: () => Promise<void>
}

/** Opens a real browser on the pages of `url`. Throws where this machine has none. */
export const openBrowser = async (url: () => string): Promise<Watched> => {
  if (!executablePath) throw new Error('Chromium is missing: sudo apt-get install chromium fonts-noto-cjk (or set CHROMIUM_PATH)')
  const browser = await chromium.launch({ executablePath, args: quiet })
  const requested = new Set<string>()
  const broken: string[] = []
  return {
    browser,
    open: async (options) => {
      const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options })
      context.setDefaultTimeout(15_000)
      context.on('request', (request) => requested.add(request.url()))
      context.on('weberror', (error) => broken.push(`${error.page()?.url()}: ${error.error().stack ?? error.error().message}`))
      context.on('console', (message) => {
        if (/Content Security Policy|Warning:|Minified React error/i.test(message.text())) broken.push(`${message.page()?.url()}: ${message.text()}`)
      })
      return context.newPage()
    },
    foreign: () => [...requested].filter((address) => /^(https?|wss?):/.test(address) && new URL(address).origin !== new URL(url()).origin),
    broken: () => broken,
    close: () => browser.close(),
  }
}
