// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { datedRoles, isPermitted, oversees, permissions } from '@shinayaka/contract/permissions'
import { Page } from '../../app/Page.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { useRoles } from './roles.tsx'
import { accountTexts, peopleTexts } from './texts.ts'

/** The one table of what each role may do, in plain words; made from the table that the server judges by. */
export const RolesPage = () => {
  const texts = peopleTexts()
  const account = accountTexts()
  const roles = useRoles()
  const mayReadPeople = useAbility('account.read')
  const over = oversees(useSession().organisation.kind)
  return (
    <Page
      title={texts.roles.title}
      lead={texts.roles.lead}
      wide
      {...(mayReadPeople ? { back: <BackLink to="/settings/accounts">{account.people.title}</BackLink> } : {})}
    >
      <dl className="mb-8 grid gap-3">
        {roles.map(({ role, name, note }) => (
          <div key={role}>
            <dt className="text-std-16B-170 text-solid-gray-900">{name}</dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
      <p className="mb-6">
        {datedRoles.map((role) => fill(texts.roles.dated, { role: account.roles[role] })).join('')}
        {over && texts.roles.only}
      </p>
      <Table caption={texts.roles.caption}>
        <thead>
          <tr>
            <th scope="col" className={cell.head}>
              {texts.roles.permission}
            </th>
            {roles.map(({ role, name }) => (
              <th key={role} scope="col" className={cell.head}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row" className={`${cell.row} min-w-40`}>
                {texts.permissions[permission]}
              </th>
              {roles.map(({ role }) => (
                <td key={role} className={`${cell.text} whitespace-nowrap`}>
                  {isPermitted(role, permission) ? texts.roles.may : texts.roles.mayNot}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Page>
  )
}
