// SPDX-License-Identifier: Apache-2.0
import { getRouteApi } from '@tanstack/react-router'
import { useOutlined } from '../queries.ts'
import { QuestionsDraft } from './QuestionsDraft.tsx'
import { SectionsDraft } from './SectionsDraft.tsx'
import { isSectioned } from './ways.ts'

const route = getRouteApi('/assessments/$assessment')

/** The home of a draft: how far it is, how to answer, and every part as a task that can be done in any order. */
export const DraftPage = () => {
  const on = useOutlined(route.useParams().assessment)
  return isSectioned(on.draft, on.outline) ? <SectionsDraft on={on} /> : <QuestionsDraft on={on} />
}
