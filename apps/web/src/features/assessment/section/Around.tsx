// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi } from '@tanstack/react-router'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import type { SectionTask } from '../draft/sections.ts'
import type { OutlinedDraft } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'

const route = getRouteApi('/assessments/$assessment/domains/$domain')

/** Where to go from a domain: to the next one that the reader answers, back to where they came from, or to the one before. */
export const Around = ({ on, task, open }: { on: OutlinedDraft; task: SectionTask; open: readonly SectionTask[] }) => {
  const texts = answeringTexts()
  const { from } = route.useSearch()
  const at = open.findIndex(({ id }) => id === task.id)
  const [previous, next] = [open[at - 1], open[at + 1]]
  const params = { assessment: on.draft.id }
  const toSections = (
    <ButtonLink look={next && from !== 'check' ? 'outline' : 'solid'} to="/assessments/$assessment" params={params}>
      {texts.domain.back}
    </ButtonLink>
  )
  return (
    <nav aria-label={texts.domain.around} className="mt-8 print:hidden">
      {!on.draft.maySubmit && <p className="mb-4">{texts.sections.submits}</p>}
      <div className="flex flex-wrap items-center gap-4">
        {from === 'check' && (
          <ButtonLink to="/assessments/$assessment/check" params={params}>
            {assessmentTexts().question.backToCheck}
          </ButtonLink>
        )}
        {next && from !== 'check' && (
          <ButtonLink to="/assessments/$assessment/domains/$domain" params={{ ...params, domain: next.id }}>
            {fill(texts.domain.next, { name: nameOf(next.name) })}
            <Icon name="forward" />
          </ButtonLink>
        )}
        {from !== 'check' && toSections}
        {previous && from !== 'check' && (
          <TextLink to="/assessments/$assessment/domains/$domain" params={{ ...params, domain: previous.id }} standing>
            {fill(texts.domain.previous, { name: nameOf(previous.name) })}
          </TextLink>
        )}
      </div>
    </nav>
  )
}
