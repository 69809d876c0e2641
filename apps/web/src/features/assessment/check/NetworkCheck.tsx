// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { Section } from '../../../ui/Heading.tsx'
import { Pair, Pairs } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { assessmentTexts } from '../texts.ts'

const controls = 4

/** How far the network level is answered, which may stay open. */
export const NetworkCheck = ({ draft: { id, network } }: { draft: Pick<DraftView, 'id' | 'network'> }) => {
  const texts = assessmentTexts()
  return (
    <Section title={texts.check.network} className="mt-10">
      <Pairs>
        <Pair
          name={texts.draft.networkTitle}
          action={
            <TextLink to="/assessments/$assessment/network" params={{ assessment: id }} standing>
              {network.length > 0 ? texts.check.change : texts.check.answer}
              <span className="sr-only">：{texts.check.network}</span>
            </TextLink>
          }
        >
          <Answered count={network.length} />
        </Pair>
      </Pairs>
    </Section>
  )
}

const Answered = ({ count }: { count: number }) => {
  const texts = assessmentTexts()
  if (count === controls) return texts.draft.status.done
  if (count > 0) return fill(texts.check.networkPart, { count })
  return (
    <>
      <Status kind="open">{texts.unanswered}</Status>
      <p className="mt-1">{texts.check.networkNone}</p>
    </>
  )
}
