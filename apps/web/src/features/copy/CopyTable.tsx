// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayTimeText } from '../../app/dates.ts'
import { Status } from '../../ui/Status.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import type { Copies } from './queries.ts'
import { sizeText } from './read.ts'
import { copyTexts } from './texts.ts'

type Copy = Copies['copies'][number]

const Proof = ({ copy: { problem, verifiedAt, standbyAt, standbyProblem, removed } }: { copy: Copy }) => {
  const texts = copyTexts().copies
  return (
    <>
      {problem !== '' ? (
        <p className="min-w-64">{problem}</p>
      ) : (
        <Status kind={verifiedAt === null ? 'heed' : 'done'}>{verifiedAt === null ? texts.unverified : texts.verified}</Status>
      )}
      {removed && <p className="text-solid-gray-700">{texts.removed}</p>}
      {standbyAt !== null && <p className="text-solid-gray-700">{texts.standby}</p>}
      {standbyProblem !== '' && <p className="min-w-64">{standbyProblem}</p>}
    </>
  )
}

/** The copies that were made, newest first. */
export const CopyTable = ({ copies }: { copies: readonly Copy[] }) => {
  const texts = copyTexts().copies
  if (copies.length === 0) return <p>{texts.none}</p>
  return (
    <Table caption={fill(texts.caption, { count: copies.length })}>
      <thead>
        <tr>
          {[texts.made, texts.proven, texts.size, texts.kind, texts.file].map((name) => (
            <th key={name} scope="col" className={`${cell.head} print:whitespace-normal`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {copies.map((copy) => (
          <tr key={copy.id}>
            <th scope="row" className={`${cell.row} min-w-44 [word-break:keep-all]`}>
              {dayTimeText(copy.madeAt)}
            </th>
            <td className={cell.text}>
              <Proof copy={copy} />
            </td>
            <td className={cell.number}>{sizeText(copy.bytes)}</td>
            <td className={cell.text}>{texts.kinds[copy.kind]}</td>
            <td className={`${cell.text} min-w-64 [overflow-wrap:anywhere] print:min-w-0`}>{copy.file}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
