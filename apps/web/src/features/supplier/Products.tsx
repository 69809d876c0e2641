// SPDX-License-Identifier: Apache-2.0
import type { SupplierProduct } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Status } from '../../ui/Status.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { type OpenSupplier, suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'

/** What the vendor delivered or runs, each with its disclosure. */
export const Products = ({ open: { supplier } }: { open: OpenSupplier }) => {
  const texts = supplierTexts().one.products
  const edits = useAbility('supplier.edit') && !supplier.retired
  return (
    <>
      {supplier.products.length === 0 && <p>{texts.none}</p>}
      <ul className="grid grid-cols-1 gap-4">
        {supplier.products.map((product) => (
          <li key={product.id} className="border-s-4 border-solid-gray-300 ps-4">
            <Product product={product} />
            <p>
              <TextLink
                standing
                to="/suppliers/$supplier/disclosures/$product"
                params={{ supplier: supplier.id, product: product.id }}
                aria-label={fill(texts.disclosureOf, { name: product.name })}
              >
                {texts.disclosure}
              </TextLink>
            </p>
            {edits && (
              <div className="print:hidden">
                <Disclosure bare summary={fill(texts.editOf, { name: product.name })}>
                  <ProductForm key={product.version} supplier={supplier.id} product={product} />
                </Disclosure>
              </div>
            )}
          </li>
        ))}
      </ul>
      {edits && (
        <div className="mt-4 print:hidden">
          <Disclosure summary={texts.add} open={supplier.products.length === 0}>
            <ProductForm key={supplier.products.length} supplier={supplier.id} product={null} />
          </Disclosure>
        </div>
      )}
    </>
  )
}

const Product = ({ product }: { product: SupplierProduct }) => {
  const texts = supplierTexts().one.products
  const { disclosure } = product
  return (
    <>
      <p className="text-std-16B-170 [overflow-wrap:anywhere]">
        {product.name}（{supplierTexts().kinds[product.kind]}
        {product.release !== '' && ` ${product.release}`}）{product.retired && texts.retired}
      </p>
      {disclosure !== null && (
        <p>
          {fill(texts.disclosed, {
            kind: disclosure.kind.toUpperCase(),
            release: disclosure.productRelease,
            day: calendarDayText(disclosure.received),
          })}
        </p>
      )}
      {!product.retired && disclosure === null && <Status kind="open">{texts.missing}</Status>}
      {!product.retired && disclosure?.older === true && <Status kind="heed">{texts.older}</Status>}
    </>
  )
}

const ProductForm = ({ supplier, product }: { supplier: string; product: SupplierProduct | null }) => {
  const texts = supplierTexts().one.products
  const client = useQueryClient()
  const base = product?.id ?? 'new'
  const [typed, setTyped] = useState({ name: product?.name ?? '', kind: product?.kind ?? 'product', release: product?.release ?? '' })
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const problems = attempt > 0 && typed.name.trim() === '' ? [{ field: `product-name-${base}`, text: texts.nameMissing }] : []
  const save = async (retired: boolean) => {
    setAttempt(attempt + 1)
    setError(null)
    if (typed.name.trim() === '') return
    const body = { ...typed, note: product?.note ?? '' }
    try {
      if (product === null) await call('addSupplierProduct', { params: { supplier }, body })
      else await call('saveSupplierProduct', { params: { product: product.id }, body: { ...body, retired, version: product.version } })
      await suppliersChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(product?.retired ?? false)
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id={`product-name-${base}`}
        label={texts.name}
        required
        maxLength={200}
        value={typed.name}
        error={problems[0]?.text}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
      />
      <SelectField
        id={`product-kind-${base}`}
        label={texts.kind}
        required
        options={(['product', 'service'] as const).map((value) => ({ value, label: supplierTexts().kinds[value] }))}
        value={typed.kind}
        onChange={(event) => setTyped({ ...typed, kind: event.target.value === 'service' ? 'service' : 'product' })}
      />
      <TextField
        id={`product-release-${base}`}
        width="middle"
        label={texts.release}
        support={texts.releaseSupport}
        required={false}
        maxLength={100}
        value={typed.release}
        onChange={(event) => setTyped({ ...typed, release: event.target.value })}
      />
      {error && <FailureNotice error={error} />}
      <div className="flex flex-wrap gap-4">
        <Button type="submit">{product === null ? texts.add : texts.save}</Button>
        {product !== null && (
          <Button look="text" onClick={() => void save(!product.retired)}>
            {product.retired ? texts.return : texts.retire}
          </Button>
        )}
      </div>
    </form>
  )
}
