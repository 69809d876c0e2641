// SPDX-License-Identifier: Apache-2.0
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { planTexts } from './texts.ts'

/** One field in which two people differ, in words. */
export type Differing = { field: string; name: string; theirs: string; mine: string }

/** Two people wrote the same figures: what differs, side by side, and the choice. */
export const Conflict = ({ differing, onTheirs, onMine }: { differing: readonly Differing[]; onTheirs: () => void; onMine: () => void }) => {
  const texts = planTexts().conflict
  return (
    <Notice
      kind="heed"
      live
      title={texts.title}
      actions={
        <>
          <Button onClick={onTheirs}>{texts.keepTheirs}</Button>
          <Button look="outline" onClick={onMine}>
            {texts.keepMine}
          </Button>
        </>
      }
    >
      <p className="mb-3">{texts.text}</p>
      <ul aria-label={texts.caption} className="border-t border-solid-gray-200">
        {differing.map(({ field, name, theirs, mine }) => (
          <li key={field} className="border-b border-solid-gray-200 py-3">
            <p className="text-std-16B-170 text-solid-gray-900">{name}</p>
            <dl className="mt-1 grid gap-2 sm:grid-cols-2">
              <Value name={texts.theirs} value={theirs} />
              <Value name={texts.mine} value={mine} />
            </dl>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Value = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-solid-gray-700">{name}</dt>
    <dd>{value === '' ? planTexts().conflict.empty : value}</dd>
  </div>
)
