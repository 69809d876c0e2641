// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { TextLink } from '../../../ui/TextLink.tsx'
import { isSectioned } from '../draft/ways.ts'
import type { OutlinedDraft, Place } from '../queries.ts'
import { placeOf } from './place.ts'

/** The way to a question, wherever this assessment asks it: on a page of its own, or at its place on the page of its domain. */
export const PlaceLink = ({
  on: { draft, outline },
  place: { number, domain, question },
  id,
  from,
  children,
}: {
  on: OutlinedDraft
  place: Place
  id?: string
  from?: 'check'
  children: ReactNode
}) => {
  const search = from === undefined ? {} : { from }
  const own = id === undefined ? {} : { id }
  return isSectioned(draft, outline) ? (
    <TextLink
      {...own}
      to="/assessments/$assessment/domains/$domain"
      params={{ assessment: draft.id, domain: domain.id }}
      hash={placeOf(question.id).value}
      search={search}
      standing
    >
      {children}
    </TextLink>
  ) : (
    <TextLink
      {...own}
      to="/assessments/$assessment/questions/$number"
      params={{ assessment: draft.id, number: String(number) }}
      search={search}
      standing
    >
      {children}
    </TextLink>
  )
}
