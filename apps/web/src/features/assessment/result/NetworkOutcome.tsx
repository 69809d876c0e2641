// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { SubHeading } from '../../../ui/Heading.tsx'
import { NetworkAnswers, NetworkState } from '../../network/index.ts'
import { assessmentTexts } from '../texts.ts'
import { levelText } from '../words.ts'

/** The network level of a submission, with what is missing for level 2 in words. */
export const NetworkOutcome = ({ submission, edition }: { submission: SubmissionView; edition: InstrumentEdition }) => {
  const texts = assessmentTexts().result
  if (!submission.network) return <p>{texts.networkNone}</p>
  const before = submission.previous?.level
  return (
    <>
      <NetworkState flowchart={edition.flowchart} grades={submission.networkGrades} />
      <SubHeading className="mt-8 mb-3">{texts.networkAnswers}</SubHeading>
      <NetworkAnswers flowchart={edition.flowchart} grades={submission.networkGrades} />
      {before && <p className="mt-4">{fill(texts.networkPrevious, { level: levelText(before.low, before.high) })}</p>}
    </>
  )
}
