// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { contentLanguage } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Figure, Figures } from '../../ui/Figure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Filters } from './Filters.tsx'
import { guidelineQuery, guidelinesQuery, type OpenGuideline } from './queries.ts'
import { guidelineTexts } from './texts.ts'
import { VolumeSection } from './VolumeSection.tsx'
import { type Filter, fits, judgedOf, nextClause, routePath } from './view.ts'
import { nameOf } from './words.ts'

const index = getRouteApi('/guidelines')
const one = getRouteApi('/guidelines/$guideline')

/** The newest edition of the guideline. */
export const CurrentPage = () => {
  const texts = guidelineTexts()
  const { guidelines } = useSuspenseQuery(guidelinesQuery).data
  const filter = index.useSearch()
  const navigate = index.useNavigate()
  const current = guidelines.find((edition) => edition.current)
  if (current === undefined) return <Page title={texts.title}>{texts.empty}</Page>
  return (
    <Guideline guideline={current.guideline} filter={filter} onFilter={(search) => void navigate({ search, replace: true, resetScroll: false })} />
  )
}

/** An edition of the guideline by its name. */
export const EditionPage = () => {
  const { guideline } = one.useParams()
  const filter = one.useSearch()
  const navigate = one.useNavigate()
  return <Guideline guideline={guideline} filter={filter} onFilter={(search) => void navigate({ search, replace: true, resetScroll: false })} />
}

const Guideline = ({ guideline, filter, onFilter }: { guideline: string; filter: Filter; onFilter: (filter: Filter) => void }) => {
  const texts = guidelineTexts()
  const open = useSuspenseQuery(guidelineQuery(guideline)).data
  const shown = open.clauses.filter(fits(filter))
  return (
    <Page wide title={nameOf(open.edition.title)} lead={texts.lead}>
      <Editions open={open} />
      <Section title={texts.whole} className="mt-8">
        <Counts open={open} />
        <Next open={open} />
        <div className="mt-10">
          <VolumeTable open={open} />
        </div>
      </Section>
      <Section title={texts.filter.title} note={texts.filter.note}>
        <Filters open={open} filter={filter} onFilter={onFilter} />
        <div className="mt-4">
          <LiveLine>{fill(texts.filter.shown, { shown: shown.length, all: open.clauses.length })}</LiveLine>
          {shown.length === 0 && <p>{texts.filter.none}</p>}
        </div>
      </Section>
      {open.volumes.map((volume) => (
        <VolumeSection
          key={volume.id}
          open={open}
          volume={volume}
          shows={fits(filter)}
          unseen={filter.responsible === undefined && (filter.volume === undefined || filter.volume === volume.id)}
        />
      ))}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
      <p className="mt-6 print:hidden">
        <TextLink standing to="/guidelines/gaps">
          {texts.gaps}
        </TextLink>
      </p>
    </Page>
  )
}

const Editions = ({ open }: { open: OpenGuideline }) => {
  const texts = guidelineTexts()
  const { guidelines } = useSuspenseQuery(guidelinesQuery).data
  const current = guidelines.find((edition) => edition.current)
  const older = current !== undefined && current.guideline !== open.edition.guideline
  return (
    <>
      <nav aria-label={texts.editions} className="print:hidden">
        <ul className="flex flex-wrap gap-x-5">
          {guidelines.map(({ guideline, short, current: newest }) => (
            <li key={guideline} className="inline-flex min-h-11 items-center">
              {guideline === open.edition.guideline ? (
                <b aria-current="page" className="text-std-16B-170">
                  {newest ? fill(texts.current, { short: nameOf(short) }) : nameOf(short)}
                </b>
              ) : (
                <TextLink standing to="/guidelines/$guideline" params={{ guideline }}>
                  {newest ? fill(texts.current, { short: nameOf(short) }) : nameOf(short)}
                </TextLink>
              )}
            </li>
          ))}
          <li>
            <TextLink standing to={routePath as string}>
              {texts.route}
            </TextLink>
          </li>
        </ul>
      </nav>
      {older && (
        <div className="mt-3">
          <Notice kind="info" title={fill(texts.older, { short: nameOf(current.short) })} />
        </div>
      )}
      <p {...contentLanguage} className="mt-4">
        {open.note}
      </p>
    </>
  )
}

const Counts = ({ open: { coverage, chapters } }: { open: OpenGuideline }) => {
  const texts = guidelineTexts().figures
  const judged = judgedOf(coverage)
  return (
    <Figures>
      <Figure title={texts.met} value={coverage.met} unit={fill(texts.metUnit, { judged })}>
        {fill(texts.metNote, { judged, clauses: coverage.clauses })}
      </Figure>
      <Figure title={texts.left} value={coverage.unmet + coverage.open} unit={fill(texts.leftUnit, { judged })}>
        {fill(texts.leftNote, coverage)}
      </Figure>
      <Figure title={texts.unseen} value={chapters.unseen} unit={fill(texts.unseenUnit, chapters)}>
        {chapters.unseen === 0 ? texts.seenAll : texts.unseenNote}
      </Figure>
    </Figures>
  )
}

const Next = ({ open }: { open: OpenGuideline }) => {
  const texts = guidelineTexts()
  const next = nextClause(open.clauses)
  return (
    <div className="mt-6 print:hidden">
      {next === undefined ? (
        <p>{texts.allMet}</p>
      ) : (
        <ButtonLink to="/guidelines/$guideline/$clause" params={{ guideline: open.edition.guideline, clause: next.id }}>
          {fill(texts.next, next)}
        </ButtonLink>
      )}
    </div>
  )
}

const VolumeTable = ({ open }: { open: OpenGuideline }) => {
  const texts = guidelineTexts().table
  const columns = [texts.volume, texts.met, texts.unmet, texts.open, texts.notApplicable, texts.unmapped, texts.unseen, texts.owner]
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={`${cell.head} print:whitespace-normal`}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {open.volumes.map(({ id, name, coverage, chapters, owner }) => (
          <tr key={id}>
            <th scope="row" className={`${cell.row} whitespace-nowrap`}>
              {nameOf(name)}
            </th>
            <td className={cell.number}>{judgedOf(coverage) === 0 ? '―' : fill(texts.share, { met: coverage.met, judged: judgedOf(coverage) })}</td>
            <td className={cell.number}>{coverage.unmet}</td>
            <td className={cell.number}>{coverage.open}</td>
            <td className={cell.number}>{coverage.notApplicable}</td>
            <td className={cell.number}>{coverage.unmapped}</td>
            <td className={cell.number}>{fill(texts.chapters, { unseen: chapters.filter(({ seen }) => !seen).length, all: chapters.length })}</td>
            <td className={cell.text}>{owner.person?.name ?? '―'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
