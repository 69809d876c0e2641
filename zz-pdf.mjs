const base = 'http://localhost:18081'
const r = await fetch(base + '/sign-in', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ login: 'demo', password: 'asagao-megane-kisha-1975' }) })
const cookie = r.headers.getSetCookie().find((c) => c.startsWith('shinayaka_session')).split(';')[0]
const list = await (await fetch(base + '/api/assessments', { headers: { cookie } })).json()
const s = list.submissions[0].id
const pdf = await fetch(`${base}/api/submissions/${s}/report.pdf`, { headers: { cookie } })
;(await import('node:fs')).writeFileSync('/tmp/r.pdf', Buffer.from(await pdf.arrayBuffer()))
