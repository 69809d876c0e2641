// SPDX-License-Identifier: Apache-2.0
import type { SupplierFilePreview } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText, dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { language } from '../../app/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Differences } from './Differences.tsx'
import type { Reading } from './reading.ts'
import { supplierFileTexts } from './texts.ts'

type Given = {
  preview: SupplierFilePreview
  reading: Reading
  onChoose: (reading: Reading) => void
  onDone: (supplier: string) => void
  onDiscard: () => void
}

/** What a file holds, whose answer it is, what it would change, and the button that accepts it. */
export const Looked = ({ preview, reading, onChoose, onDone, onDiscard }: Given) => {
  const texts = supplierFileTexts().read
  const [known, setKnown] = useState(false)
  const [unsure, setUnsure] = useState(false)
  const changed = preview.key.state === 'changed'
  const accept = useMutation({
    mutationFn: (supplier: string) => {
      const { product, sha256, seen } = preview
      const query = { ...(product ? { product } : {}), ...(seen ? { seen } : {}), ...(changed ? { signer: 'changed' as const } : {}) }
      return call('acceptSupplierFile', { params: { supplier, hash: sha256 }, query, body: reading.file })
    },
    onSuccess: ({ supplier }) => onDone(supplier),
  })
  const { supplier } = preview
  const whose = supplier !== null && (preview.product !== null || preview.named.product === null)
  const press = () => {
    setUnsure(changed && !known)
    if (supplier !== null && !(changed && !known) && !accept.isPending) accept.mutate(supplier)
  }
  return (
    <>
      <About preview={preview} />
      {preview.request === null && <Whose preview={preview} reading={reading} onChoose={onChoose} />}
      <Key preview={preview} known={known} onKnown={setKnown} />
      {whose && (
        <Section
          title={preview.differences.length === 0 ? texts.differencesNone : fill(texts.differencesTitle, { count: preview.differences.length })}
          note={preview.same > 0 && preview.differences.length > 0 ? fill(texts.same, { count: preview.same }) : undefined}
        >
          <Differences differences={preview.differences} />
          {accept.error && (
            <div className="mt-6">
              <FailureNotice error={asCallError(accept.error)} />
            </div>
          )}
          {unsure && (
            <p role="alert" className="mt-6 text-std-16B-170 text-error-2">
              {texts.keyFirst}
            </p>
          )}
          <div className="mt-6 flex flex-wrap gap-3 print:hidden">
            <Button onClick={press}>{texts.accept}</Button>
            <Button look="outline" onClick={onDiscard}>
              {texts.discard}
            </Button>
          </div>
        </Section>
      )}
    </>
  )
}

/** The vendor's signature against the key it used before; another key needs an explicit yes. */
const Key = ({ preview: { key }, known, onKnown }: Pick<Given, 'preview'> & { known: boolean; onKnown: (known: boolean) => void }) => {
  const texts = supplierFileTexts().read
  if (key.state === 'none') return null
  const changed = key.state === 'changed'
  return (
    <Section title={texts.keyTitle}>
      <Notice kind={changed ? 'error' : key.state === 'absent' ? 'heed' : 'info'} live={changed} title={texts.key[key.state]}>
        {key.fingerprint !== null && <Print name={texts.fingerprint} value={key.fingerprint} />}
        {changed && key.pinned !== null && <Print name={texts.pinned} value={key.pinned} />}
      </Notice>
      {changed && (
        <div className="mt-4">
          <Checkbox id="key-known" label={texts.keyYes} checked={known} onChange={onKnown} />
        </div>
      )}
    </Section>
  )
}

const Print = ({ name, value }: { name: string; value: string }) => (
  <p>
    {name} <span className="break-all text-dns-14N-130">{value}</span>
  </p>
)

const requestText = ({ request, askedBy }: SupplierFilePreview): string => {
  const texts = supplierFileTexts().read
  if (request !== null) return fill(texts.requestOurs, { code: request.code })
  return askedBy === null ? texts.requestNone : fill(texts.requestOther, { organisation: askedBy })
}

const About = ({ preview }: { preview: SupplierFilePreview }) => {
  const texts = supplierFileTexts().read
  const { named, signed, request } = preview
  const release = named.release === '' ? '' : fill(texts.release, { release: named.release })
  return (
    <Section title={texts.whatTitle}>
      <Pairs>
        <Pair name={texts.form}>{fill(texts.edition, { title: preview.title[language], edition: preview.edition })}</Pair>
        <Pair name={texts.supplier}>{named.supplier}</Pair>
        <Pair name={texts.product}>
          {named.product ?? texts.everything}
          {named.product !== null && release}
        </Pair>
        <Pair name={texts.signed}>
          {signed.title === '' ? signed.name : fill(texts.signedBy, signed)} {calendarDayText(signed.on)}
        </Pair>
        <Pair name={texts.request}>{requestText(preview)}</Pair>
        <Pair name={texts.consent}>{preview.consent ? texts.consentYes : texts.consentNo}</Pair>
      </Pairs>
      {request !== null && request.answeredAt !== null && (
        <div className="mt-6">
          <Notice kind="heed" title={fill(texts.answeredAgain, { day: dayText(request.answeredAt) })} />
        </div>
      )}
    </Section>
  )
}

/** Whose answer a file is that no request of ours asked for: proposed by the names, said by a person. */
const Whose = ({ preview, reading, onChoose }: Pick<Given, 'preview' | 'reading' | 'onChoose'>) => {
  const texts = supplierFileTexts().read
  const products = preview.choices.find(({ id }) => id === preview.supplier)?.products ?? []
  const optionsOf = (list: readonly { id: string; name: string; alike: boolean }[]) =>
    list.map(({ id, name, alike }) => ({ value: id, label: alike ? fill(texts.alike, { name }) : name }))
  if (preview.choices.length === 0)
    return (
      <div className="mt-8">
        <Notice kind="heed" live title={texts.none} />
      </div>
    )
  return (
    <Section title={texts.whoTitle} note={texts.whoNote}>
      <div className="grid gap-5">
        <SelectField
          id="whose-supplier"
          label={texts.chooseSupplier}
          required
          value={preview.supplier ?? ''}
          onChange={({ target }) => onChoose({ file: reading.file, supplier: target.value })}
          empty={texts.pick}
          options={optionsOf(preview.choices)}
        />
        {preview.named.product !== null && preview.supplier !== null && (
          <SelectField
            id="whose-product"
            label={texts.chooseProduct}
            required
            value={preview.product ?? ''}
            onChange={({ target }) => onChoose({ file: reading.file, supplier: preview.supplier ?? '', product: target.value })}
            empty={texts.pick}
            options={optionsOf(products)}
          />
        )}
      </div>
    </Section>
  )
}
