// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem, FrozenChecklist } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { answerChange } from '@shinayaka/domain'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { calendarDayText, dayText, dayTimeText } from '../../app/dates.ts'
import { contentLanguage } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs, Row, RowLink, Rows } from '../../ui/List.tsx'
import { Status } from '../../ui/Status.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { answerText, checklistQuery, itemsOf, nameOf } from '../checklist/index.ts'
import { frozenQuery } from './queries.ts'
import { packTexts } from './texts.ts'

type Frozen = FrozenChecklist['items'][number]

const route = getRouteApi('/checklists/$checklist/submissions/$submission')

/** A form as it was handed in, and what changed between two of them. */
export const FrozenPage = () => {
  const { pages } = packTexts()
  const texts = pages.frozen
  const { checklist, submission } = route.useParams()
  const { with: other } = route.useSearch()
  const { frozen, edition } = useSuspenseQuery(frozenQuery(useQueryClient(), checklist, submission)).data
  const takes = useAbility('document.read')
  const { kind, at, by, sha256 } = frozen.submission
  const items = itemsOf(edition)
  return (
    <Page
      title={fill(texts.title, { kind: pages.kinds[kind], day: dayText(at) })}
      lead={texts.lead}
      back={
        <BackLink to="/checklists/$checklist" params={{ checklist }}>
          {fill(pages.pack.back, { title: nameOf(edition.title) })}
        </BackLink>
      }
    >
      <p>{fill(texts.by, { name: by, at: dayTimeText(at) })}</p>
      <p className="mt-1 break-all text-dns-14N-130 text-solid-gray-700">
        {texts.sha256} {sha256}
      </p>
      {takes && (
        <div className="mt-6">
          <ButtonLink look="outline" to="/checklists/$checklist/pack" params={{ checklist }} search={{ submission }}>
            {texts.pack}
          </ButtonLink>
        </div>
      )}
      <Others checklist={checklist} submission={submission} chosen={other} />
      {other !== undefined && other !== submission && <Changes checklist={checklist} frozen={frozen} items={items} other={other} />}
      <Section title={texts.items}>
        <Pairs>
          {items.map((item) => (
            <Pair key={item.id} name={`${item.number} ${nameOf(item.name)}`}>
              <Stood held={frozen.items.find(({ id }) => id === item.id)} />
            </Pair>
          ))}
        </Pairs>
      </Section>
    </Page>
  )
}

const Stood = ({ held }: { held: Frozen | undefined }) => {
  const texts = packTexts()
  const answer = held?.answer ?? null
  if (answer === null) return <Status kind="open">{texts.pages.frozen.unanswered}</Status>
  const said = [
    answer.explanation && fill(texts.checklist.explanation, { text: answer.explanation }),
    answer.remark && fill(texts.checklist.remark, { text: answer.remark }),
  ].filter((one) => one !== '')
  return (
    <>
      <p className="text-std-16B-170 text-solid-gray-900">
        <span aria-hidden="true">{texts.status.marks[answer.value === 'yes' && answer.planned !== null ? 'planned' : answer.value]} </span>
        {answerText(answer)}
      </p>
      <p className="text-solid-gray-700">{[calendarDayText(answer.checked), answer.responsible?.name ?? answer.answeredBy].join('・')}</p>
      {said.map((line) => (
        <p key={line} {...contentLanguage}>
          {line}
        </p>
      ))}
    </>
  )
}

const Others = ({ checklist, submission, chosen }: { checklist: string; submission: string; chosen: string | undefined }) => {
  const { pages } = packTexts()
  const { state } = useSuspenseQuery(checklistQuery(useQueryClient(), checklist)).data
  const others = state.submissions.filter(({ id }) => id !== submission)
  return (
    <Section title={pages.frozen.compare} className="mt-12 print:hidden">
      {others.length === 0 ? (
        <p>{pages.frozen.alone}</p>
      ) : (
        <Rows>
          {others.map(({ id, kind, at }) => (
            <Row
              key={id}
              link={
                <RowLink to="/checklists/$checklist/submissions/$submission" params={{ checklist, submission }} search={{ with: id }}>
                  {fill(pages.frozen.compareWith, { kind: pages.kinds[kind], day: dayTimeText(at) })}
                </RowLink>
              }
              {...(chosen === id ? { status: <Status kind="done">{pages.pack.chosen}</Status> } : {})}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

const words = (held: Frozen | undefined): string => {
  const answer = held?.answer ?? null
  return answer === null ? packTexts().pages.frozen.unanswered : answerText(answer)
}

type Comparing = { checklist: string; frozen: FrozenChecklist; items: ChecklistEditionItem[]; other: string }

/** What changed from the earlier of the two to the later. */
const Changes = ({ checklist, frozen, items, other }: Comparing) => {
  const { pages } = packTexts()
  const texts = pages.frozen
  const against = useSuspenseQuery(frozenQuery(useQueryClient(), checklist, other)).data.frozen
  const [before, after] = against.submission.at <= frozen.submission.at ? [against, frozen] : [frozen, against]
  const rows = items.flatMap((item) => {
    const [was, is] = [before, after].map((form) => form.items.find(({ id }) => id === item.id))
    const kind = answerChange(was?.answer ?? null, is?.answer ?? null)
    return kind === null ? [] : [{ item, kind, was, is }]
  })
  const named = ({ submission }: FrozenChecklist) => fill(pages.pack.frozen, { kind: pages.kinds[submission.kind], day: dayTimeText(submission.at) })
  return (
    <Section
      title={rows.length === 0 ? texts.same : fill(texts.changed, { count: rows.length })}
      note={fill(texts.between, { from: named(before), to: named(after) })}
    >
      {rows.length > 0 && (
        <Pairs>
          {rows.map(({ item, kind, was, is }) => (
            <Pair key={item.id} name={`${item.number} ${nameOf(item.name)}`}>
              <b className="text-std-16B-170">{texts.kinds[kind]}</b>
              <p>{fill(texts.change, { from: words(was), to: words(is) })}</p>
            </Pair>
          ))}
        </Pairs>
      )}
    </Section>
  )
}
