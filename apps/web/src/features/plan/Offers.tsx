// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { displayScore } from '@shinayaka/domain'
import { contentLanguage, language } from '../../app/language.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { SubHeading } from '../../ui/Heading.tsx'
import { Status } from '../../ui/Status.tsx'
import { decisionAbout, type Offer, offers } from './choose.ts'
import { Cost, Effort } from './Figures.tsx'
import { planTexts } from './texts.ts'
import { reasonText, stateKind } from './words.ts'

type Choosing = {
  chosen: readonly string[]
  decisions: readonly Decision[]
  /** The measure that found no room, to say so where it was pressed. */
  refused: string | null
  onToggle: (measure: string) => void
}

/** All measures of the result by domain, weakest first, each with a mark to choose it by. */
export const Offers = ({ candidates, ...choosing }: Choosing & { candidates: readonly PlanCandidate[] }) => {
  const texts = planTexts().choose
  return (
    <div className="print:hidden">
      <SubHeading className="mt-8">{texts.others}</SubHeading>
      <p className="mt-1 mb-4 text-solid-gray-700">{texts.othersNote}</p>
      {offers(candidates, choosing.chosen).map((offer) => (
        <Disclosure key={offer.id} summary={<Summary offer={offer} />}>
          <ul className="grid gap-5">
            {offer.candidates.map((candidate) => (
              <One key={candidate.measure} candidate={candidate} {...choosing} />
            ))}
          </ul>
        </Disclosure>
      ))}
    </div>
  )
}

const Summary = ({ offer: { name, score, candidates, chosen } }: { offer: Offer }) => {
  const texts = planTexts().choose
  const count = candidates.length
  return (
    <span className="flex min-w-0 flex-wrap gap-x-4">
      {name[language]}
      <span className="text-std-16N-170 text-solid-gray-700 tabular-nums">
        {score !== null && fill(texts.domainScored, { score: displayScore(score) })}
      </span>
      <span className="text-std-16N-170 text-solid-gray-700">
        {chosen > 0 ? fill(texts.domainChosen, { count, chosen }) : fill(texts.domainCount, { count })}
      </span>
    </span>
  )
}

const One = ({ candidate, chosen, decisions, refused, onToggle }: Choosing & { candidate: PlanCandidate }) => {
  const texts = planTexts()
  const { measure, title, needsManagement } = candidate
  const decision = decisionAbout(decisions, measure)
  return (
    <li>
      <Checkbox
        id={`take-${measure}`}
        label={
          <span {...contentLanguage} className="text-std-16B-170 text-solid-gray-900">
            {title}
          </span>
        }
        checked={chosen.includes(measure)}
        onChange={() => onToggle(measure)}
      />
      <div className="ms-9 text-solid-gray-700">
        <p>{reasonText(candidate)}</p>
        <p className="flex flex-wrap gap-x-6">
          <span>
            {texts.choose.cost} <Cost candidate={candidate} />
          </span>
          <span>
            {texts.choose.hours} <Effort candidate={candidate} />
          </span>
        </p>
        {needsManagement && <p className="text-solid-gray-900">{texts.choose.onlyManagement}</p>}
        {decision && (
          <p>
            {texts.choose.state} <Status kind={stateKind(decision.state)}>{texts.states[decision.state]}</Status>
          </p>
        )}
        {refused === measure && (
          <p role="alert" className="text-std-16B-170 text-error-2">
            {texts.choose.tooMany}
          </p>
        )}
      </div>
    </li>
  )
}
