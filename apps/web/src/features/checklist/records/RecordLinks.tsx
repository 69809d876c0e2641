// SPDX-License-Identifier: Apache-2.0
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { recordTexts } from './texts.ts'

/** The ways to the records, for the list of forms. */
export const RecordLinks = () => {
  const texts = recordTexts().list
  return (
    <Section title={texts.title} note={texts.note}>
      <Rows>
        <Row link={<RowLink to="/checklists/records/route">{texts.route}</RowLink>} note={texts.routeNote} />
        <Row link={<RowLink to="/checklists/records/passwords">{texts.passwords}</RowLink>} note={texts.passwordsNote} />
        <Row link={<RowLink to="/checklists/records/second-factor">{texts.secondFactor}</RowLink>} note={texts.secondFactorNote} />
      </Rows>
    </Section>
  )
}
