// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition } from '@shinayaka/contract'
import { contentLanguage } from '../../../app/language.ts'
import { cell, Table } from '../../../ui/Table.tsx'
import { OutsideLink } from '../../../ui/TextLink.tsx'
import { Unverified } from '../question/Background.tsx'
import { assessmentTexts } from '../texts.ts'
import { citedReferences } from './sources.ts'

/** What the edition rests on, document by document, with certainty and the day it was checked. */
export const Sources = ({ edition }: { edition: InstrumentEdition }) => {
  const texts = assessmentTexts().report
  return (
    <Table caption={texts.sourcesCaption}>
      <thead>
        <tr>
          {[texts.source, texts.point, texts.certainty, texts.checked].map((head) => (
            <th key={head} scope="col" className={cell.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {citedReferences(edition).map((reference) => (
          <tr key={`${reference.source}-${reference.label}`}>
            <td className={`${cell.text} min-w-44`}>
              <OutsideLink standing href={reference.url}>
                <span {...contentLanguage}>
                  {reference.sourceTitle} {reference.label}
                </span>
              </OutsideLink>
            </td>
            <td className={`${cell.text} min-w-56`} {...contentLanguage}>
              {reference.statement}
            </td>
            <td className={cell.text}>
              {reference.certainty}
              <Unverified certainty={reference.certainty} />
            </td>
            <td className={cell.number}>{reference.checked}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
