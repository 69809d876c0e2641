// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { type PostState, postsQuery } from './queries.ts'
import { postTexts } from './texts.ts'

const keyOf = ({ current }: PostState): string => current?.holder.person ?? current?.holder.name ?? ''

/** 体制表: one sheet of A4 for the wall. Whom to call first stands on top. */
export const SheetPage = () => {
  const { sheet: texts, page } = postTexts()
  const { posts } = useSuspenseQuery(postsQuery).data
  const { organisation } = useSession()
  const held = posts.filter(({ vacant, current }) => !vacant && current !== null)
  const holdsSeveral = (state: PostState) => !state.vacant && held.filter((one) => keyOf(one) === keyOf(state)).length > 1
  const contact = posts.find(({ post }) => post === 'incident-contact')
  return (
    <Page
      title={texts.title}
      lead={<span className="print:hidden">{texts.lead}</span>}
      wide
      back={<BackLink to="/settings/posts">{texts.back}</BackLink>}
    >
      {contact?.current && !contact.vacant && (
        <p className="mb-6 rounded-8 border-2 border-solid-gray-900 p-4 text-std-20B-150 text-solid-gray-900">
          {texts.first}　<span className="inline-block">{contact.current.holder.name}</span>　
          <span className="inline-block">{contact.current.holder.contact}</span>
        </p>
      )}
      <Table caption={fill(texts.caption, { organisation: organisation.name, day: dayText(new Date().toISOString()) })}>
        <thead>
          <tr>
            {[texts.post, texts.holder, texts.contact, texts.deputies].map((head) => (
              <th key={head} scope="col" className={cell.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map((state) => (
            <Line key={state.post} state={state} also={holdsSeveral(state)} />
          ))}
        </tbody>
      </Table>
      {posts.some(holdsSeveral) && <p className="mt-4">{texts.concurrent}</p>}
      <p className="mt-4 hidden print:block">{texts.printed}</p>
      <div className="mt-6">
        <Button onClick={() => print()}>
          <Icon name="print" />
          {texts.print}
        </Button>
        {held.length < posts.length && <p className="mt-4 print:hidden">{fill(page.vacantCount, { count: posts.length - held.length })}</p>}
      </div>
    </Page>
  )
}

const Line = ({ state: { post, current, vacant }, also }: { state: PostState; also: boolean }) => {
  const { sheet: texts, names } = postTexts()
  const holder = current && !vacant ? current.holder : null
  return (
    <tr>
      <th scope="row" className={`${cell.row} min-w-36`}>
        {names[post]}
      </th>
      <td className={`${cell.text} min-w-32`}>{holder ? `${holder.name}${also ? texts.also : ''}` : texts.vacant}</td>
      <td className={`${cell.text} min-w-36`}>{holder?.contact}</td>
      <td className={`${cell.text} min-w-48`}>
        {holder && current && (
          <ol className="list-decimal ps-5">
            {current.deputies.map(({ name, contact }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a deputy is known by their place
              <li key={index}>
                <span className="inline-block">{name}</span>　<span className="inline-block">{contact}</span>
              </li>
            ))}
          </ol>
        )}
      </td>
    </tr>
  )
}
