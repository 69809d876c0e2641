// SPDX-License-Identifier: Apache-2.0
import type { WorkbookRound, WorkbookSheet } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { emptyRound, writingOf } from './mapping.ts'
import { workbookTexts } from './texts.ts'

type Answer = WorkbookRound['answer']
type Change = (round: WorkbookRound) => void

/** The columns of one sheet: for each confirmation where the answer, its day and the rest go. */
export const RoundFields = ({
  sheet,
  rounds,
  onChange,
}: {
  sheet: WorkbookSheet
  rounds: readonly WorkbookRound[]
  onChange: (rounds: readonly WorkbookRound[]) => void
}) => {
  const texts = workbookTexts().mapping
  const last = rounds.length
  return (
    <div className="grid gap-8">
      {rounds.map((round, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: confirmations are known by their order
          key={index}
          className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] items-end gap-4"
        >
          <legend className="mb-2 text-std-16B-170 text-solid-gray-900">{fill(texts.round, { round: index + 1 })}</legend>
          <OneRound
            id={`round-${sheet.sheet}-${index}`}
            columns={sheet.columns}
            round={round}
            onChange={(changed) => onChange(rounds.map((one, at) => (at === index ? changed : one)))}
          />
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-3">
        {last < 3 && (
          <Button look="outline" onClick={() => onChange([...rounds, emptyRound])}>
            {fill(texts.addRound, { round: last + 1 })}
          </Button>
        )}
        {last > 1 && (
          <Button look="outline" onClick={() => onChange(rounds.slice(0, -1))}>
            {fill(texts.removeRound, { round: last })}
          </Button>
        )}
      </div>
    </div>
  )
}

type Columns = WorkbookSheet['columns']

const ColumnField = ({
  id,
  label,
  columns,
  value,
  onChange,
}: {
  id: string
  label: string
  columns: Columns
  value: string | null
  onChange: (column: string | null) => void
}) => (
  <SelectField
    id={id}
    label={label}
    required={false}
    empty={workbookTexts().mapping.none}
    options={columns.map(({ column, header }) => ({ value: column, label: header === '' ? column : `${column}（${header.slice(0, 20)}）` }))}
    value={value ?? ''}
    onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
  />
)

const OneRound = ({ id, columns, round, onChange }: { id: string; columns: Columns; round: WorkbookRound; onChange: Change }) => {
  const { fields } = workbookTexts()
  const dated = (column: string | null, held: WorkbookRound['date']) =>
    column === null ? null : { column, manner: held?.manner ?? ('era' as const) }
  return (
    <>
      <AnswerFields id={id} columns={columns} answer={round.answer} onChange={(answer) => onChange({ ...round, answer })} />
      {(['date', 'target'] as const).map((field) => (
        <ColumnField
          key={field}
          id={`${id}-${field}`}
          label={fields[field]}
          columns={columns}
          value={round[field]?.column ?? null}
          onChange={(column) => onChange({ ...round, [field]: dated(column, round[field]) })}
        />
      ))}
      {(['remark', 'person'] as const).map((field) => (
        <ColumnField
          key={field}
          id={`${id}-${field}`}
          label={fields[field]}
          columns={columns}
          value={round[field]}
          onChange={(column) => onChange({ ...round, [field]: column })}
        />
      ))}
    </>
  )
}

const AnswerFields = ({ id, columns, answer, onChange }: { id: string; columns: Columns; answer: Answer; onChange: (answer: Answer) => void }) => {
  const texts = workbookTexts()
  const first = answer === null ? (columns[0]?.column ?? 'A') : answer.kind === 'mark' ? answer.columns.yes : answer.column
  return (
    <>
      <SelectField
        id={`${id}-kind`}
        label={texts.mapping.writing}
        required
        options={(['word', 'mark', 'box', 'none'] as const).map((kind) => ({ value: kind, label: texts.mapping.writings[kind] }))}
        value={answer?.kind ?? 'none'}
        onChange={(event) => onChange(writingOf(event.target.value as 'word' | 'mark' | 'box' | 'none', first))}
      />
      {answer?.kind === 'mark' ? (
        <MarkFields id={id} columns={columns} answer={answer} onChange={onChange} />
      ) : (
        answer !== null && <WordFields id={id} columns={columns} answer={answer} onChange={onChange} />
      )}
    </>
  )
}

type Word = Extract<NonNullable<Answer>, { kind: 'word' | 'box' }>
const WordFields = ({ id, columns, answer, onChange }: { id: string; columns: Columns; answer: Word; onChange: (answer: Answer) => void }) => {
  const texts = workbookTexts()
  return (
    <>
      <ColumnField
        id={`${id}-answer`}
        label={texts.fields.answer}
        columns={columns}
        value={answer.column}
        onChange={(column) => onChange(column === null ? null : { ...answer, column })}
      />
      {(['yes', 'no', 'na'] as const).map((meaning) => (
        <TextField
          key={meaning}
          id={`${id}-${meaning}`}
          label={texts.mapping[meaning]}
          required={meaning !== 'na'}
          maxLength={100}
          value={answer.words[meaning] ?? ''}
          onChange={(event) =>
            onChange({ ...answer, words: { ...answer.words, [meaning]: event.target.value === '' && meaning === 'na' ? null : event.target.value } })
          }
        />
      ))}
    </>
  )
}

type Mark = Extract<NonNullable<Answer>, { kind: 'mark' }>
const MarkFields = ({ id, columns, answer, onChange }: { id: string; columns: Columns; answer: Mark; onChange: (answer: Answer) => void }) => {
  const texts = workbookTexts().mapping
  const labels = { yes: texts.columnYes, no: texts.columnNo, na: texts.columnNa }
  return (
    <>
      {(['yes', 'no', 'na'] as const).map((meaning) => (
        <ColumnField
          key={meaning}
          id={`${id}-${meaning}`}
          label={labels[meaning]}
          columns={columns}
          value={answer.columns[meaning]}
          onChange={(column) => {
            if (meaning !== 'yes') onChange({ ...answer, columns: { ...answer.columns, [meaning]: column } })
            else onChange(column === null ? null : { ...answer, columns: { ...answer.columns, yes: column } })
          }}
        />
      ))}
      <TextField
        id={`${id}-on`}
        width="number"
        label={texts.on}
        required
        maxLength={5}
        value={answer.on}
        onChange={(event) => onChange({ ...answer, on: event.target.value })}
      />
    </>
  )
}
