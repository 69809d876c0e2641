// SPDX-License-Identifier: Apache-2.0
import type { SecondFactorRow } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useState } from 'react'
import { call } from '../../../app/client.ts'
import { calendarDayText, dayText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Status } from '../../../ui/Status.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { SystemForm } from './SystemForm.tsx'
import { recordTexts } from './texts.ts'
import { useRecording } from './useRecording.ts'

/** `from`: the day of the guideline's rule. `onSaid` hears what was done. */
type Given = { from: string | null; edits: boolean; onSaid: (said: string) => void }

/** Every system with how it stands; those no longer used are closed away below. */
export const SystemList = ({ systems, ...given }: Given & { systems: readonly SecondFactorRow[] }) => {
  const texts = recordTexts().secondFactor
  const retired = systems.filter((system) => system.retired)
  const used = systems.filter((system) => !system.retired)
  return (
    <>
      {used.length > 0 && (
        <ul className="border-t border-solid-gray-200">
          {used.map((system) => (
            <System key={system.id} system={system} {...given} />
          ))}
        </ul>
      )}
      {retired.length > 0 && (
        <div className="mt-4 print:hidden">
          <Disclosure summary={fill(texts.retired, { count: retired.length })}>
            <ul>
              {retired.map((system) => (
                <System key={system.id} system={system} {...given} />
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </>
  )
}

const marks = {
  met: 'done',
  'on-time': 'done',
  transitional: 'begun',
  late: 'heed',
  incomplete: 'heed',
  open: 'open',
  unknown: 'open',
} as const

const dayLine = ({ state, day }: SecondFactorRow): string => {
  const texts = recordTexts().secondFactor
  if (state === 'planned' && day !== null) return fill(texts.plannedOn, { day: calendarDayText(day) })
  if (state === 'next-renewal') return day === null ? texts.renewedOnNone : fill(texts.renewedOn, { day: calendarDayText(day) })
  return ''
}

const Standing = ({ system: { standing, overdue } }: { system: SecondFactorRow }) => {
  const words = recordTexts().secondFactor.standing[standing]
  // Neither good nor bad: nothing is asked.
  if (standing === 'outside') return <span className="text-solid-gray-700">{words}</span>
  return <Status kind={overdue ? 'heed' : marks[standing]}>{words}</Status>
}

const System = ({ system, from, edits, onSaid }: Given & { system: SecondFactorRow }) => {
  const texts = recordTexts().secondFactor
  const [editing, setEditing] = useState(false)
  const { error, record } = useRecording()
  const { name, standing, retired, version, id } = system
  const retire = async () => {
    const send = () => call('retireSecondFactorSystem', { params: { system: id }, body: { retired: !retired, version } })
    if (await record(send)) onSaid(fill(retired ? texts.returned : texts.gone, { name }))
  }
  const lines = [
    dayLine(system),
    system.reason === '' ? '' : fill(texts.reason, { reason: system.reason }),
    system.overdue ? texts.overdue : '',
    standing === 'incomplete' ? texts.incomplete : '',
    standing === 'late' && from !== null ? fill(texts.late, { from: calendarDayText(from) }) : '',
  ].filter((line) => line !== '')
  return (
    <li className="border-b border-solid-gray-200 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p>
          <b className="text-std-16B-170 text-solid-gray-900">{name}</b>
          <span className="ms-3 text-solid-gray-700">{texts.kinds[system.kind]}</span>
        </p>
        <Standing system={system} />
      </div>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="text-dns-14N-130 text-solid-gray-700">{fill(recordTexts().recorded, { by: system.changedBy, day: dayText(system.changedAt) })}</p>
      {error && <FailureNotice error={error} />}
      {edits && !editing && (
        <div className="mt-2 flex flex-wrap gap-3">
          {!retired && (
            <Button look="outline" aria-label={fill(texts.editOf, { name })} onClick={() => setEditing(true)}>
              {texts.edit}
            </Button>
          )}
          <Button look="text" aria-label={fill(retired ? texts.restoreOf : texts.retireOf, { name })} onClick={() => void retire()}>
            {retired ? texts.restore : texts.retire}
          </Button>
        </div>
      )}
      {editing && <SystemForm system={system} onKept={onSaid} onClose={() => setEditing(false)} />}
    </li>
  )
}

/** The transitional measure as an inspector asks for it: which system waits for its renewal, why, and until when. */
export const WaitingTable = ({ systems }: { systems: readonly SecondFactorRow[] }) => {
  const texts = recordTexts().secondFactor
  const waiting = systems.filter(({ state }) => state === 'next-renewal')
  if (waiting.length === 0) return null
  return (
    <Section title={texts.waiting}>
      <Table caption={texts.waitingNote}>
        <thead>
          <tr>
            {(['system', 'why', 'when'] as const).map((column) => (
              <th key={column} scope="col" className={cell.head}>
                {texts.table[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ id, name, reason, day }) => (
            <tr key={id}>
              <th scope="row" className={cell.row}>
                {name}
              </th>
              <td className={cell.text}>{reason}</td>
              <td className={cell.text}>{day === null ? texts.renewedOnNone : calendarDayText(day)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
