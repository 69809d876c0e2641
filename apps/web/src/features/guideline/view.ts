// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause, GuidelineCoverage, GuidelineOwner } from '@shinayaka/contract'
import type { OpenGuideline } from './queries.ts'

/** What of the clauses is looked at; what is left out is everything. */
export type Filter = { open?: true; responsible?: GuidelineClause['responsible'][number]; volume?: string }

/** Clauses that practices can answer at the institution: what a share of met clauses is a share of. */
export const judgedOf = ({ met, unmet, open }: GuidelineCoverage): number => met + unmet + open

const openStandings: readonly GuidelineClause['standing'][] = ['no', 'unanswered', 'unknown', 'disagree']
/** A clause of which something remains to be done or said. */
export const isOpen = ({ standing }: Pick<GuidelineClause, 'standing'>): boolean => openStandings.includes(standing)

/** Whether a clause is among those that are looked at. */
export const fits =
  ({ open, responsible, volume }: Filter) =>
  (clause: Pick<GuidelineClause, 'standing' | 'responsible' | 'volume'>): boolean =>
    (!open || isOpen(clause)) &&
    (responsible === undefined || clause.responsible.includes(responsible)) &&
    (volume === undefined || clause.volume === volume)

/** The clause to look at next: first what is not met, then what cannot be said. */
export const nextClause = (clauses: readonly GuidelineClause[]): GuidelineClause | undefined =>
  openStandings.map((standing) => clauses.find((clause) => clause.standing === standing)).find((clause) => clause !== undefined)

/** The three places at which a clause can be owned, the narrowest first. */
export const placesOf = ({ volumes }: Pick<OpenGuideline, 'volumes'>, clause: Pick<GuidelineClause, 'id' | 'volume' | 'chapter' | 'owner'>) => {
  const volume = volumes.find(({ id }) => id === clause.volume)
  const chapter = volume?.chapters.find(({ id }) => id === clause.chapter)
  const nobody: GuidelineOwner = { person: null, version: 0 }
  return [
    { kind: 'clause' as const, id: clause.id, owner: clause.owner },
    { kind: 'chapter' as const, id: clause.chapter, owner: chapter?.owner ?? nobody },
    { kind: 'volume' as const, id: clause.volume, owner: volume?.owner ?? nobody },
  ]
}

/** Who owns a clause: its own owner, else the chapter's, else the volume's. */
export const ownerOf = (open: Pick<OpenGuideline, 'volumes'>, clause: Parameters<typeof placesOf>[1]) =>
  placesOf(open, clause).find(({ owner }) => owner.person !== null) ?? null

/** The practices of a clause with how they are held. */
export const practicesOf = ({ practices }: Pick<OpenGuideline, 'practices'>, clause: GuidelineClause) =>
  clause.practices.flatMap((asked) => {
    const practice = practices.find(({ id }) => id === asked.practice)
    return practice ? [{ asked, practice }] : []
  })

/** Where a clause leads beyond practices: records kept beside the checklists, by the practice that they speak of. */
const records: Record<string, { word: 'second-factor' | 'passwords'; path: string }> = {
  'authentication.two-factor': { word: 'second-factor', path: '/checklists/records/second-factor' },
  'authentication.strong-passwords': { word: 'passwords', path: '/checklists/records/passwords' },
}
/** The records that speak of a clause. */
export const recordsOf = ({ practices }: Pick<GuidelineClause, 'practices'>) => practices.flatMap(({ practice }) => records[practice] ?? [])
/** Which volumes an institution reads is found on a page of its own. */
export const routePath = '/checklists/records/route'
