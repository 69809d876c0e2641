// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { dayTimeText } from '../../app/dates.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { headQuery } from './queries.ts'
import { trailTexts } from './texts.ts'
import { inFours, shortHash } from './view.ts'

const code =
  'mt-3 rounded-8 border border-solid-gray-300 bg-solid-gray-50 p-4 font-mono text-mono-16N-150 text-solid-gray-900 [overflow-wrap:anywhere] print:bg-white'

/** The seal at the end of the trail, to print and to keep outside. */
export const Head = () => {
  const texts = trailTexts().head
  const { organisation } = useSession()
  const { head, unsealed } = useSuspenseQuery(headQuery).data
  return (
    <Section id="seal" title={texts.title} note={texts.note}>
      {head === null ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p className="text-std-18B-160 text-solid-gray-900">
            {organisation.name} ─ {fill(texts.seq, { seq: head.seq })}
          </p>
          <p className={code}>
            {head.seq}:{inFours(head.hash)}
          </p>
          <p className="mt-3">{fill(texts.at, { at: dayTimeText(head.at) })}</p>
          <SubHeading className="mt-6">{texts.how}</SubHeading>
          <p className={code}>{fill(texts.command, { organisation: organisation.id, seq: head.seq, short: shortHash(head.hash) })}</p>
        </>
      )}
      {unsealed > 0 && <p className="mt-3">{fill(texts.unsealed, { count: unsealed })}</p>}
      <Button look="outline" className="mt-5" onClick={() => print()}>
        {texts.print}
      </Button>
    </Section>
  )
}
