// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem, ChecklistEntry, ChecklistFinding } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../app/dates.ts'
import { contentLanguage } from '../../app/language.ts'
import { FindingRecord } from './records/FindingRecord.tsx'
import { checklistTexts } from './texts.ts'
import { nameOf } from './words.ts'

/** What a proposal rests on: each part of the rule, how it stands, and who said so when; and why the rule is as it is. */
export const Findings = ({ item, entry }: { item: ChecklistEditionItem; entry: ChecklistEntry }) => {
  const { findings } = entry.proposal
  return (
    <>
      {item.reason !== null && <p {...contentLanguage}>{item.reason}</p>}
      {findings.length > 0 && (
        <ul className="mt-4 grid gap-3">
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.practice} ${finding.at}`} className="border-s-4 border-solid-gray-300 ps-4">
              <Finding finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const ruleText = ({ kind, name, at, by }: ChecklistFinding): string => {
  const texts = checklistTexts().item
  const words = { name: name === null ? '' : nameOf(name), at: fill(texts.level, { level: at ?? '' }), by: by === null ? '' : calendarDayText(by) }
  return fill(texts.finding[kind], words)
}

const claimText = ({ source, name, value, effective }: ChecklistFinding['claims'][number]): string => {
  const texts = checklistTexts().item
  const who = name === '' ? texts.sources[source] : `${texts.sources[source]}（${name}）`
  return fill(texts.claim, {
    who,
    value: typeof value === 'number' ? fill(texts.level, { level: value }) : texts.levels[value],
    day: calendarDayText(effective),
  })
}

const Finding = ({ finding }: { finding: ChecklistFinding }) => (
  <>
    <p>
      {ruleText(finding)}：<b className="text-std-16B-170">{checklistTexts().item.verdicts[finding.verdict]}</b>
    </p>
    {finding.claims.map((claim) => (
      <p key={`${claim.source} ${claim.name}`} className="text-solid-gray-700">
        {claimText(claim)}
      </p>
    ))}
    <FindingRecord finding={finding} />
  </>
)
