// SPDX-License-Identifier: Apache-2.0
import type { DraftView, InstrumentEdition } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useNavigate } from '@tanstack/react-router'
import { FailureNotice } from '../../app/Failure.tsx'
import { contentLanguage, language } from '../../app/language.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { networkTexts } from './texts.ts'
import { type GradeSaving, useGrade } from './useGrade.ts'
import type { StoredGrade } from './view.ts'

type FlowControl = InstrumentEdition['flowchart']['controls'][number]
type Grade = StoredGrade['grade']

/** One question of the flowchart, saved when a choice is made. */
export const ControlStep = ({ draft, control, next }: { draft: DraftView; control: FlowControl; next: string }) => {
  const texts = networkTexts()
  const navigate = useNavigate()
  const stored = draft.network.find((one) => one.control === control.id)
  const saving = useGrade(draft.id, control.id, stored)
  const choices = [
    ...control.choices.map(({ grade, text }) => ({ value: grade as Grade, label: <span {...contentLanguage}>{text}</span> })),
    { value: 'unknown' as Grade, label: texts.unknown, support: texts.unknownSupport },
  ]
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        void navigate({ to: '/assessments/$assessment/network', params: { assessment: draft.id }, search: { step: next } })
      }}
    >
      <Choices
        id={`control-${control.id}`}
        legendClass="text-std-20B-160 text-solid-gray-900"
        legend={
          <>
            <span className="mb-1 block text-std-16N-170 text-solid-gray-700">{control.name[language]}</span>
            <span {...contentLanguage}>{control.text}</span>
          </>
        }
        support={<span {...contentLanguage}>{control.help}</span>}
        choices={choices}
        selected={saving.chosen}
        onSelect={saving.choose}
      />
      {saving.chosen === 'unknown' && (
        <div className="border-s-4 border-key-900 ps-4">
          <p className="text-std-16B-170 text-solid-gray-900">{texts.ask}</p>
          <p className="mb-2">{texts.askMessage}</p>
          <CopyText text={control.ask} words={texts.copy} lang={contentLanguage.lang} />
        </div>
      )}
      <SavingState saving={saving} control={control} />
      <div>
        <Button type="submit" className="min-w-40">
          {next === 'result' ? texts.toResult : texts.next}
          <Icon name="forward" />
        </Button>
      </div>
    </form>
  )
}

const SavingState = ({ saving, control }: { saving: GradeSaving; control: FlowControl }) => {
  const texts = networkTexts()
  const wordsOf = (grade: Grade | null) => control.choices.find((choice) => choice.grade === grade)?.text ?? texts.unknown
  return (
    <div className="print:hidden">
      <LiveLine>{saving.state === 'saving' ? texts.saving : saving.state === 'saved' ? texts.saved : ''}</LiveLine>
      {saving.state === 'failed' && saving.error && (
        <FailureNotice error={saving.error} actions={<Button onClick={saving.again}>{shellTexts().retry}</Button>} />
      )}
      {saving.state === 'conflict' && saving.theirs && (
        <Notice
          kind="heed"
          live
          title={texts.conflict.title}
          actions={
            <>
              <Button onClick={() => saving.settle('theirs')}>{texts.conflict.theirs}</Button>
              <Button look="outline" onClick={() => saving.settle('mine')}>
                {texts.conflict.mine}
              </Button>
            </>
          }
        >
          {fill(texts.conflict.text, { theirs: wordsOf(saving.theirs.grade), mine: wordsOf(saving.chosen) })}
        </Notice>
      )}
    </div>
  )
}
