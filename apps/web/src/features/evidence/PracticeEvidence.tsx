// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { oversees } from '@shinayaka/contract/permissions'
import { useQuery } from '@tanstack/react-query'
import { useAbility, useSession } from '../../app/session.ts'
import { TextLink } from '../../ui/TextLink.tsx'
import { countsQuery } from './queries.ts'
import { evidenceTexts } from './texts.ts'

/** How much evidence a practice has, and the way to add some, for pages that are about the practice. Nothing for who may not read evidence. */
export const PracticeEvidence = ({ practice }: { practice: string }) => {
  const { organisation } = useSession()
  // Whoever looks at another institution's result must not take their own evidence for theirs.
  const reads = useAbility('evidence.read') && !oversees(organisation.kind)
  const edits = useAbility('evidence.edit')
  const { data } = useQuery({ ...countsQuery, enabled: reads })
  // Beside the page's own work: where it cannot be had, nothing is said.
  if (!reads || !data) return null
  const texts = evidenceTexts().practice
  const found = data.counts.find((one) => one.practice === practice)
  return (
    <p className="flex flex-wrap items-center gap-x-5 print:hidden">
      {found ? (
        <TextLink standing to="/evidence" search={{ practice }}>
          {fill(texts.count, { count: found.count })}
          {found.expiring > 0 && fill(texts.expiring, { count: found.expiring })}
        </TextLink>
      ) : (
        <span>{texts.none}</span>
      )}
      {edits && (
        <TextLink standing to="/evidence/new" search={{ practice }}>
          {texts.add}
        </TextLink>
      )}
    </p>
  )
}
