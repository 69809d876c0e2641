// SPDX-License-Identifier: Apache-2.0
import type { ChecklistSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
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
