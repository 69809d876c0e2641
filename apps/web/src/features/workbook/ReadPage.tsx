// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { Differences } from './Differences.tsx'
import { FileForm } from './FileForm.tsx'
import { type Reading, workbookQuery } from './queries.ts'
import { workbookTexts } from './texts.ts'
import { asWorkbook, problemText } from './words.ts'

const route = getRouteApi('/workbooks/$workbook/read')

/** Reads a workbook that was filled in elsewhere: differences first, and only what a person ticks becomes an answer. */
export const ReadPage = () => {
  const texts = workbookTexts()
  const { workbook: id } = route.useParams()
  const workbook = useSuspenseQuery(workbookQuery(id)).data
  const [round, setRound] = useState(0)
  const [confirmed, setConfirmed] = useState(0)
  const read = useMutation({
    mutationFn: (file: File) => call('readFilledWorkbook', { params: { workbook: id }, query: { round }, body: asWorkbook(file) }),
    onMutate: () => setConfirmed(0),
  })
  const rounds = Math.max(1, ...workbook.sheets.map((sheet) => sheet.rounds.length))
  return (
    <Page
      title={texts.read.title}
      documentTitle={`${texts.read.title} - ${workbook.name}`}
      lead={texts.read.lead}
      failing={read.error !== null}
      back={
        <BackLink to="/workbooks/$workbook" params={{ workbook: id }}>
          {fill(texts.mapping.back, { name: workbook.name })}
        </BackLink>
      }
    >
      <FileForm
        id="filled-workbook"
        label={texts.read.file}
        support={texts.read.fileSupport}
        submit={texts.read.submit}
        busy={read.isPending ? texts.read.busy : ''}
        onFile={(file) => read.mutate(file)}
      >
        {rounds > 1 && (
          <SelectField
            id="read-round"
            label={texts.read.round}
            required
            options={[
              { value: '0', label: texts.read.last },
              ...Array.from({ length: rounds }, (_, index) => ({
                value: String(index + 1),
                label: fill(texts.fill.roundOf, { round: index + 1 }),
              })),
            ]}
            value={String(round)}
            onChange={(event) => setRound(Number(event.target.value))}
          />
        )}
      </FileForm>
      {read.error && <FailureNotice error={asCallError(read.error)} />}
      {confirmed > 0 && (
        <Notice kind="done" live title={fill(texts.read.confirmed, { count: confirmed })}>
          {workbook.checklist !== null && (
            <TextLink standing to="/checklists/$checklist" params={{ checklist: workbook.checklist }}>
              {texts.read.toForm}
            </TextLink>
          )}
        </Notice>
      )}
      {read.data && (
        <>
          <Problems reading={read.data} />
          {read.data.items.length === 0 ? (
            <div className="mt-8">
              <Notice kind="info" live title={fill(texts.read.none, read.data)} />
            </div>
          ) : (
            <Differences
              key={read.submittedAt}
              workbook={id}
              reading={read.data}
              onDone={(count) => {
                read.reset()
                setConfirmed(count)
              }}
            />
          )}
        </>
      )}
    </Page>
  )
}

const Problems = ({ reading: { problems } }: { reading: Reading }) => {
  const texts = workbookTexts()
  if (problems.length === 0) return null
  return (
    <Section title={texts.read.problems}>
      <ul className="list-disc ps-5">
        {problems.map((problem) => (
          <li key={`${problem.item} ${problem.field} ${problem.code}`}>
            <b>{problem.number}</b>
            {problem.field !== null && `・${texts.fields[problem.field]}`}
            {problem.at !== null && `（${fill(texts.read.place, problem.at)}）`}: {problemText(problem)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
