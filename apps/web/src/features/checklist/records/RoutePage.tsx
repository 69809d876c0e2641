// SPDX-License-Identifier: Apache-2.0
import type { ReadingRoute } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choices } from '../../../ui/Choices.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { LiveLine, Status } from '../../../ui/Status.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { References, Unverified } from '../../assessment/index.ts'
import { DeviceForm } from './DeviceForm.tsx'
import { readKnown, typedKnown } from './form.ts'
import { readingRouteQuery } from './queries.ts'
import { RouteResult } from './RouteResult.tsx'
import { recordTexts } from './texts.ts'
import { useRecording } from './useRecording.ts'
import { weakest, whyText } from './words.ts'

type Device = Omit<ReadingRoute['devices'][number], 'why'>

/** Which volumes of the guideline an institution reads: machine by machine, then whether those are all, then the result with its reasons. */
export const RoutePage = () => {
  const texts = recordTexts().route
  const { route, references } = useSuspenseQuery(readingRouteQuery).data
  const edits = useAbility('checklist.edit')
  const { error, record } = useRecording()
  const save = (change: { devices?: readonly Device[]; listed?: ReadingRoute['listed'] }) => {
    const body = {
      devices: [...(change.devices ?? route.devices)],
      listed: change.listed === undefined ? route.listed : change.listed,
      seen: route.id,
    }
    return record(() => call('saveReadingRoute', { body }))
  }
  return (
    <Page title={texts.title} lead={texts.lead} back={<BackLink to="/checklists">{recordTexts().back}</BackLink>}>
      <What />
      {error && (
        <div className="mt-6">
          <FailureNotice error={error} />
        </div>
      )}
      <Section title={texts.devices} className="mt-8 print:hidden">
        {route.devices.length === 0 && <p className="mb-4">{texts.empty}</p>}
        <Devices devices={route.devices} edits={edits} onSave={(devices) => save({ devices })} />
      </Section>
      {edits && route.devices.length > 0 && (
        <div className="mt-8 print:hidden">
          <Choices
            id="route-listed"
            legend={texts.listed}
            required
            dense
            choices={[
              { value: 'yes' as const, label: recordTexts().form.yes },
              { value: 'no' as const, label: texts.listedNo },
              { value: 'unknown' as const, label: recordTexts().form.unknown },
            ]}
            selected={route.listed === null ? null : typedKnown(route.listed)}
            onSelect={(listed) => void save({ listed: readKnown(listed) })}
          />
        </div>
      )}
      <RouteResult route={route} certainty={weakest(references)} />
      <div className="mt-12">
        <Disclosure summary={texts.references} printed="opened">
          <References references={references} />
        </Disclosure>
      </div>
    </Page>
  )
}

/** What counts as a server. */
const What = () => {
  const texts = recordTexts().route.what
  return (
    <section className="rounded-8 border border-solid-gray-420 p-4 print:hidden">
      <h2 className="text-std-16B-170 text-solid-gray-900">
        {texts.title}
        <Unverified certainty="B" />
      </h2>
      <ul className="mt-1 list-disc ps-5">
        {(['server', 'standalone', 'cloud', 'not'] as const).map((one) => (
          <li key={one}>{texts[one]}</li>
        ))}
      </ul>
    </section>
  )
}

/** The machines named so far, each to be changed or taken out, and one more to be added. `open`: the place of the one being written; null: none. */
const Devices = ({
  devices,
  edits,
  onSave,
}: {
  devices: ReadingRoute['devices']
  edits: boolean
  onSave: (devices: readonly Device[]) => Promise<boolean>
}) => {
  const texts = recordTexts().route
  const [open, setOpen] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const keep = async (at: number, device: Device) => {
    const next = at === devices.length ? [...devices, device] : devices.map((one, place) => (place === at ? device : one))
    if (!(await onSave(next))) return
    setOpen(null)
    setSaid(fill(texts.kept, device))
  }
  const remove = async (at: number, { name }: Device) => {
    if (await onSave(devices.filter((_, place) => place !== at))) setSaid(fill(texts.gone, { name }))
  }
  const form = (at: number) => (
    <DeviceForm key={at} device={devices[at] ?? null} onSave={(device) => keep(at, device)} onCancel={() => setOpen(null)} />
  )
  return (
    <>
      <ul className={devices.length === 0 ? '' : 'border-t border-solid-gray-200'}>
        {devices.map((device, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a machine is known by its place in the list
          <li key={at} className="border-b border-solid-gray-200 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <p>
                <b className="text-std-16B-170 text-solid-gray-900">{device.name}</b>
                <span className="ms-3 text-solid-gray-700">{texts.kinds[device.kind]}</span>
              </p>
              {device.why === null ? <Status kind="done">{texts.fineShort}</Status> : <span>{whyText(device)}</span>}
            </div>
            {edits && open !== at && (
              <div className="flex flex-wrap gap-3">
                <Button look="text" aria-label={fill(texts.editOf, device)} onClick={() => setOpen(at)}>
                  {texts.edit}
                </Button>
                <Button look="text" aria-label={fill(texts.removeOf, device)} onClick={() => void remove(at, device)}>
                  {texts.remove}
                </Button>
              </div>
            )}
            {open === at && form(at)}
          </li>
        ))}
      </ul>
      <LiveLine>{said}</LiveLine>
      {edits &&
        (open === devices.length ? (
          form(devices.length)
        ) : (
          <div className="mt-4">
            <Button look={devices.length === 0 ? 'solid' : 'outline'} onClick={() => setOpen(devices.length)}>
              {texts.add}
            </Button>
          </div>
        ))}
    </>
  )
}
