// SPDX-License-Identifier: Apache-2.0
import type { ReadingRoute } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../../app/dates.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { Unverified } from '../../assessment/index.ts'
import { recordTexts } from './texts.ts'
import { whyText } from './words.ts'

const reasonText = ({ devices, route, unlisted }: ReadingRoute): string => {
  const texts = recordTexts().route
  const count = devices.length
  if (route === 'delegated') return fill(texts.delegatedText, { count })
  const obstacles = devices.filter(({ why }) => why !== null).length
  return [...(obstacles === 0 ? [] : [fill(texts.fullText, { count, obstacles })]), ...(unlisted ? [texts.unlistedText] : [])].join('')
}

/** Which volumes apply, why, and what stays due either way: what is printed and shown. */
export const RouteResult = ({ route, certainty }: { route: ReadingRoute; certainty: 'A' | 'B' | 'C' }) => {
  const texts = recordTexts().route
  if (route.recordedAt === null || route.devices.length === 0 || route.listed === null)
    return (
      <Section title={texts.result}>
        <p>{texts.wait}</p>
      </Section>
    )
  const short = route.route === 'delegated'
  return (
    <Section title={texts.result}>
      <Notice
        live
        kind={short ? 'done' : 'info'}
        title={
          <>
            {short ? texts.delegatedTitle : texts.fullTitle}
            <Unverified certainty={certainty} />
          </>
        }
      >
        <p>{reasonText(route)}</p>
      </Notice>
      <div className="mt-6">
        <Reasons route={route} />
      </div>
      <ul className="mt-6 list-disc ps-5">
        <li>{texts.due}</li>
        <li>
          {texts.annex}
          <Unverified certainty="B" />
        </li>
      </ul>
      <p className="mt-3 text-solid-gray-700">{fill(texts.recorded, { by: route.recordedBy, day: dayText(route.recordedAt) })}</p>
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        <Button look="outline" onClick={() => print()}>
          {texts.print}
        </Button>
        <ButtonLink look="text" to="/checklists">
          {texts.toChecklist}
        </ButtonLink>
      </div>
    </Section>
  )
}

const Reasons = ({ route }: { route: ReadingRoute }) => {
  const texts = recordTexts().route
  return (
    <Table caption={texts.reasons}>
      <thead>
        <tr>
          {(['device', 'why'] as const).map((column) => (
            <th key={column} scope="col" className={cell.head}>
              {texts.table[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {route.devices.map((device, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a machine is known by its place in the list
          <tr key={at}>
            <th scope="row" className={cell.row}>
              {device.name}
              <span className="block text-std-16N-170 text-solid-gray-700">{texts.kinds[device.kind]}</span>
            </th>
            <td className={cell.text}>{whyText(device)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
