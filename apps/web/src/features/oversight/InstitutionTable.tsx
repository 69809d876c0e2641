// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import type { ReactNode } from 'react'
import { dayText, fiscalYearText } from '../../app/dates.ts'
import { movement } from '../../app/figures.ts'
import { Status } from '../../ui/Status.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { valueWords } from '../organisation/index.ts'
import type { Institution, Institutions, Order } from './queries.ts'
import { oversightTexts } from './texts.ts'
import { asksManagement, shownRange, turnout } from './view.ts'
import { levelWords } from './words.ts'

/** One page of institutions, each with the newest that it has submitted. */
export const InstitutionTable = ({ found, order }: { found: Institutions; order: Order }) => {
  const { table: texts, search } = oversightTexts()
  const heads = [texts.institution, texts.score, texts.year, texts.weak, texts.level, texts.management]
  return (
    <Table caption={fill(texts.caption, { total: found.total, ...shownRange(found), order: search.orders[order] })}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={cell.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.institutions.map((institution) => (
          <Line key={institution.id} institution={institution} fiscalYear={found.fiscalYear} />
        ))}
      </tbody>
    </Table>
  )
}

const Line = ({ institution, fiscalYear }: { institution: Institution; fiscalYear: number }) => {
  const texts = oversightTexts().table
  const { name, latest } = institution
  return (
    <tr>
      <th scope="row" className={`${cell.row} min-w-40`}>
        {latest ? <ResultLink submission={latest.id}>{name}</ResultLink> : name}
        <span className="block text-dns-14N-130 text-solid-gray-700">{kindWords(institution)}</span>
      </th>
      <Score institution={institution} />
      <td className={`${cell.text} min-w-40`}>
        <Turnout institution={institution} fiscalYear={fiscalYear} />
      </td>
      <td className={`${cell.text} min-w-28`}>
        {latest ? fill(texts.weakOf, { domains: latest.domainsCounted, weak: latest.belowThreshold }) : <NoResult />}
      </td>
      <td className={`${cell.text} whitespace-nowrap`}>{latest ? levelWords(latest.levelLow, latest.levelHigh) : <NoResult />}</td>
      <td className={`${cell.text} min-w-24`}>
        <Management institution={institution} fiscalYear={fiscalYear} />
      </td>
    </tr>
  )
}

/** 「病院・198 床」, or the kind alone where nobody stays the night. */
const kindWords = ({ institutionKind, beds }: Institution): string => {
  const kind = valueWords('institutionKind', institutionKind)
  return beds ? fill(oversightTexts().table.kindAndBeds, { kind, beds }) : kind
}

const ResultLink = ({ submission, children }: { submission: string; children: ReactNode }) => (
  // As large to press as a button, and no taller in its row than its words.
  <TextLink className="-my-2.5 inline-block py-2.5" to="/institutions/submissions/$submission" params={{ submission }}>
    {children}
  </TextLink>
)

const Dash = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <span aria-hidden="true">{children}</span>
    <span className="sr-only">{label}</span>
  </>
)

const NoResult = () => {
  const texts = oversightTexts().table
  return <Dash label={texts.noneLabel}>{texts.none}</Dash>
}

const Score = ({ institution: { latest, before } }: { institution: Institution }) => {
  const texts = oversightTexts().table
  if (!latest || latest.overall === null)
    return (
      <td className={cell.text}>
        <NoResult />
      </td>
    )
  const moved = movement(before, latest.overall)
  return (
    <td className={`${cell.text} min-w-44`}>
      <span className="text-std-16B-170 text-solid-gray-900 tabular-nums">{displayScore(latest.overall)}</span>
      <span className="block text-dns-14N-130 text-solid-gray-700">
        {moved ? fill(texts[moved.direction], { points: moved.points }) : texts.first}
      </span>
    </td>
  )
}

const Turnout = ({ institution: { latest }, fiscalYear }: { institution: Institution; fiscalYear: number }) => {
  const texts = oversightTexts().table
  const known = turnout(latest, fiscalYear)
  if (!latest || known === 'never') return <Status kind="open">{texts.never}</Status>
  const said = { day: dayText(latest.submittedAt), year: fiscalYearText(latest.fiscalYear) }
  return (
    <>
      {known === 'this-year' ? <Status kind="done">{texts.submitted}</Status> : <Status kind="open">{texts.notYet}</Status>}
      <span className="mt-1 block text-dns-14N-130 text-solid-gray-700">{fill(known === 'this-year' ? texts.on : texts.last, said)}</span>
    </>
  )
}

const Management = ({ institution, fiscalYear }: { institution: Institution; fiscalYear: number }) => {
  const texts = oversightTexts().table
  const { management } = institution
  if (!management && !asksManagement(institution)) return <Dash label={texts.notAskedLabel}>{texts.notAsked}</Dash>
  if (!management) return <Status kind="open">{texts.notAnswered}</Status>
  return (
    <ResultLink submission={management.id}>
      {turnout(management, fiscalYear) === 'this-year' ? texts.answered : texts.answeredBefore}
      <span className="sr-only">：{institution.name}</span>
    </ResultLink>
  )
}
