// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import type { ReactNode } from 'react'
import { Section } from '../../../ui/Heading.tsx'
import { Jumps } from '../../../ui/Jumps.tsx'
import { assessmentTexts } from '../texts.ts'
import { DomainTable } from './DomainTable.tsx'
import { NetworkOutcome } from './NetworkOutcome.tsx'
import { StateFigures } from './StateFigures.tsx'
import { weakDomains } from './view.ts'
import { WeakDomains } from './WeakDomains.tsx'

/**
 * A result as it was submitted, for whoever only reads it: figures, weak domains with their measures, all domains and the network level; nothing to
 * download and nowhere to answer. `more` are parts that follow as `children`, each with its id.
 */
export const SubmittedResult = ({
  submission,
  edition,
  note,
  more,
  children,
}: {
  submission: SubmissionView
  edition: InstrumentEdition
  note: ReactNode
  more: readonly { id: string; name: string }[]
  children: ReactNode
}) => {
  const { result: texts } = assessmentTexts()
  // Management is not asked how the network is built.
  const networked = submission.instrument !== 'executive'
  const parts = [
    { id: 'state', name: texts.state },
    { id: 'weak', name: texts.weak },
    { id: 'domains', name: texts.domains },
    ...(networked ? [{ id: 'network', name: texts.network }] : []),
    ...more,
  ]
  return (
    <>
      <div className="mb-8">
        <Jumps label={texts.contents} parts={parts} />
      </div>
      <Section id="state" title={texts.state} className="mt-0">
        <StateFigures submission={submission} />
        <p className="mt-4 text-solid-gray-700">{note}</p>
        <p className="mt-2 text-solid-gray-700">{texts.own}</p>
      </Section>
      <WeakDomains domains={weakDomains(edition, submission)} />
      <Section id="domains" title={texts.domains} note={texts.domainsNote}>
        <DomainTable submission={submission} edition={edition} />
      </Section>
      {networked && (
        <Section id="network" title={texts.network}>
          <NetworkOutcome submission={submission} edition={edition} />
        </Section>
      )}
      {children}
    </>
  )
}
