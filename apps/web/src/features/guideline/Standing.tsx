// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause } from '@shinayaka/contract'
import { Status } from '../../ui/Status.tsx'
import { guidelineTexts } from './texts.ts'
import { isOpen } from './view.ts'

/** How a clause stands, as a word with its mark; what no practice answers is only a word. */
export const Standing = ({ clause: { standing } }: { clause: Pick<GuidelineClause, 'standing'> }) => {
  const word = guidelineTexts().standing[standing]
  if (standing === 'yes') return <Status kind="done">{word}</Status>
  if (standing === 'no') return <Status kind="heed">{word}</Status>
  return isOpen({ standing }) ? <Status kind="open">{word}</Status> : <span className="text-solid-gray-700">{word}</span>
}
