// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Status } from '../../ui/Status.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { FileButton } from '../document/index.ts'
import { NameForm } from './NameForm.tsx'
import { type Workbook, workbookQuery } from './queries.ts'
import { ReviseForm } from './ReviseForm.tsx'
import { workbookTexts } from './texts.ts'
import { nameOf } from './words.ts'

const route = getRouteApi('/workbooks/$workbook')

/** One form of somebody else's: what can be done with it, and how far its mapping is. */
export const WorkbookPage = () => {
  const texts = workbookTexts().one
  const { workbook: id } = route.useParams()
  const workbook = useSuspenseQuery(workbookQuery(id)).data
  const edits = useAbility('checklist.edit')
  return (
    <Page title={workbook.name} lead={texts.lead} back={<BackLink to="/workbooks">{texts.back}</BackLink>}>
      <State workbook={workbook} />
      <div className="mt-6">
        <Steps workbook={workbook} edits={edits} />
      </div>
      <Section title={texts.about}>
        <p className="break-words">
          {workbook.title === null ? workbookTexts().list.free : nameOf(workbook.title)}・{workbook.fileName}
        </p>
        {workbook.features.length > 0 && (
          <p className="mt-2">
            {texts.features}: {workbook.features.map((feature) => (workbookTexts().features as Readonly<Record<string, string>>)[feature]).join('、')}
          </p>
        )}
        <div className="mt-6">
          {edits && (
            <Disclosure summary={texts.revise} printed="opened">
              <ReviseForm workbook={id} />
            </Disclosure>
          )}
          {workbook.confirmed !== null && (
            <Disclosure summary={texts.share} printed="opened">
              <p>{texts.shareNote}</p>
              <div className="mt-4">
                <FileButton name="exportWorkbookMapping" input={{ params: { workbook: id } }}>
                  {texts.export}
                </FileButton>
              </div>
            </Disclosure>
          )}
          {edits && (
            <Disclosure summary={texts.settings} printed="opened">
              <NameForm key={workbook.version} workbook={workbook} />
            </Disclosure>
          )}
        </div>
      </Section>
    </Page>
  )
}

const State = ({ workbook: { id, confirmed, pending, form, checklist } }: { workbook: Workbook }) => {
  const texts = workbookTexts().one
  if (confirmed === null)
    return (
      <ButtonLink to="/workbooks/$workbook/mapping" params={{ workbook: id }}>
        {texts.check}
      </ButtonLink>
    )
  return (
    <div className="grid gap-3">
      {pending && <Notice kind="heed" title={texts.pending} />}
      <div>
        <ButtonLink to={pending ? '/workbooks/$workbook/mapping' : '/workbooks/$workbook/fill'} params={{ workbook: id }}>
          {pending ? texts.check : texts.fill}
        </ButtonLink>
      </div>
      <p>{fill(texts.confirmed, { by: confirmed.by, day: dayText(confirmed.at), rows: confirmed.rows })}</p>
      {form !== null && <p>{confirmed.exact ? texts.exact : texts.inexact}</p>}
      {checklist !== null && (
        <TextLink standing to="/checklists/$checklist" params={{ checklist }}>
          {texts.toForm}
        </TextLink>
      )}
    </div>
  )
}

const Steps = ({ workbook: { id, confirmed, pending }, edits }: { workbook: Workbook; edits: boolean }) => {
  const texts = workbookTexts().one
  const params = { workbook: id }
  const waits = <Status kind="open">{texts.first}</Status>
  return (
    <Rows>
      {edits && (
        <Row
          link={
            <RowLink to="/workbooks/$workbook/mapping" params={params}>
              {texts.check}
            </RowLink>
          }
          note={texts.checkNote}
          status={confirmed === null || pending ? <Status kind="heed">{texts.unconfirmed}</Status> : undefined}
        />
      )}
      <Row
        link={
          confirmed === null ? (
            <span className="text-std-16B-170">{texts.fill}</span>
          ) : (
            <RowLink to="/workbooks/$workbook/fill" params={params}>
              {texts.fill}
            </RowLink>
          )
        }
        note={texts.fillNote}
        status={confirmed === null ? waits : undefined}
      />
      {edits && (
        <Row
          link={
            confirmed === null ? (
              <span className="text-std-16B-170">{texts.read}</span>
            ) : (
              <RowLink to="/workbooks/$workbook/read" params={params}>
                {texts.read}
              </RowLink>
            )
          }
          note={texts.readNote}
          status={confirmed === null ? waits : undefined}
        />
      )}
    </Rows>
  )
}
