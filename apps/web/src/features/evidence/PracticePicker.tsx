// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { practicesQuery } from './queries.ts'
import { evidenceTexts } from './texts.ts'
import { nameOf } from './words.ts'

/** Chooses practices, domain by domain; a domain with something chosen is open from the start. */
export const PracticePicker = ({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) => {
  const texts = evidenceTexts().form
  const { domains } = useSuspenseQuery(practicesQuery).data
  return (
    <fieldset className="min-w-0">
      <legend className="text-std-16B-170 text-solid-gray-900">{texts.practices}</legend>
      <p className="mt-1 text-solid-gray-700">{texts.practicesSupport}</p>
      <div className="mt-3">
        {domains.map(({ id, name, practices }) => {
          const count = practices.filter((one) => chosen.includes(one.id)).length
          return (
            <Disclosure key={id} open={count > 0} summary={count === 0 ? nameOf(name) : fill(texts.chosen, { domain: nameOf(name), count })}>
              <div className="grid gap-x-6 gap-y-2">
                {practices.map((practice) => (
                  <Checkbox
                    key={practice.id}
                    id={`practice-${practice.id}`}
                    label={nameOf(practice.name)}
                    checked={chosen.includes(practice.id)}
                    onChange={(on) => onChange(on ? [...chosen, practice.id] : chosen.filter((one) => one !== practice.id))}
                  />
                ))}
              </div>
            </Disclosure>
          )
        })}
      </div>
    </fieldset>
  )
}
