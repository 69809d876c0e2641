// SPDX-License-Identifier: Apache-2.0
import type { ChecklistCarryItem, ChecklistEarlierItem } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../../app/dates.ts'
import { contentLanguage } from '../../../app/language.ts'
import { SubHeading } from '../../../ui/Heading.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { Unverified } from '../../assessment/index.ts'
import { answerText, nameOf } from '../words.ts'
import { carryTexts } from './texts.ts'

/** An item of the newer edition: how it relates to what was asked before, why, and the old answer beside it. `checklist`: where it is answered, once begun. */
export const CarriedItem = ({ item, checklist }: { item: ChecklistCarryItem; checklist: string | null }) => {
  const texts = carryTexts()
  const asksNew = item.from.some(({ asks }) => asks !== item.asks)
  return (
    <li className="border-s-4 border-solid-gray-300 ps-4">
      <SubHeading>
        {item.number} {nameOf(item.name)}
        <Unverified certainty={item.certainty} />
      </SubHeading>
      <p className="mt-1">
        <b className="text-std-16B-170">{texts.relation[item.relation]}</b>
        {item.outcome === 'confirm' && item.why !== null && <>：{texts.why[item.why]}</>}
      </p>
      {item.reasons.map((reason) => (
        <p key={reason} className="text-solid-gray-700">
          {texts.reason}：<span {...contentLanguage}>{reason}</span>
        </p>
      ))}
      {item.outcome !== 'kept' && (
        <p className="mt-2">
          {asksNew && <b className="text-std-16B-170">{texts.nowAsks}：</b>}
          <span {...contentLanguage}>{item.asks}</span>
        </p>
      )}
      {item.from.map(
        (one) => (one.answer !== null || asksNew) && <Earlier key={one.id} item={one} asks={asksNew} number={one.number !== item.number} />,
      )}
      {item.answer !== null && <p className="mt-2">{fill(texts.nowAnswer, { answer: answerText(item.answer) })}</p>}
      {checklist !== null && item.outcome !== 'kept' && (
        <p className="print:hidden">
          <TextLink standing to="/checklists/$checklist/$item" params={{ checklist, item: item.id }}>
            {fill(texts.toItem, { number: item.number })}
          </TextLink>
        </p>
      )}
    </li>
  )
}

/** What was answered before, with the day and the person; `asks`: also what was asked. */
export const Earlier = ({ item, asks, number = false }: { item: ChecklistEarlierItem; asks: boolean; number?: boolean }) => {
  const texts = carryTexts()
  const { answer } = item
  return (
    <div className="mt-2 rounded-8 bg-solid-gray-50 p-3 print:border print:border-solid-gray-300">
      {number && <p className="text-solid-gray-700">{fill(texts.earlier, { number: item.number })}</p>}
      {asks && (
        <p>
          {texts.earlierAsks}：<span {...contentLanguage}>{item.asks}</span>
        </p>
      )}
      {answer === null ? (
        <p>{texts.earlierNone}</p>
      ) : (
        <>
          <p>
            {fill(texts.earlierAnswer, { answer: answerText(answer) })}{' '}
            <span className="text-solid-gray-700">{fill(texts.earlierDay, { day: calendarDayText(answer.checked), by: answer.answeredBy })}</span>
          </p>
          {[answer.remark, answer.explanation].map((text) => text !== '' && <p key={text}>{text}</p>)}
        </>
      )}
    </div>
  )
}
