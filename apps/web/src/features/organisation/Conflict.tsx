// SPDX-License-Identifier: Apache-2.0
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { cell, Table } from '../../ui/Table.tsx'
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
      <Table caption={texts.conflict.caption}>
        <thead>
          <tr>
            {[texts.conflict.item, texts.conflict.theirs, texts.conflict.mine].map((head) => (
              <th key={head} scope="col" className={cell.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differingFields(theirs, mine).map((field) => (
            <tr key={field}>
              <th scope="row" className={cell.row}>
                {texts.fields[field].label}
              </th>
              <td className={cell.text}>{valueWords(field, theirs[field])}</td>
              <td className={cell.text}>{valueWords(field, mine[field])}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Notice>
  )
}
