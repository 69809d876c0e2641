// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSession } from '../../../app/session.ts'
import { CopyText } from '../../../ui/CopyText.tsx'
import type { OutlinedDraft } from '../queries.ts'
import { answeringTexts } from '../texts.ts'
import { dueDay, nameOf } from '../words.ts'
import { isOwnMachine, letter } from './assigning.ts'

/** The message to a colleague about the domains they were given, ready to copy; says so where its addresses lead to this machine only. */
export const Letter = ({
  on: { draft, outline },
  to,
  domains,
  due,
  note,
}: {
  on: OutlinedDraft
  to: string
  domains: readonly string[]
  due: string | null
  note: string
}) => {
  const texts = answeringTexts().assign
  const { person, organisation } = useSession()
  const text = letter(texts.letter, {
    to,
    from: person.name,
    organisation: organisation.name,
    title: nameOf(outline.title),
    domains: outline.domains
      .filter(({ id }) => domains.includes(id))
      .map(({ id, name, questions }) => ({
        name: nameOf(name),
        questions: questions.length,
        address: `${location.origin}/assessments/${draft.id}/domains/${id}`,
      })),
    due: due === null ? null : dueDay(due),
    note,
  })
  return (
    <div className="grid gap-2">
      <p className="text-solid-gray-700">{texts.messageNote}</p>
      <CopyText text={text} words={{ copy: texts.copy, copied: texts.copied, selected: texts.selected }} />
      {isOwnMachine(location.hostname) && <p className="text-std-16B-170">{fill(texts.messageLocal, { host: location.hostname })}</p>}
    </div>
  )
}
