// SPDX-License-Identifier: Apache-2.0
import type { EndpointName } from '@shinayaka/contract'
import { withOwner } from '../platform/database/owner.ts'
import { hashSecret } from '../platform/identity/secrets.ts'
import { createAuthenticator } from './authenticator.ts'
import { answerAll, sent } from './hospital-people.ts'
import { type Caller, goodPassword, join, postForm, sessionOf, type TestHouse } from './house.ts'
import { providerChanges } from './provider-changes.ts'
import type { Change } from './recorded-change.ts'
import { checklistChanges } from './recorded-checklist.ts'
import { recordChanges } from './recorded-records.ts'
import { supplierChanges } from './recorded-supplier.ts'
import { supplierLinkChanges } from './recorded-supplier-link.ts'
import { workbookChanges } from './recorded-workbook.ts'
import { foundAnother } from './second.ts'
import { totpCode, wait } from './sign-in.ts'

/** The hospital that is worked in: an administrator signed in, a colleague, an identity provider, something submitted and something begun. */
export type Recorded = { house: TestHouse; cookie: string; issuer: string; submission: string; draft: string }

/** What is sent with another method than GET and changes nothing, each with why. */
export const changesNothing: Partial<Record<EndpointName, string>> = {
  previewForm: 'only shows what a workbook would change',
  previewSupplierFile: 'only shows what a file would change',
  readDisclosureFile: 'only gives back the tables of a workbook',
  checkWorkbookMapping: 'only says whether a mapping fits',
  readFilledWorkbook: 'only shows where a workbook differs',
  startTotp: 'a secret that counts for nothing until a code confirms it, which is recorded',
  startProviderLink: 'the way to the provider; the link it leads to is recorded',
  startPasskey: 'a question to a device; the passkey that answers it is recorded',
  startConfirmPasskey: 'a question to a device; the proof that answers it is recorded',
}

/** What the administrator's password is after it was changed. */
export const nextPassword = 'sumire-ikada-hokuto-1977'
const recoveredPassword = 'momiji-tsurara-kazaguruma-77'

/** Everything that must never stand in the trail, added to as it is made. Six digits are not among it: they are found in any number. */
export const secrets: string[] = [goodPassword, nextPassword, recoveredPassword, '$argon2']

const keep = (secret: string): string => {
  secrets.push(secret, hashSecret(secret).toString('hex'))
  return secret
}
const keepCode = (code: string): string => {
  secrets.push(code.replaceAll('-', ''))
  return keep(code)
}
/** Remembers what opens a session. */
export const remember = (session: string): string => {
  keep(session.replace('shinayaka_session=', ''))
  return session
}

const evidenceDetails = { title: '復元訓練の記録', note: '', effective: '2026-11-01', expires: null, responsible: null, links: [] }
const sendFile = (by: Caller, content: string) =>
  by('POST', '/api/evidence-files?name=kiroku.txt', Buffer.from(content), { 'content-type': 'application/octet-stream' })
const uploadOf = async (by: Caller, content: string): Promise<string> => (await sendFile(by, content)).json<{ upload: { id: string } }>().upload.id
const createEvidence = async (by: Caller, content: string) => by('POST', '/api/evidence', { ...evidenceDetails, upload: await uploadOf(by, content) })
/** Makes a text file evidence; returns its id. */
export const addEvidence = async (by: Caller, content: string): Promise<string> =>
  (await createEvidence(by, content)).json<{ evidence: { id: string } }>().evidence.id

/**
 * One request for each endpoint that can change something, in the order in which they can be done; what ends the session comes last.
 * A new endpoint that changes something wants its line here. `at` is filled before the first is sent.
 */
export const changesAt = (at: Recorded): Partial<Record<EndpointName, Change>> => {
  const edition = () => at.house.editions.currentOf('hospital-it')
  const firstQuestion = () => [...edition().questions.values()][0] ?? { id: '' }
  const firstDomain = () => edition().edition.domains[0]?.id ?? ''
  const candidates = async (by: Caller): Promise<string[]> =>
    (await by('GET', `/api/submissions/${at.submission}/plan`)).json<{ candidates: { measure: string }[] }>().candidates.map(({ measure }) => measure)
  const joined = async (name: string, login: string, role: 'staff' | 'administrator'): Promise<Caller> =>
    at.house.as(remember(await join(at.house, at.cookie, name, login, role)))
  const memberCalled = async (by: Caller, name: string): Promise<string> => {
    const { members } = (await by('GET', '/api/accounts')).json<{ members: { id: string; name: string }[] }>()
    return members.find((one) => one.name === name)?.id ?? ''
  }
  /** The newest of a list that stands under its name. */
  const firstOf = async (by: Caller, url: string, list: string): Promise<{ id: string; version: number }> =>
    (await by('GET', url)).json<Record<string, { id: string; version: number }[]>>()[list]?.[0] ?? { id: '', version: 0 }
  const signIn = async (): Promise<string> =>
    remember(sessionOf(await postForm(at.house.as(null), '/sign-in', { login: 'recorded', password: goodPassword })))
  const startTotp = async (by: Caller): Promise<string> => {
    const { secret } = (await by('POST', '/api/account/totp')).json<{ secret: string }>()
    return keep(secret)
  }
  const confirmTotp = async (by: Caller, secret: string) => {
    const response = await by('POST', '/api/account/totp/confirmation', { code: await totpCode(at.house, secret) })
    response.json<{ recoveryCodes: string[] | null }>().recoveryCodes?.forEach(keepCode)
    // The code just used counts no more.
    wait(at.house, 60)
    return response
  }
  const optionsOf = async (by: Caller, url: string) => {
    const { options } = (await by('POST', url)).json<{ options: { challenge: string } }>()
    keep(options.challenge)
    return options
  }
  const device = createAuthenticator()
  const passkey = (by: Caller) => firstOf(by, '/api/account/sign-in', 'passkeys')
  let totpSecret = ''
  /** The session goes on under another cookie, for those who take people in too. */
  const confirm = async (by: Caller, way: 'password' | 'code' | 'passkey', body: Record<string, unknown>) => {
    const response = await by('POST', `/api/session/confirmation/${way}`, body)
    at.cookie = remember(sessionOf(response))
    return response
  }

  return {
    confirmWithPassword: { action: 'session.confirm', send: (by) => confirm(by, 'password', { password: goodPassword }) },
    saveOrganisation: {
      action: 'organisation.edit',
      send: async (by) => {
        const held = (await by('GET', '/api/organisation')).json<{ profile: object; version: number }>()
        return by('PUT', '/api/organisation', { profile: { ...held.profile, prefecture: '13' }, version: held.version })
      },
    },
    invite: {
      action: 'account.invite',
      send: async (by) => {
        const response = await by('POST', '/api/invitations', { name: '招かれた人', role: 'staff' })
        keepCode(response.json<{ code: string }>().code)
        return response
      },
    },
    revokeInvitation: {
      action: 'account.invite-revoke',
      send: async (by) => {
        const { invitations } = (await by('GET', '/api/accounts')).json<{ invitations: { id: string }[] }>()
        return by('DELETE', `/api/invitations/${invitations[0]?.id}`)
      },
    },
    removeMember: {
      action: 'account.remove',
      send: async (by) => {
        await joined('離れる人', 'leaving', 'staff')
        return by('DELETE', `/api/accounts/${await memberCalled(by, '離れる人')}`)
      },
    },
    startAssessment: { action: 'assessment.start', send: (by) => by('POST', '/api/assessments', { instrument: 'executive' }) },
    saveAnswer: {
      action: 'answer.save',
      send: (by) => by('PUT', `/api/assessments/${at.draft}/answers/${firstQuestion().id}`, sent(2, { comment: '議事録で確かめた' })),
    },
    saveAnswers: {
      action: 'answer.save',
      send: (by) =>
        by('PUT', `/api/assessments/${at.draft}/answers`, {
          answers: [...edition().questions.values()].slice(1, 3).map(({ id }) => ({ question: id, ...sent(1) })),
        }),
    },
    assignDomain: {
      action: 'assessment.assign',
      send: async (by) =>
        by('PUT', `/api/assessments/${at.draft}/domains/${firstDomain()}`, {
          person: await memberCalled(by, '職員の人'),
          due: '2026-12-01',
          note: '',
          version: null,
        }),
    },
    remindDomain: { action: 'assessment.remind', send: (by) => by('POST', `/api/assessments/${at.draft}/domains/${firstDomain()}/reminder`) },
    addRemark: {
      action: 'remark.add',
      send: (by) => by('POST', `/api/assessments/${at.draft}/questions/${firstQuestion().id}/remarks`, { text: '表を見てください' }),
    },
    saveNetworkGrade: {
      action: 'network.grade',
      send: (by) => by('PUT', `/api/assessments/${at.draft}/network/media`, { grade: 'd', version: null }),
    },
    submitAssessment: {
      action: 'assessment.submit',
      send: async (by) => by('POST', `/api/assessments/${await answerAll(at.house, by, 'hospital-it')}/submission`),
    },
    saveQuote: {
      action: 'quote.save',
      send: async (by) =>
        by('PUT', `/api/measures/${(await candidates(by))[0]}/quote`, {
          amount: '三百万円',
          hours: 10,
          vendor: '',
          quotedOn: null,
          note: '',
          version: null,
        }),
    },
    saveStoppedDay: {
      action: 'stopped-day.save',
      send: (by) => by('PUT', '/api/plan/stopped-day', { amount: '3,000千円', basis: '', version: null }),
    },
    askDecisions: {
      action: 'decision.ask',
      send: async (by) => by('POST', `/api/submissions/${at.submission}/decisions`, { measures: [(await candidates(by))[1]] }),
    },
    decide: {
      action: 'decision.take',
      send: async (by) => {
        const { decisions } = (await by('GET', '/api/decisions')).json<{ decisions: { id: string }[] }>()
        return by('PUT', `/api/decisions/${decisions[0]?.id}`, { state: 'approved', note: '', version: 0 })
      },
    },
    ...checklistChanges,
    ...recordChanges,
    ...supplierChanges,
    ...supplierLinkChanges,
    ...workbookChanges,
    startBackup: { action: 'copy.start', send: (by) => by('POST', '/api/copies') },
    recordOffline: { action: 'copy.offline', send: (by) => by('POST', '/api/copies/offline', { takenOn: '2026-11-20', place: '金庫' }) },
    recordRehearsal: {
      action: 'copy.rehearsal',
      send: (by) => by('POST', '/api/copies/rehearsals', { rehearsedOn: '2026-11-20', minutes: 12, note: '' }),
    },
    uploadEvidenceFile: { action: 'evidence.upload', send: (by) => sendFile(by, '停電訓練の記録') },
    createEvidence: { action: 'evidence.create', send: (by) => createEvidence(by, '復元訓練の記録') },
    saveEvidence: {
      action: 'evidence.save',
      send: async (by) => by('PUT', `/api/evidence/${await addEvidence(by, '保守契約書')}`, { ...evidenceDetails, title: '契約書', version: 0 }),
    },
    reviseEvidence: {
      action: 'evidence.revise',
      send: async (by) =>
        by('POST', `/api/evidence/${await addEvidence(by, '連絡表')}/revisions`, {
          upload: await uploadOf(by, '新しい連絡表'),
          effective: '2026-11-20',
          expires: null,
          version: 0,
        }),
    },
    retireEvidence: {
      action: 'evidence.retire',
      send: async (by) => by('PUT', `/api/evidence/${await addEvidence(by, '古い手順書')}/retirement`, { retired: true, version: 0 }),
    },
    createToken: {
      action: 'token.create',
      send: async (by) => {
        const response = await by('POST', '/api/tokens', { name: '院内の集計', permissions: ['organisation.read'], expires: '2027-03-31' })
        keep(response.json<{ secret: string }>().secret)
        return response
      },
    },
    revokeToken: { action: 'token.revoke', send: async (by) => by('DELETE', `/api/tokens/${(await firstOf(by, '/api/tokens', 'tokens')).id}`) },
    createWebhook: {
      action: 'webhook.create',
      send: async (by) => {
        const response = await by('POST', '/api/webhooks', { name: '院内の掲示板', url: 'http://127.0.0.1:9/', events: ['decision.asked'] })
        keep(response.json<{ secret: string }>().secret)
        return response
      },
    },
    testWebhook: {
      action: 'webhook.test',
      send: async (by) => by('POST', `/api/webhooks/${(await firstOf(by, '/api/webhooks', 'webhooks')).id}/test`),
    },
    removeWebhook: {
      action: 'webhook.remove',
      send: async (by) => by('DELETE', `/api/webhooks/${(await firstOf(by, '/api/webhooks', 'webhooks')).id}`),
    },
    changeRole: {
      action: 'account.role',
      send: async (by) => by('PUT', `/api/accounts/${await memberCalled(by, '職員の人')}/role`, { role: 'viewer', until: '2027-03-31' }),
    },
    makeRecoverySheet: {
      action: 'recovery.make',
      send: async (by) => {
        const response = await by('POST', '/api/recovery-sheet')
        keepCode(response.json<{ code: string }>().code)
        return response
      },
    },
    seeRecovery: {
      action: 'recovery.seen',
      send: async (by) => {
        const colleague = await joined('もう一人の管理者', 'recovering', 'administrator')
        const code = keepCode((await colleague('POST', '/api/recovery-sheet')).json<{ code: string }>().code)
        await postForm(at.house.as(null), '/recover', { code, password: recoveredPassword })
        return by('POST', `/api/recoveries/${(await firstOf(by, '/api/recoveries', 'recoveries')).id}/seen`)
      },
    },
    acceptInvitation: {
      action: 'account.join',
      send: async (by) => {
        const other = at.house.as(remember(await foundAnother(at.house, '兼務先の診療所', 'other.clinic')))
        const { code } = (await other('POST', '/api/invitations', { name: '兼務の人', role: 'viewer' })).json<{ code: string }>()
        return by('POST', '/api/memberships', { code: keepCode(code) })
      },
    },
    askOwnMail: { action: 'mail.ask', send: (by) => by('POST', '/api/account/mail', { address: 'kiroku@example.jp' }) },
    confirmOwnMail: {
      action: 'mail.confirm',
      send: async (by) => {
        const letters = await withOwner(at.house.database.owner, (db) =>
          db.selectFrom('mail').select('body').where('kind', '=', 'confirm-address').execute(),
        )
        return by('POST', '/api/account/mail/confirmation', { code: keepCode(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(letters[0]?.body ?? '')?.[0] ?? '') })
      },
    },
    chooseLetters: { action: 'mail.choose', send: (by) => by('PUT', '/api/account/mail/letters', { unwanted: ['digest'] }) },
    removeOwnMail: { action: 'mail.remove', send: (by) => by('DELETE', '/api/account/mail') },
    addDepartment: { action: 'department.add', send: (by) => by('POST', '/api/departments', { name: '検査科' }) },
    saveDepartment: {
      action: 'department.save',
      send: async (by) => {
        const { id, version } = await firstOf(by, '/api/departments', 'departments')
        return by('PUT', `/api/departments/${id}`, { name: '臨床検査科', people: [await memberCalled(by, '職員の人')], version })
      },
    },
    removeDepartment: {
      action: 'department.remove',
      send: async (by) => by('DELETE', `/api/departments/${(await firstOf(by, '/api/departments', 'departments')).id}`),
    },
    savePost: {
      action: 'post.save',
      send: (by) => {
        const holder = { person: null, name: '企画の人', contact: '内線 200' }
        return by('PUT', '/api/posts/planning-manager', { holder, deputies: [], since: '2026-04-01', version: null })
      },
    },
    endPost: { action: 'post.end', send: (by) => by('POST', '/api/posts/planning-manager/end', { until: '2026-11-20', version: 0 }) },
    ...providerChanges(at, { memberCalled, keep }),
    saveSignInPolicy: {
      action: 'sign-in.policy',
      send: (by) => by('PUT', '/api/organisation/sign-in-policy', { secondFactorForAll: true, version: 0 }),
    },
    resetSecondFactor: {
      action: 'second-factor.reset',
      send: async (by) => {
        const colleague = await joined('端末をなくした人', 'lost', 'staff')
        await confirmTotp(colleague, await startTotp(colleague))
        return by('DELETE', `/api/accounts/${await memberCalled(by, '端末をなくした人')}/second-factor`)
      },
    },
    endMemberSessions: {
      action: 'session.end',
      send: async (by) => by('DELETE', `/api/accounts/${await memberCalled(by, '端末をなくした人')}/sessions`),
    },
    endSession: {
      action: 'session.close',
      send: async (by) => {
        await signIn()
        const { sessions } = (await by('GET', '/api/account/sign-in')).json<{ sessions: { id: string; current: boolean }[] }>()
        return by('DELETE', `/api/account/sessions/${sessions.find(({ current }) => !current)?.id}`)
      },
    },
    endOtherSessions: {
      action: 'session.close',
      send: async (by) => {
        await signIn()
        return by('DELETE', '/api/account/sessions')
      },
    },
    confirmTotp: {
      action: 'second-factor.add',
      send: async (by) => {
        totpSecret = await startTotp(by)
        return confirmTotp(by, totpSecret)
      },
    },
    renewRecoveryCodes: {
      action: 'recovery-code.make',
      send: async (by) => {
        const response = await by('POST', '/api/account/recovery-codes')
        response.json<{ codes: string[] }>().codes.forEach(keepCode)
        return response
      },
    },
    confirmWithCode: {
      action: 'session.confirm',
      send: async (by) => confirm(by, 'code', { code: await totpCode(at.house, totpSecret) }),
    },
    addPasskey: {
      action: 'second-factor.add',
      send: async (by) => {
        const response = device.create(await optionsOf(by, '/api/account/passkeys/options'))
        return by('POST', '/api/account/passkeys', { name: '受付のパソコン', response })
      },
    },
    renamePasskey: {
      action: 'passkey.rename',
      send: async (by) => by('PUT', `/api/account/passkeys/${(await passkey(by)).id}`, { name: '夜勤室' }),
    },
    confirmWithPasskey: {
      action: 'session.confirm',
      send: async (by) => confirm(by, 'passkey', { response: device.get(await optionsOf(by, '/api/session/confirmation/passkey/options')) }),
    },
    removePasskey: { action: 'second-factor.remove', send: async (by) => by('DELETE', `/api/account/passkeys/${(await passkey(by)).id}`) },
    removeTotp: { action: 'second-factor.remove', send: (by) => by('DELETE', '/api/account/totp') },
    changePassword: { action: 'account.password', send: (by) => by('PUT', '/api/account/password', { current: goodPassword, next: nextPassword }) },
    signOut: { action: 'session.close', send: (by) => by('POST', '/api/session/sign-out') },
  }
}
