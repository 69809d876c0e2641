// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { addressOf } from '../../app/client.ts'
import { dayTimeText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Pair, Pairs, Row, RowLink, Rows } from '../../ui/List.tsx'
import { Status } from '../../ui/Status.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { checklistQuery, nameOf } from '../checklist/index.ts'
import { FileButton } from '../document/index.ts'
import { packQuery } from './queries.ts'
import { packTexts } from './texts.ts'

type Pack = ClientOutput<Endpoints['readPack']>
type Part = Pack['parts'][number]
type Shown = NonNullable<Part['groups'][number]['table']>

const route = getRouteApi('/checklists/$checklist/pack')

/** What an inspection asks for, to be taken as PDF or zip, or printed from here with the same content. */
export const PackPage = () => {
  const texts = packTexts().pages.pack
  const { checklist } = route.useParams()
  const { submission } = route.useSearch()
  const client = useQueryClient()
  const pack = useSuspenseQuery(packQuery(checklist, submission)).data
  const { edition } = useSuspenseQuery(checklistQuery(client, checklist)).data
  return (
    <Page
      wide
      title={pack.title}
      lead={texts.lead}
      back={
        <BackLink to="/checklists/$checklist" params={{ checklist }}>
          {fill(texts.back, { title: nameOf(edition.title) })}
        </BackLink>
      }
    >
      <Take checklist={checklist} submission={submission} />
      <Which checklist={checklist} submission={submission} />
      <Cover pack={pack} />
      {pack.parts.map((part) => (
        <PartSection key={part.id} part={part} />
      ))}
      <Signatures pack={pack} />
      <div className="mt-12 print:hidden">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

type Chosen = { checklist: string; submission: string | undefined }

/** Nobody knows how long a zip is before it is made: the browser saves it as it comes, and does not hold it. */
const Take = ({ checklist, submission }: Chosen) => {
  const texts = packTexts().pages.pack
  const reads = useAbility('evidence.read')
  const input = { params: { checklist }, query: { language, ...(submission ? { submission } : {}) } }
  return (
    <div className="flex flex-wrap items-start gap-3 print:hidden">
      <FileButton name="readPackPdf" input={input} look="solid">
        {texts.pdf}
      </FileButton>
      {reads && (
        <ButtonAnchor look="outline" href={addressOf('readPackZip', input)} download>
          <Icon name="file" />
          {texts.zip}
        </ButtonAnchor>
      )}
      <Button look="outline" onClick={() => print()}>
        {texts.print}
      </Button>
    </div>
  )
}

const Which = ({ checklist, submission }: Chosen) => {
  const texts = packTexts().pages
  const { state } = useSuspenseQuery(checklistQuery(useQueryClient(), checklist)).data
  if (state.submissions.length === 0) return null
  const mark = (on: boolean) => (on ? { status: <Status kind="done">{texts.pack.chosen}</Status> } : {})
  return (
    <Section title={texts.pack.which} className="mt-10 print:hidden">
      <Rows>
        <Row
          link={
            <RowLink to="/checklists/$checklist/pack" params={{ checklist }} search={{}}>
              {texts.pack.today}
            </RowLink>
          }
          {...mark(submission === undefined)}
        />
        {state.submissions.map(({ id, kind, at }) => (
          <Row
            key={id}
            link={
              <RowLink to="/checklists/$checklist/pack" params={{ checklist }} search={{ submission: id }}>
                {fill(texts.pack.frozen, { kind: texts.kinds[kind], day: dayTimeText(at) })}
              </RowLink>
            }
            {...mark(submission === id)}
          />
        ))}
      </Rows>
    </Section>
  )
}

const Cover = ({ pack }: { pack: Pack }) => (
  <Section title={pack.state} className="mt-10 print:mt-4">
    <Pairs>
      {pack.facts.map(({ name, value }) => (
        <Pair key={name} name={name}>
          <span className="[overflow-wrap:anywhere]">{value}</span>
        </Pair>
      ))}
    </Pairs>
    <ul className="mt-5 list-disc ps-6">
      {pack.notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  </Section>
)

const PartSection = ({ part: { id, title, lines, groups } }: { part: Part }) => (
  <Section title={title} id={id}>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    {groups.map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two vendors may call their products alike, and nothing here is reordered
      <div key={index} className="mt-6 first:mt-0 print:mt-3">
        {group.title !== null && <SubHeading>{group.title}</SubHeading>}
        {group.lines.map((line) => (
          <p key={line} className="text-solid-gray-700">
            {line}
          </p>
        ))}
        {group.table && (
          <div className="mt-2">
            <ReadyTable table={group.table} />
          </div>
        )}
      </div>
    ))}
  </Section>
)

const ReadyTable = ({ table: { caption, heads, rows } }: { table: Shown }) => (
  <Table caption={caption}>
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
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are ready words without an id, and never reordered
        <tr key={place}>
          {row.map((lines, column) => {
            const Cell = column === 0 ? 'th' : 'td'
            return (
              <Cell
                key={heads[column]}
                {...(column === 0 ? { scope: 'row' } : {})}
                className={`${column === 0 ? cell.row : cell.text} ${column === 1 ? 'min-w-56' : 'min-w-24'} print:min-w-0`}
              >
                <Lines lines={lines} />
              </Cell>
            )
          })}
        </tr>
      ))}
    </tbody>
  </Table>
)

const Lines = ({ lines: [first = '', ...more] }: { lines: string[] }) => (
  <>
    {first}
    {more.map((line) => (
      <span key={line} className="block text-dns-14N-130 text-solid-gray-700">
        {line}
      </span>
    ))}
  </>
)

/** Empty boxes; only paper can be signed. */
const Signatures = ({ pack: { signatures } }: { pack: Pack }) => (
  <section className="mt-8 hidden break-inside-avoid print:block">
    <h2 className="text-std-18B-160">{signatures.title}</h2>
    <div className="mt-2 grid grid-cols-4">
      {signatures.boxes.map((name) => (
        <div key={name} className="border border-solid-gray-900 p-1 text-center text-dns-14N-130">
          {name}
          <div className="h-16" />
          <span className="whitespace-pre">{signatures.day}</span>
        </div>
      ))}
    </div>
  </section>
)
