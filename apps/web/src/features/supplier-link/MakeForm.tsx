// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { type Links, linksChanged, type Made } from './queries.ts'
import { supplierLinkTexts } from './texts.ts'

/** Until when a new link opens, whom the vendor may ask, and whether it goes by mail. */
export const MakeForm = ({ open, onMade }: { open: Links; onMade: (made: Made) => void }) => {
  const texts = supplierLinkTexts().make
  const client = useQueryClient()
  const [expires, setExpires] = useState(open.usual)
  const [contact, setContact] = useState(open.links[0]?.contact ?? '')
  const [mail, setMail] = useState(false)
  const [empty, setEmpty] = useState(false)
  const making = useMutation({
    mutationFn: () => call('makeSupplierLink', { params: { request: open.request.id }, body: { expires, contact, mail } }),
    onSuccess: (made) => {
      void linksChanged(client)
      onMade(made)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(expires === '')
    if (expires !== '' && !making.isPending) making.mutate()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-6">
      <TextField
        id="link-expires"
        type="date"
        width="short"
        label={texts.expires}
        support={fill(texts.expiresSupport, { last: calendarDayText(open.last) })}
        required
        error={empty ? texts.expiresMissing : undefined}
        value={expires}
        onChange={(event) => setExpires(event.target.value)}
      />
      <TextField
        id="link-contact"
        label={texts.contact}
        support={texts.contactSupport}
        required={false}
        maxLength={200}
        value={contact}
        onChange={(event) => setContact(event.target.value)}
      />
      {open.mailTo === null ? (
        <p>{texts.noMail}</p>
      ) : (
        <Checkbox id="link-mail" label={fill(texts.mail, { to: open.mailTo })} checked={mail} onChange={setMail} />
      )}
      {open.links.length > 0 && <p>{texts.again}</p>}
      {making.error && <FailureNotice error={asCallError(making.error)} />}
      <div>
        <Button type="submit">{texts.submit}</Button>
      </div>
    </form>
  )
}
