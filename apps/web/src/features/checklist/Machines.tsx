// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../app/dates.ts'
import { shellTexts } from '../../app/texts.ts'
import { FileButton, OscalFiles } from '../document/index.ts'
import type { OpenChecklist } from './queries.ts'
import { checklistTexts } from './texts.ts'

/** A form for machines: its answers, what was handed in, its items and its rules. */
export const Machines = ({ open: { state, edition } }: { open: OpenChecklist }) => {
  const texts = shellTexts().oscal
  const { kinds } = checklistTexts().one.freeze
  const params = { checklist: state.checklist }
  return (
    <OscalFiles>
      <FileButton name="readOscalChecklist" input={{ params }}>
        {texts.now}
      </FileButton>
      {state.submissions.map(({ id, kind, at }) => (
        <FileButton key={id} name="readOscalChecklist" input={{ params, query: { submission: id } }}>
          {fill(texts.submitted, { kind: kinds[kind], day: dayText(at) })}
        </FileButton>
      ))}
      <FileButton name="readOscalCatalog" input={{ query: { of: edition.id } }}>
        {texts.items}
      </FileButton>
      <FileButton name="readOscalProfile" input={{ params: { form: edition.id } }}>
        {texts.rules}
      </FileButton>
    </OscalFiles>
  )
}
