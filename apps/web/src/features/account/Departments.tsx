// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Checks } from '../../ui/Checks.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { type Department, departmentsQuery, type Member } from './queries.ts'
import { peopleTexts } from './texts.ts'

/** The departments and who belongs to them; editable for administrators. */
export const Departments = ({ members, departments }: { members: readonly Member[]; departments: readonly Department[] }) => {
  const texts = peopleTexts().departments
  const mayEdit = useAbility('account.role')
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <Section title={texts.title} note={texts.note}>
      {departments.length === 0 && <p>{texts.none}</p>}
      <Rows>
        {departments.map((one) =>
          editing === one.id ? (
            <li key={one.id} className="border-b border-solid-gray-200 py-4">
              <Edit key={one.version} department={one} members={members} onDone={() => setEditing(null)} />
            </li>
          ) : (
            <Row
              key={one.id}
              link={<p className="text-std-16B-170 text-solid-gray-900">{one.name}</p>}
              note={fill(texts.count, { count: one.people.length })}
              {...(mayEdit
                ? {
                    status: (
                      <Button look="text" aria-label={fill(texts.editOf, one)} onClick={() => setEditing(one.id)}>
                        {texts.edit}
                      </Button>
                    ),
                  }
                : {})}
            />
          ),
        )}
      </Rows>
      {mayEdit && <Add />}
    </Section>
  )
}

const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: departmentsQuery.queryKey })
}

const Add = () => {
  const texts = peopleTexts().departments
  const [name, setName] = useState('')
  const [empty, setEmpty] = useState(false)
  const refresh = useRefresh()
  const add = useMutation({
    mutationFn: (wanted: string) => call('addDepartment', { body: { name: wanted } }),
    onSuccess: () => setName(''),
    onSettled: refresh,
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(name.trim() === '')
    if (name.trim() !== '' && !add.isPending) add.mutate(name.trim())
  }
  return (
    <form noValidate onSubmit={send} className="mt-6 grid max-w-3xl gap-4 print:hidden">
      <TextField
        id="department-name"
        width="middle"
        label={texts.name}
        support={texts.nameSupport}
        required
        maxLength={60}
        error={empty ? texts.error : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {add.error && <FailureNotice error={asCallError(add.error)} />}
      <div>
        <Button type="submit" look="outline">
          {texts.add}
        </Button>
      </div>
    </form>
  )
}

const Edit = ({ department, members, onDone }: { department: Department; members: readonly Member[]; onDone: () => void }) => {
  const texts = peopleTexts().departments
  const [name, setName] = useState(department.name)
  const [people, setPeople] = useState<readonly string[]>(department.people)
  const [asked, setAsked] = useState(false)
  const refresh = useRefresh()
  const params = { department: department.id }
  const save = useMutation({
    mutationFn: () => call('saveDepartment', { params, body: { name: name.trim(), people: [...people], version: department.version } }),
    onSuccess: onDone,
    onSettled: refresh,
  })
  const remove = useMutation({ mutationFn: () => call('removeDepartment', { params }), onSuccess: onDone, onSettled: refresh })
  const error = save.error ?? remove.error
  const toggle = (id: string, checked: boolean) => setPeople(checked ? [...people, id] : people.filter((one) => one !== id))
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (name.trim() !== '' && !save.isPending) save.mutate()
      }}
    >
      <TextField
        id={`name-${department.id}`}
        width="middle"
        label={texts.name}
        required
        maxLength={60}
        error={name.trim() === '' ? texts.error : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Checks id={`people-${department.id}`} legend={texts.people} required={false}>
        {members.map((member) => (
          <Checkbox
            key={member.id}
            id={`in-${department.id}-${member.id}`}
            label={member.name}
            checked={people.includes(member.id)}
            onChange={(checked) => toggle(member.id, checked)}
          />
        ))}
      </Checks>
      {error && <FailureNotice error={asCallError(error)} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.save}</Button>
        <Button look="outline" onClick={onDone}>
          {texts.cancel}
        </Button>
        <Button look="text" aria-label={fill(texts.removeOf, department)} onClick={() => setAsked(true)}>
          {texts.remove}
        </Button>
      </div>
      <Confirm
        open={asked}
        title={fill(texts.removeAsk, department)}
        confirm={texts.remove}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false)
          remove.mutate()
        }}
      >
        {texts.removeText}
      </Confirm>
    </form>
  )
}
