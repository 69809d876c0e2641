// SPDX-License-Identifier: Apache-2.0
import type { WorkbookSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { Status } from '../../ui/Status.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { workbooksQuery } from './queries.ts'
import { workbookTexts } from './texts.ts'
import { UploadForm } from './UploadForm.tsx'
import { nameOf } from './words.ts'

/** Somebody else's forms that are kept here, and the way to bring another. */
export const ListPage = () => {
  const texts = workbookTexts()
  const { workbooks, forms } = useSuspenseQuery(workbooksQuery).data
  const edits = useAbility('checklist.edit')
  return (
    <Page title={texts.list.title} lead={texts.list.lead} back={<BackLink to="/checklists">{texts.list.back}</BackLink>}>
      <Section title={texts.list.mine} className="">
        {workbooks.length === 0 ? (
          <p>{texts.list.empty}</p>
        ) : (
          <Rows>
            {workbooks.map((workbook) => (
              <WorkbookRow key={workbook.id} workbook={workbook} />
            ))}
          </Rows>
        )}
      </Section>
      {edits && <UploadForm forms={forms} />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.list.why}</Disclosure>
      </div>
    </Page>
  )
}

const WorkbookRow = ({ workbook: { id, name, title, fileName, confirmed, pending } }: { workbook: WorkbookSummary }) => {
  const texts = workbookTexts().list
  return (
    <Row
      link={
        <RowLink to="/workbooks/$workbook" params={{ workbook: id }}>
          {name}
        </RowLink>
      }
      note={<span className="break-words">{fill(texts.row, { title: title === null ? texts.free : nameOf(title), file: fileName })}</span>}
      status={
        confirmed === null ? (
          <Status kind="open">{texts.unconfirmed}</Status>
        ) : pending ? (
          <Status kind="heed">{texts.pending}</Status>
        ) : (
          <Status kind="done">{fill(texts.ready, { rows: confirmed.rows })}</Status>
        )
      }
    />
  )
}
