// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '../../ui/Checkbox.tsx'
import { SelectField } from '../../ui/Field.tsx'
import type { OpenGuideline } from './queries.ts'
import { guidelineTexts } from './texts.ts'
import type { Filter } from './view.ts'
import { nameOf } from './words.ts'

/** What of the clauses is looked at; it stands in the address, so that a look can be passed on. */
export const Filters = ({ open, filter, onFilter }: { open: OpenGuideline; filter: Filter; onFilter: (filter: Filter) => void }) => {
  const { filter: texts, responsible } = guidelineTexts()
  const asked = Object.keys(responsible) as (keyof typeof responsible)[]
  const change = (changed: { [K in keyof Filter]: Filter[K] | undefined }) => {
    const { open: only, responsible: who, volume } = { ...filter, ...changed }
    onFilter({ ...(only ? { open: only } : {}), ...(who ? { responsible: who } : {}), ...(volume ? { volume } : {}) })
  }
  return (
    <div className="grid gap-4 print:hidden">
      <div className="grid gap-4 md:grid-cols-2">
        <SelectField
          id="filter-volume"
          label={texts.volume}
          required={false}
          empty={texts.volumeAll}
          options={open.volumes.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
          value={filter.volume ?? ''}
          onChange={({ target }) => change({ volume: target.value || undefined })}
        />
        <SelectField
          id="filter-responsible"
          label={texts.responsible}
          required={false}
          empty={texts.responsibleAll}
          options={asked.map((one) => ({ value: one, label: responsible[one] }))}
          value={filter.responsible ?? ''}
          onChange={({ target }) => change({ responsible: asked.find((one) => one === target.value) })}
        />
      </div>
      <Checkbox id="filter-open" checked={filter.open === true} onChange={(on) => change({ open: on || undefined })} label={texts.open} />
    </div>
  )
}
