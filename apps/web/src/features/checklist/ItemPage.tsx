// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem, ChecklistEntry } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '../../app/Failure.tsx'
import { contentLanguage } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { References, Unverified } from '../assessment/index.ts'
import { SupplierWord } from '../supplier/index.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { Findings } from './Findings.tsx'
import { History } from './History.tsx'
import { checklistQuery, type OpenChecklist } from './queries.ts'
import { checklistTexts } from './texts.ts'
import { answerText, certaintyOf, itemsOf, nameOf, proposalText } from './words.ts'

const route = getRouteApi('/checklists/$checklist/$item')

/** One item of a form: what it asks, what is proposed and why, and the answer. */
export const ItemPage = () => {
  const params = route.useParams()
  const open = useSuspenseQuery(checklistQuery(useQueryClient(), params.checklist)).data
  const items = itemsOf(open.edition)
  const at = items.findIndex(({ id }) => id === params.item)
  const [item, entry] = [items[at], open.state.items.find(({ id }) => id === params.item)]
  if (item === undefined || entry === undefined) return <NotFoundPage />
  // Each item has a form of its own, so that nothing typed for one is sent for another.
  return (
    <Item
      key={`${item.id} ${entry.answer?.id ?? ''}`}
      open={open}
      item={item}
      entry={entry}
      beside={{ previous: items[at - 1], next: items[at + 1] }}
    />
  )
}

type Beside = { previous: ChecklistEditionItem | undefined; next: ChecklistEditionItem | undefined }

const Item = ({ open, item, entry, beside }: { open: OpenChecklist; item: ChecklistEditionItem; entry: ChecklistEntry; beside: Beside }) => {
  const texts = checklistTexts()
  const { state, edition } = open
  const edits = useAbility('checklist.edit')
  const title = nameOf(edition.title)
  return (
    <Page
      title={`${item.number} ${nameOf(item.name)}`}
      documentTitle={`${item.number} ${nameOf(item.name)} - ${title}`}
      lead={item.wording === undefined ? <Asks item={item} /> : undefined}
      back={
        <BackLink to="/checklists/$checklist" params={{ checklist: state.checklist }}>
          {fill(texts.item.back, { title })}
        </BackLink>
      }
    >
      {entry.contradiction !== null && entry.answer?.explanation === '' && (
        <div className="mb-6">
          <Notice kind="heed" title={texts.one.contradiction[entry.contradiction]} />
        </div>
      )}
      <Wording item={item} />
      <Section title={texts.item.how} className="">
        {item.wording !== undefined && !item.added && (
          <p className="mb-3">
            <Asks item={item} />
          </p>
        )}
        <p {...contentLanguage}>{item.added ? texts.item.addedHow : item.how}</p>
        {item.pharmacy !== null && (
          <p className="mt-3">
            <b className="text-std-16B-170">{texts.item.pharmacy}：</b>
            <span {...contentLanguage}>{item.pharmacy}</span>
          </p>
        )}
      </Section>
      <Section title={proposalText(entry.proposal)}>
        <Findings item={item} entry={entry} />
      </Section>
      {edition.kind === 'facility' && <SupplierWord hash={state.hash} item={item.id} />}
      {edits ? (
        <AnswerForm open={open} item={item} entry={entry} />
      ) : (
        entry.answer && <Section title={texts.item.answer.title}>{answerText(entry.answer)}</Section>
      )}
      <div className="mt-12">
        <Disclosure summary={texts.item.evidence}>
          <ul {...contentLanguage} className="list-disc ps-5">
            {item.evidence.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className="mt-3">{entry.evidence === 0 ? texts.item.evidenceNone : fill(texts.item.evidenceCount, { count: entry.evidence })}</p>
        </Disclosure>
        {item.misunderstandings.length > 0 && (
          <Disclosure summary={texts.item.misunderstandings}>
            <ul {...contentLanguage} className="list-disc ps-5">
              {item.misunderstandings.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Disclosure>
        )}
        {item.clauses.length > 0 && (
          <Disclosure summary={texts.item.clauses} printed="opened">
            <References references={item.clauses} />
          </Disclosure>
        )}
        {item.references.length > 0 && (
          <Disclosure summary={texts.item.references} printed="opened">
            <References references={item.references} />
          </Disclosure>
        )}
        {entry.answer !== null && <History checklist={state.checklist} item={item.id} />}
      </div>
      <nav className="mt-8 flex flex-wrap justify-between gap-x-6 print:hidden" aria-label={texts.one.items.title}>
        {beside.previous && <Neighbour checklist={state.checklist} item={beside.previous} words={texts.item.previous} />}
        {beside.next && <Neighbour checklist={state.checklist} item={beside.next} words={texts.item.next} />}
      </nav>
    </Page>
  )
}

/** The form's own words, where the institution's own workbook gives them. */
const Wording = ({ item: { wording, added } }: { item: ChecklistEditionItem }) => {
  const texts = checklistTexts().item
  if (wording === undefined) return null
  return (
    <Section title={texts.wording} className="mb-12">
      <p lang="ja" className="whitespace-pre-line break-words">
        {wording}
      </p>
      {added && <p className="mt-3 text-solid-gray-700">{texts.addedNote}</p>}
    </Section>
  )
}

/** What the item asks in our own plain words, marked where the original was not seen. */
const Asks = ({ item }: { item: ChecklistEditionItem }) => (
  <>
    <span {...contentLanguage}>{item.asks}</span>
    <Unverified certainty={certaintyOf(item)} />
  </>
)

const Neighbour = ({ checklist, item, words }: { checklist: string; item: ChecklistEditionItem; words: string }) => (
  <TextLink standing to="/checklists/$checklist/$item" params={{ checklist, item: item.id }}>
    {fill(words, { number: item.number })}
  </TextLink>
)
