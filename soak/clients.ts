// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Journal } from './journal.ts'

/** An answer of the server, or null where none was heard: the write may have been stored or not. */
type Heard = { status: number; body: Record<string, unknown> } | null
export type Ask = (method: string, path: string, body?: unknown) => Promise<Heard>
/** One client: what it does once, again and again. */
type Step = () => Promise<void>

/** Asks over HTTP with a session; `url` is asked for each time, since a restarted server may stand elsewhere. */
export const asking =
  (url: () => string, cookie: string): Ask =>
  async (method, path, body) => {
    try {
      const response = await fetch(url() + path, {
        method,
        headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      })
      const heard = (await response.json()) as Record<string, unknown>
      // Said not to be stored, in an answer that may have crossed the end of the transaction: not known.
      return response.status >= 500 ? null : { status: response.status, body: heard }
    } catch {
      return null
    }
  }

type Tools = { ask: Ask; chance: Chance; journal: Journal; name: string }
type StoredAnswer = { question: string; value: unknown; comment: string; version: number }

const answerKey = (assessment: string, question: string) => `answer ${assessment} ${question}`
const answerContent = ({ value, comment }: { value: unknown; comment: string }) => `${value} ${comment}`
const succeeded = (heard: Heard): heard is NonNullable<Heard> => heard !== null && heard.status === 200

/** Writes a row that carries a version, and keeps what became of it. */
const write = async (tools: Tools, key: string, content: string, send: (version: number | null) => Promise<Heard>, first = 0): Promise<boolean> => {
  const before = tools.journal.versionOf(key)
  const wanted = { version: before === null ? first : before + 1, content }
  const heard = await send(before)
  if (heard === null) tools.journal.leaveOpen(key, wanted)
  else if (heard.status === 200) tools.journal.confirm(key, wanted)
  else tools.journal.refused += 1
  return succeeded(heard)
}

const startDraft = async (tools: Tools, instrument: string): Promise<string | null> => {
  const heard = await tools.ask('POST', '/api/assessments', { instrument })
  return succeeded(heard) ? String(heard.body.id) : null
}

/** Reads the answers of a draft again after a write whose outcome was not heard. */
const readAgain = async ({ ask, journal }: Tools, draft: string, questions: readonly string[]): Promise<boolean> => {
  const heard = await ask('GET', `/api/assessments/${draft}`)
  if (!succeeded(heard)) return false
  const answers = heard.body.answers as StoredAnswer[]
  for (const question of questions) {
    const found = answers.find((answer) => answer.question === question)
    journal.observe(answerKey(draft, question), found ? { version: found.version, content: answerContent(found) } : null)
  }
  return true
}

/** Answers a few questions of the clinic's draft again and again. */
const answering = (tools: Tools, questions: readonly string[]): Step => {
  let draft: string | null = null
  let stale = false
  let count = 0
  return async () => {
    draft ??= await startDraft(tools, 'clinic')
    if (draft === null) return
    if (stale && !(await readAgain(tools, draft, questions))) return
    stale = false
    count += 1
    const question = tools.chance.oneOf(questions)
    const content = { value: tools.chance.between(0, 3), comment: `${tools.name}-${count}` }
    const path = `/api/assessments/${draft}/answers/${question}`
    const saved = await write(tools, answerKey(draft, question), answerContent(content), (version) =>
      tools.ask('PUT', path, { ...content, source: 'own', vendorName: '', version }),
    )
    stale = !saved
  }
}

/** Answers all questions of a draft in one request; true where that was heard to be stored. */
const answerAll = async ({ ask, chance, journal, name }: Tools, draft: string, questions: readonly string[], count: number): Promise<boolean> => {
  const content = { value: chance.between(0, 3), comment: `${name}-${count}` }
  const versions = questions.map((question) => journal.versionOf(answerKey(draft, question)))
  const heard = await ask('PUT', `/api/assessments/${draft}/answers`, {
    answers: questions.map((question, index) => ({ question, ...content, source: 'own', vendorName: '', version: versions[index] ?? null })),
  })
  for (const [index, question] of questions.entries()) {
    const wanted = { version: (versions[index] ?? -1) + 1, content: answerContent(content) }
    if (heard === null) journal.leaveOpen(answerKey(draft, question), wanted)
    else if (heard.status === 200) journal.confirm(answerKey(draft, question), wanted)
  }
  return succeeded(heard)
}

/** Fills the hospital's 80 questions in one request and submits them, again and again. */
const submitting = (tools: Tools, questions: readonly string[]): Step => {
  let count = 0
  return async () => {
    const draft = await startDraft(tools, 'hospital-it')
    if (draft === null || !(await readAgain(tools, draft, questions))) return
    count += 1
    if (!(await answerAll(tools, draft, questions, count))) return
    const submitted = await tools.ask('POST', `/api/assessments/${draft}/submission`)
    if (succeeded(submitted)) tools.journal.add(String(submitted.body.submission), `submission of ${draft}`)
    else if (submitted === null) tools.journal.unheardAdditions.add(`submission of ${draft}`)
  }
}

/** Writes remarks, invites people, and takes some of the invitations back. */
const talking = (tools: Tools, question: string): Step => {
  let draft: string | null = null
  let count = 0
  return async () => {
    draft ??= await startDraft(tools, 'clinic')
    if (draft === null) return
    count += 1
    const name = `${tools.name}-${count}`
    if (tools.chance.number() < 0.6) {
      const heard = await tools.ask('POST', `/api/assessments/${draft}/questions/${question}/remarks`, { text: name })
      if (succeeded(heard)) tools.journal.add((heard.body.remark as { id: string }).id, `remark ${name}`)
      else tools.journal.unheardAdditions.add(`remark ${name}`)
      return
    }
    const heard = await tools.ask('POST', '/api/invitations', { name, role: 'viewer' })
    if (!succeeded(heard)) return void tools.journal.unheardAdditions.add(`invitation ${name}`)
    const { id } = heard.body.invitation as { id: string }
    tools.journal.add(id, `invitation ${name}`)
    if (tools.chance.number() < 0.7) return
    const revoked = await tools.ask('DELETE', `/api/invitations/${id}`)
    if (succeeded(revoked)) tools.journal.removed.add(id)
    else tools.journal.maybeRemoved.add(id)
  }
}

/** Writes quotes for measures, what a stopped day costs, and the institution's own profile. */
const reckoning = (tools: Tools, measures: readonly string[]): Step => {
  let count = 0
  const stale = new Set<string>()
  const profile = {
    name: '耐久病院（架空）',
    institutionKind: 'hospital',
    prefecture: '04',
    recordKeeping: null,
    serverMaintenance: null,
    itStaffing: null,
  }
  /** A row whose last write was not heard is left alone until the check has looked at it. */
  const put = async (key: string, content: string, path: string, body: Record<string, unknown>) => {
    if (stale.has(key)) return void (tools.journal.registers.get(key)?.unheard.length === 0 && stale.delete(key))
    if (!(await write(tools, key, content, (version) => tools.ask('PUT', path, { ...body, version })))) stale.add(key)
  }
  return async () => {
    count += 1
    const measure = tools.chance.oneOf([...measures, 'stopped-day', 'organisation'])
    const note = `${tools.name}-${count}`
    if (measure === 'stopped-day') return put('stopped-day', note, '/api/plan/stopped-day', { amount: `${count}000`, basis: note })
    if (measure === 'organisation') {
      const read = await tools.ask('GET', '/api/organisation')
      if (!succeeded(read)) return
      tools.journal.observe('organisation', { version: Number(read.body.version), content: String((read.body.profile as { beds: number }).beds) })
      const beds = count % 3000
      await write(tools, 'organisation', String(beds), (version) => tools.ask('PUT', '/api/organisation', { profile: { ...profile, beds }, version }))
      return
    }
    await put(`quote ${measure}`, note, `/api/measures/${measure}/quote`, { amount: `${count}`, hours: 1, vendor: '', quotedOn: null, note })
  }
}

/** What the clients write to: the questions of both instruments and some measures. */
export type Places = { clinic: readonly string[]; hospital: readonly string[]; measures: readonly string[] }

/** Eight clients at work until told to stop; they rest while `pause` is in effect. */
export const startClients = (asks: readonly Ask[], chance: Chance, journal: Journal, { clinic, hospital, measures }: Places) => {
  journal.begin('organisation', { version: 0, content: 'null' })
  let state: 'work' | 'rest' | 'end' = 'work'
  let resting = 0
  const tools = asks.map((ask, index): Tools => ({ ask, chance, journal, name: `c${index}` }))
  const share = (index: number) => clinic.filter((_, place) => place % 5 === index)
  const steps = tools.map((one, index): Step => {
    if (index < 5) return answering(one, share(index))
    if (index === 5) return talking(one, clinic[0] ?? '')
    return index === 6 ? reckoning(one, measures) : submitting(one, hospital)
  })
  const run = async (step: Step) => {
    while (state !== 'end') {
      if (state === 'rest') {
        resting += 1
        while (state === 'rest') await sleep(5)
        resting -= 1
      }
      const unheard = journal.unheard + journal.unheardAdditions.size
      await step()
      // While nobody answers, asking on at full speed would only keep the machine from starting again.
      await sleep(journal.unheard + journal.unheardAdditions.size > unheard ? 100 : chance.between(0, 20))
    }
  }
  const all = Promise.all(steps.map(run))
  return {
    pause: async () => {
      state = 'rest'
      while (resting < steps.length) await sleep(5)
    },
    resume: () => {
      state = 'work'
    },
    end: async () => {
      state = 'end'
      await all
    },
  }
}
