// SPDX-License-Identifier: Apache-2.0
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { differingFields, type ProfileForm } from './form.ts'
import { organisationTexts } from './texts.ts'
import { valueWords } from './words.ts'

/** Two people edited the same profile: what differs, side by side, and the choice. */
export const Conflict = ({
  theirs,
  mine,
  onTheirs,
  onMine,
}: {
  theirs: ProfileForm
  mine: ProfileForm
  onTheirs: () => void
  onMine: () => void
}) => {
  const texts = organisationTexts()
  return (
    <Notice
      kind="heed"
      live
      title={texts.conflict.title}
      actions={
        <>
          <Button onClick={onTheirs}>{texts.conflict.keepTheirs}</Button>
          <Button look="outline" onClick={onMine}>
            {texts.conflict.keepMine}
          </Button>
        </>
      }
    >
      <p className="mb-3">{texts.conflict.text}</p>
      <ul aria-label={texts.conflict.caption} className="border-t border-solid-gray-200">
        {differingFields(theirs, mine).map((field) => (
          <li key={field} className="border-b border-solid-gray-200 py-3">
            <p className="text-std-16B-170 text-solid-gray-900">{texts.fields[field].label}</p>
            <dl className="mt-1 grid gap-2 sm:grid-cols-2">
              <Value name={texts.conflict.theirs} value={valueWords(field, theirs[field])} />
              <Value name={texts.conflict.mine} value={valueWords(field, mine[field])} />
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
    <dd>{value}</dd>
  </div>
)
