// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition } from '@shinayaka/contract'
import type { ReactNode } from 'react'
import { contentLanguage, language } from '../../app/language.ts'
import { Pair, Pairs } from '../../ui/List.tsx'
import { networkTexts } from './texts.ts'
import type { StoredGrade } from './view.ts'

type FlowControl = InstrumentEdition['flowchart']['controls'][number]

/** The four answers in words; `change` leads to where one can be changed, where that is still possible. */
export const NetworkAnswers = ({
  flowchart,
  grades,
  change,
}: {
  flowchart: InstrumentEdition['flowchart']
  grades: readonly StoredGrade[]
  change?: (control: FlowControl, number: number, answered: boolean) => ReactNode
}) => {
  const texts = networkTexts()
  return (
    <Pairs>
      {flowchart.controls.map((control, index) => {
        const grade = grades.find((one) => one.control === control.id)?.grade
        const choice = control.choices.find((one) => one.grade === grade)
        return (
          <Pair key={control.id} name={control.name[language]} action={change?.(control, index + 1, grade !== undefined)}>
            {choice ? <span {...contentLanguage}>{choice.text}</span> : grade === 'unknown' ? texts.unknown : texts.result.notAnswered}
          </Pair>
        )
      })}
    </Pairs>
  )
}
