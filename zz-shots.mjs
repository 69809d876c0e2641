import { chromium } from 'playwright-core'
const base = 'http://localhost:18081'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
const r = await fetch(base + '/sign-in', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ login: 'demo', password: 'asagao-megane-kisha-1975' }) })
const cookie = r.headers.getSetCookie().find((c) => c.startsWith('shinayaka_session')).split(';')[0].split('=')
const h = { cookie: cookie.join('=') }
const list = await (await fetch(base + '/api/assessments', { headers: h })).json()
const d = list.drafts[0]?.id, s = list.submissions[0].id
const paths = process.argv.slice(3).length ? process.argv.slice(3) : ['/', '/assessments', `/assessments/${d}`, `/assessments/${d}/questions/3`, `/assessments/${d}/all`, `/assessments/${d}/network`, `/assessments/${d}/form`, `/assessments/${d}/check`, `/submissions/${s}`, `/submissions/${s}/report`, '/settings/organisation', '/settings/accounts', '/settings/password', '/sign-in']
const width = Number(process.argv[2] ?? 1280)
const ctx = await browser.newContext({ viewport: { width, height: width < 500 ? 720 : 900 }, locale: 'ja-JP' })
await ctx.addCookies([{ name: cookie[0], value: cookie[1], url: base }])
const page = await ctx.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console:', m.text()))
page.on('pageerror', (e) => console.log('pageerror', e.message))
for (const p of paths) {
  const path = p.replace('$d', d).replace('$s', s)
  await page.goto(base + path, { waitUntil: 'networkidle' })
  await page.screenshot({ path: `/tmp/shots/${width}-${path.replace(/[0-9a-f-]{36}/g, 'X').replace(/\//g, '_')}.png`, fullPage: true })
}
await browser.close()
