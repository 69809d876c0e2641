// SPDX-License-Identifier: Apache-2.0
import type { StandingView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { useId, useState } from 'react'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { nameOf } from '../words.ts'
import { Differences } from './Differences.tsx'
import { Counts } from './Glance.tsx'
import { Missing } from './Missing.tsx'
import { differenceTexts, viewsTexts } from './texts.ts'
import {
  type MissingSide,
  missingSide,
  type PracticeDifference,
  type SeenPractice,
  standsAlone,
  type ThemeLine,
  themeLines,
  viewsOf,
} from './view.ts'
import { practiceWords } from './words.ts'

/** Departments beside management: the themes, then the practices they answered differently. */
export const Themes = ({ instrument, standing, printed = false }: { instrument: string; standing: StandingView; printed?: boolean }) => {
  const texts = viewsTexts()
  const { themes } = viewsOf(standing)
  const missing = missingSide(standing)
  if (!themes) return null
  const alone = standsAlone(standing, instrument)
  return (
    <Section
      id="themes"
      title={alone ? texts.themes.titleAlone : texts.themes.title}
      note={alone ? texts.themes.noteAlone : `${texts.themes.note}${texts.themes.ours}`}
    >
      {missing ? !alone && <Missing side={missing} /> : <Counts standing={standing} />}
      <div className="mt-6">
        <ThemeTable lines={themeLines(themes)} columns={columnsWithout(missing)} alone={alone} foldable={!printed} />
      </div>
      {!missing && <AllDifferences differences={standing.practiceDifferences} />}
    </Section>
  )
}

const AllDifferences = ({ differences }: { differences: readonly PracticeDifference[] }) => {
  const texts = viewsTexts()
  if (differences.length === 0) return <p className="mt-6">{texts.glance.alike}</p>
  return (
    <>
      <SubHeading className="mt-8">{texts.themes.differing}</SubHeading>
      <p className="mt-1 mb-4 text-solid-gray-700">{texts.themes.differingNote}</p>
      <Differences differences={differences} />
    </>
  )
}

type Column = 'department' | 'management' | 'difference'

/** While one side has not answered there is nothing to compare with. */
const columnsWithout = (missing: MissingSide): readonly Column[] => {
  if (missing === null) return ['department', 'management', 'difference']
  return missing === 'management' ? ['department'] : ['management']
}

type Shown = {
  columns: readonly Column[]
  /** There is one side only, and it need not be named. */
  alone: boolean
  foldable: boolean
}

const ThemeTable = ({ lines, ...shown }: Shown & { lines: readonly ThemeLine[] }) => {
  const { columns, alone } = shown
  const texts = viewsTexts()
  const heads = { department: alone ? texts.themes.scoreAlone : texts.department, management: texts.management, difference: texts.themes.difference }
  return (
    <Table caption={alone ? texts.themes.titleAlone : texts.themes.caption}>
      <thead>
        <tr>
          <th scope="col" className={cell.head}>
            {texts.themes.theme}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={`${cell.head} ${column === 'difference' ? beside : ''}`}>
              {heads[column]}
            </th>
          ))}
        </tr>
      </thead>
      {lines.map((line) => (
        <Line key={line.id} line={line} {...shown} />
      ))}
    </Table>
  )
}

/** On a phone the words stand below the theme's name instead of in a column that would have to be scrolled to. */
const beside = 'hidden md:table-cell print:table-cell'
const below = 'ps-7 pt-1 text-std-16N-170 md:hidden print:hidden'

const numberText = (score: number | null) => (score === null ? viewsTexts().none : displayScore(score))

/** A theme in one row; pressed, its practices stand below it. */
const Line = ({ line, columns, alone, foldable }: Shown & { line: ThemeLine }) => {
  const texts = viewsTexts().themes
  const [open, setOpen] = useState(false)
  const id = useId()
  const name = nameOf(line.name)
  return (
    <tbody>
      <tr>
        <th scope="row" className={`${cell.row} min-w-36`}>
          {foldable ? (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              className="-my-2 flex min-h-11 w-full items-center gap-2 rounded-4 text-start text-key-900 hover:underline hover:underline-offset-4"
            >
              <Icon name="down" className={`print:hidden ${open ? 'rotate-180' : ''}`} />
              <span aria-hidden="true">{name}</span>
              <span className="sr-only">{fill(texts.practices, { name, count: line.practices.length })}</span>
            </button>
          ) : (
            name
          )}
          {columns.includes('difference') && (
            <span className={`block ${below}`}>
              <Difference line={line} />
            </span>
          )}
        </th>
        {columns.map((column) =>
          column === 'difference' ? (
            <td key={column} className={`${cell.text} ${beside}`}>
              <Difference line={line} />
            </td>
          ) : (
            <td key={column} className={cell.number}>
              {numberText(line[column])}
            </td>
          ),
        )}
      </tr>
      {foldable && (
        <tr id={id} className={open ? '' : 'hidden'}>
          <td colSpan={columns.length + 1} className="border-b border-solid-gray-200 pb-4">
            <Practices about={line.about} practices={line.practices} alone={alone} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

const Difference = ({ line: { difference, gap } }: { line: ThemeLine }) => {
  const differs = difference === 'management-higher' || difference === 'department-higher'
  return (
    <>
      <span className={differs ? 'text-std-16B-170 text-solid-gray-900' : ''}>{differenceTexts[difference]}</span>
      {differs && gap !== null && <span className="block text-solid-gray-700">{fill(viewsTexts().themes.gap, { points: displayScore(gap) })}</span>}
    </>
  )
}

/** The practices of a theme with both answers; they keep to the screen where the table is wider than it. */
const Practices = ({ about, practices, alone }: { about: string; practices: readonly SeenPractice[]; alone: boolean }) => (
  <div className="sticky start-0 w-[min(100%,calc(100vw-2rem))] px-3">
    <p className="mb-2 text-solid-gray-700">{about}</p>
    <ul className="grid gap-2 border-s-4 border-solid-gray-300 ps-4">
      {practices.map((practice) => {
        const { name, said } = practiceWords(practice, alone)
        return (
          <li key={practice.practice}>
            <span className="block text-solid-gray-900">{name}</span>
            <span className="block text-solid-gray-700">{said}</span>
          </li>
        )
      })}
    </ul>
  </div>
)
