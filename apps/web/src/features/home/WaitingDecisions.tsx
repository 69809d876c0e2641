// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { Section } from '../../ui/Heading.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { homeTexts } from './texts.ts'

/** For whoever asked: how many decisions wait for management's answer. */
export const WaitingDecisions = ({ count }: { count: number }) => {
  const texts = homeTexts().waiting
  if (count === 0) return null
  return (
    <Section title={texts.title}>
      <p>{fill(texts.text, { count })}</p>
      <p className="mt-2">
        <TextLink to="/decisions" standing>
          {texts.open}
          <Icon name="forward" className="size-4" />
        </TextLink>
      </p>
    </Section>
  )
}
