// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { contentLanguage } from '../../../app/language.ts'
import { OutsideLink } from '../../../ui/TextLink.tsx'
import { Unverified } from '../question/Background.tsx'
import { assessmentTexts } from '../texts.ts'
import { citedDocuments } from './sources.ts'

/** What the edition rests on, document by document, with the mark at every point that was not compared with the original. */
export const Sources = ({ edition }: { edition: InstrumentEdition }) => (
  <div className="grid gap-8 print:block print:columns-2 print:gap-6">
    {citedDocuments(edition).map(({ title, url, checked, points }) => (
      <div key={title} className="print:mb-4">
        <h3 className="text-std-16B-170">
          <OutsideLink standing href={url}>
            <span {...contentLanguage}>{title}</span>
          </OutsideLink>
        </h3>
        <p className="hidden break-all print:block">{url}</p>
        <p className="text-solid-gray-700">{fill(assessmentTexts().question.checked, { day: checked })}</p>
        <ul {...contentLanguage} className="mt-2 grid gap-2 print:block">
          {points.map((point) => (
            <li key={point.label} className="border-s-2 border-solid-gray-300 ps-3 print:mb-1.5">
              <span className="me-2 text-std-16B-170">{point.label}</span>
              {point.statement}
              <Unverified certainty={point.certainty} />
            </li>
          ))}
        </ul>
      </div>
    ))}
  </div>
)
