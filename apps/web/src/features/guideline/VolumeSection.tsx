// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause, GuidelineVolume } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../app/language.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Unverified } from '../assessment/index.ts'
import type { OpenGuideline } from './queries.ts'
import { Standing } from './Standing.tsx'
import { guidelineTexts } from './texts.ts'
import { isOpen, judgedOf, ownerOf, practicesOf } from './view.ts'
import { heldText, nameOf, responsibleText } from './words.ts'

type Chapter = GuidelineVolume['chapters'][number]

/** One volume: its chapters with their clauses, and apart from them the chapters that nobody has read. */
export const VolumeSection = ({
  open,
  volume,
  shows,
  unseen,
}: {
  open: OpenGuideline
  volume: GuidelineVolume
  shows: (clause: GuidelineClause) => boolean
  unseen: boolean
}) => {
  const chapters = volume.chapters.flatMap((chapter) => {
    const clauses = open.clauses.filter((clause) => clause.chapter === chapter.id && shows(clause))
    return clauses.length > 0 ? [{ chapter, clauses }] : []
  })
  const notSeen = unseen ? volume.chapters.filter(({ seen }) => !seen) : []
  if (chapters.length === 0 && notSeen.length === 0) return null
  return (
    <Section id={volume.id} title={nameOf(volume.name)} note={<span {...contentLanguage}>{volume.about}</span>}>
      {chapters.map(({ chapter, clauses }) => (
        <div key={chapter.id} className="mt-6 first:mt-0">
          <SubHeading>
            <span {...contentLanguage}>
              {chapter.number} {chapter.name}
            </span>
          </SubHeading>
          <ChapterCount chapter={chapter} />
          <div className="mt-2">
            <Rows>
              {clauses.map((clause) => (
                <ClauseRow key={clause.id} open={open} clause={clause} />
              ))}
            </Rows>
          </div>
        </div>
      ))}
      {notSeen.length > 0 && (
        <div className="mt-6">
          <Unseen volume={volume.id} chapters={notSeen} all={volume.chapters.length} />
        </div>
      )}
    </Section>
  )
}

const ChapterCount = ({ chapter: { coverage } }: { chapter: Chapter }) => {
  const texts = guidelineTexts()
  const judged = judgedOf(coverage)
  return <p className="text-solid-gray-700">{fill(judged === 0 ? texts.chapterNone : texts.chapter, { ...coverage, judged })}</p>
}

const ClauseRow = ({ open, clause }: { open: OpenGuideline; clause: GuidelineClause }) => {
  const texts = guidelineTexts()
  const owned = ownerOf(open, clause)
  const short = isOpen(clause)
    ? practicesOf(open, clause)
        .filter(({ asked }) => asked.verdict !== 'yes' && asked.verdict !== 'na')
        .map(({ asked, practice }) => fill(texts.short, { name: nameOf(practice.name), held: heldText(practice), at: asked.at }))
        .join(texts.separator)
    : ''
  const owner = owned?.owner.person
  return (
    <Row
      link={
        <RowLink to="/guidelines/$guideline/$clause" params={{ guideline: open.edition.guideline, clause: clause.id }}>
          <span {...contentLanguage}>
            {clause.number} {clause.name}
          </span>
          <Unverified certainty={clause.certainty} />
        </RowLink>
      }
      note={
        <>
          {responsibleText(clause)}
          {owner && <> ｜ {fill(texts.owner, { name: owner.name })}</>}
          {short !== '' && (
            <>
              <br />
              {short}
            </>
          )}
        </>
      }
      status={<Standing clause={clause} />}
    />
  )
}

const Unseen = ({ volume, chapters, all }: { volume: string; chapters: readonly Chapter[]; all: number }) => {
  const texts = guidelineTexts().unseen
  return (
    <Disclosure summary={fill(texts.title, { unseen: chapters.length, all })}>
      <p>{texts.note}</p>
      <ul className="mt-3 grid gap-1">
        {chapters.map(({ id, number, name, earlier }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <span {...contentLanguage}>
              {number} {name}
            </span>
            <span className="text-solid-gray-700">{texts.word}</span>
            {earlier !== null && <EarlierLink earlier={earlier} volume={volume} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

const EarlierLink = ({ earlier: { guideline, short }, volume }: { earlier: NonNullable<Chapter['earlier']>; volume: string }) => (
  <span className="print:hidden">
    <TextLink to="/guidelines/$guideline" params={{ guideline }} search={{ volume }}>
      {fill(guidelineTexts().unseen.earlier, { short: nameOf(short) })}
    </TextLink>
  </span>
)
