// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { roles } from '@shinayaka/contract/permissions'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PostCard } from './PostCard.tsx'
import { type Posts, postsQuery } from './queries.ts'
import { postTexts, roleTexts } from './texts.ts'

/** Who decides and who acts on the day of an attack, with deputies and how to reach them. */
export const PostsPage = () => {
  const texts = postTexts().page
  const { posts, concurrent, people } = useSuspenseQuery(postsQuery).data
  const mayEdit = useAbility('post.edit')
  const [said, setSaid] = useState<{ text: string; times: number } | null>(null)
  const vacant = posts.filter((one) => one.vacant).length
  return (
    <Page title={texts.title} lead={texts.lead} wide>
      {said && <Said key={said.times} text={said.text} />}
      <div className="mb-4 flex flex-wrap items-center gap-4">
        <ButtonLink to="/settings/posts/sheet">{texts.sheet}</ButtonLink>
        {vacant > 0 && <p>{fill(texts.vacantCount, { count: vacant })}</p>}
      </div>
      <ul className="border-t border-solid-gray-200">
        {posts.map((state) => (
          <PostCard
            key={state.post}
            state={state}
            people={people}
            mayEdit={mayEdit}
            onDone={(text) => setSaid({ text, times: (said?.times ?? 0) + 1 })}
          />
        ))}
      </ul>
      {concurrent.length > 0 && <Concurrent concurrent={concurrent} />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const Said = ({ text }: { text: string }) => {
  const box = useRef<HTMLDivElement>(null)
  // The form went away with the press.
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="mb-6">
      <Notice kind="done" live title={text} />
    </div>
  )
}

/** 兼務, told without blame. */
const Concurrent = ({ concurrent }: { concurrent: Posts['concurrent'] }) => {
  const { page: texts, names } = postTexts()
  const named = (duty: string): string => {
    const role = roles.find((one) => `role.${one}` === duty)
    return role ? fill(texts.role, { role: roleTexts().roles[role] }) : (names[duty as keyof typeof names] ?? duty)
  }
  return (
    <Section title={texts.concurrentTitle} note={texts.concurrentText}>
      <ul className="grid list-disc gap-1 ps-6">
        {concurrent.map((one) => (
          <li key={`${one.person} ${one.approves} ${one.works}`}>
            <b className="text-std-16B-170">{texts.concurrent}</b>　
            {fill(texts.concurrentOf, { person: one.person, approves: named(one.approves), works: named(one.works) })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
