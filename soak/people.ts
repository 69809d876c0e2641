// SPDX-License-Identifier: Apache-2.0
import { loadCatalog } from '@shinayaka/catalog'
import { Editions } from '../apps/server/src/features/assessment/index.ts'
import { catalogFolder } from '../apps/server/src/ops/house.ts'
import { goodPassword } from '../apps/server/src/testing/house.ts'
import { type Program, sendForm, signIn } from '../e2e/program.ts'
import type { Places } from './clients.ts'

export const administrator = { login: 'admin', password: goodPassword }

/** Founds the hospital by the first-run page and signs its administrator in at `clients` browsers; gives their cookies. */
export const foundHospital = async (program: Program, clients: number): Promise<string[]> => {
  const code = program.code()
  if (code === null) throw new Error('somebody is here already')
  const first = { organisationName: '耐久病院（架空）', institutionKind: 'hospital', name: '情報担当', ...administrator }
  const cookies = [await sendForm(program.url, '/first-run', { code, ...first })]
  while (cookies.length < clients) cookies.push(await signIn(program.url, administrator.login, administrator.password))
  return cookies
}

/** The questions and measures of today's catalog that the clients write to. */
export const placesToWrite = async (): Promise<Places> => {
  const editions = new Editions(await loadCatalog(catalogFolder))
  const questions = (instrument: string) => [...editions.currentOf(instrument).questions.keys()]
  const measures = editions.currentOf('hospital-it').edition.domains.flatMap((domain) => domain.measures.map(({ id }) => id))
  return { clinic: questions('clinic'), hospital: questions('hospital-it'), measures: measures.slice(0, 6) }
}
