// SPDX-License-Identifier: Apache-2.0
import type { ChecklistSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { checklistsQuery } from '../queries.ts'
import { nameOf } from '../words.ts'
import { carryTexts } from './texts.ts'

/** Says calmly where a newer edition has come, with one next step. */
export const Offers = ({ forms }: { forms: readonly ChecklistSummary[] }) => {
  const texts = carryTexts().offer
  const offered = forms.flatMap(({ form, checklist, newer }) => (checklist !== null && newer !== null ? [{ form, checklist, newer }] : []))
  if (offered.length === 0) return null
  return (
    <div className="mb-8 grid gap-4 print:hidden">
      {offered.map(({ form, checklist, newer }) => {
        const title = nameOf(newer.title)
        return (
          <Notice
            key={form}
            kind="info"
            title={newer.kind === 'form' ? texts.titleForm : fill(texts.titleEdition, { title })}
            actions={
              <ButtonLink look="outline" to="/checklists/$checklist/carry" params={{ checklist }} aria-label={`${texts.action}: ${title}`}>
                {texts.action}
              </ButtonLink>
            }
          >
            {fill(texts[newer.kind], { title })}
          </Notice>
        )
      })}
    </div>
  )
}

/** On a form's own page: that a newer edition has come, and the way to the answers of the year before. */
export const FromBefore = ({ checklist }: { checklist: string }) => {
  // Not waited for: the page is about this form.
  const form = useQuery(checklistsQuery).data?.forms.find((one) => one.checklist === checklist)
  if (form === undefined) return null
  return (
    <div className="mt-6">
      <Offers forms={[form]} />
      {form.earlier !== null && (
        <p className="print:hidden">
          <TextLink standing to="/checklists/$checklist/carry" params={{ checklist: form.earlier }}>
            {carryTexts().offer.earlier}
          </TextLink>
        </p>
      )}
    </div>
  )
}
