// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useAbility } from '../../../app/session.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { viewsTexts } from './texts.ts'
import type { MissingSide } from './view.ts'

type Texts = { title: string; text: string; ask: string }

const Said = ({ texts, children }: { texts: Texts; children: ReactNode }) => (
  <Notice kind="info" title={texts.title} {...(children ? { actions: children } : {})}>
    <p>{texts.text}</p>
    {!children && <p>{texts.ask}</p>}
  </Notice>
)

/** Says that the other side has not submitted, with the one next step for whoever reads it. */
export const Missing = ({ side }: { side: NonNullable<MissingSide> }) => (side === 'management' ? <NoManagement /> : <NoDepartment />)

const NoManagement = () => {
  const texts = viewsTexts().missing.management
  const answers = useAbility('assessment.answer-management')
  const invites = useAbility('account.invite')
  // An administrator may answer for management too, but the director's own word is what the comparison needs.
  const step = invites ? (
    <ButtonLink look="outline" to="/settings/accounts">
      {texts.invite}
    </ButtonLink>
  ) : (
    answers && (
      <ButtonLink look="outline" to="/assessments">
        {texts.answer}
      </ButtonLink>
    )
  )
  return <Said texts={texts}>{step}</Said>
}

const NoDepartment = () => {
  const texts = viewsTexts().missing.department
  const answers = useAbility('assessment.answer')
  return (
    <Said texts={texts}>
      {answers && (
        <ButtonLink look="outline" to="/assessments">
          {texts.answer}
        </ButtonLink>
      )}
    </Said>
  )
}
