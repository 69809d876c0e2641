// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './house.ts'
import { supplierDisclosure, supplierRow } from './matrix-supplier.ts'
import type { Change } from './recorded-change.ts'
import { answerFile, answerOf, lookAndAccept } from './supplier-file.ts'

const vendorOf = async (by: Caller, name: string) => {
  const { suppliers } = (await by('GET', '/api/suppliers?show=all')).json<{ suppliers: { id: string; name: string }[] }>()
  const id = suppliers.find((one) => one.name === name)?.id ?? ''
  const read = (await by('GET', `/api/suppliers/${id}`)).json<{
    version: number
    products: { id: string; name: string }[]
    requests: { id: string; hash: string }[]
  }>()
  return { id, ...read }
}
const name = '記録を残す会社'
const details = { contactName: '営業の人', contactMail: '', contactPhone: '', note: '' }

/** What is changed of vendors, each in its order. */
export const supplierChanges = {
  addSuppliers: { action: 'supplier.add', send: (by) => by('POST', '/api/suppliers', { rows: [{ ...supplierRow, name }] }) },
  saveSupplier: {
    action: 'supplier.save',
    send: async (by) => by('PUT', `/api/suppliers/${(await vendorOf(by, name)).id}`, { name, ...details, version: 0 }),
  },
  addSupplierProduct: {
    action: 'supplier.product',
    send: async (by) =>
      by('POST', `/api/suppliers/${(await vendorOf(by, name)).id}/products`, { name: '遠隔の保守', kind: 'service', release: '', note: '' }),
  },
  saveSupplierProduct: {
    action: 'supplier.product',
    send: async (by) => {
      const { products } = await vendorOf(by, name)
      return by('PUT', `/api/supplier-products/${products.find((one) => one.name === supplierRow.product)?.id}`, {
        name: '番兵の製品',
        kind: 'product',
        release: '2',
        note: '',
        retired: false,
        version: 0,
      })
    },
  },
  askSuppliers: {
    action: 'supplier.ask',
    send: async (by) => {
      const whom = [{ supplier: (await vendorOf(by, name)).id, product: null }]
      return by('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due: '2027-01-31', message: '', whom })
    },
  },
  saveSupplierRequest: {
    action: 'supplier.request',
    send: async (by) => {
      const { requests } = await vendorOf(by, name)
      return by('PUT', `/api/supplier-requests/${requests[0]?.id}`, { due: '2027-01-31', reminded: true, withdrawn: false, version: 0 })
    },
  },
  receiveSupplierAnswers: {
    action: 'supplier.receive',
    send: async (by) => {
      const { id, requests } = await vendorOf(by, name)
      return by('POST', `/api/suppliers/${id}/responses`, {
        product: null,
        request: requests[0]?.id,
        hash: requests[0]?.hash,
        lines: [{ item: '2-2', value: 'yes', checked: '2026-11-20', target: null, remark: '' }],
        signed: { name: '会社の人', title: '', on: '2026-11-20' },
        consent: false,
        seen: null,
      })
    },
  },
  addSupplierDisclosure: {
    action: 'supplier.disclosure',
    send: async (by) => {
      const { products } = await vendorOf(by, name)
      return by('POST', `/api/supplier-products/${products[0]?.id}/disclosures`, { ...supplierDisclosure, seen: null })
    },
  },
  makeSupplierFile: {
    action: 'supplier.file',
    send: async (by) => by('POST', `/api/supplier-requests/${(await vendorOf(by, name)).requests[0]?.id}/file`, { format: 'xlsx' }),
  },
  acceptSupplierFile: {
    action: 'supplier.receive',
    send: async (by) => lookAndAccept(by, answerFile(await answerOf(by, (await vendorOf(by, name)).requests[0]?.id ?? ''))),
  },
  retireSupplier: {
    action: 'supplier.retire',
    send: async (by) => {
      const { id, version } = await vendorOf(by, name)
      return by('POST', `/api/suppliers/${id}/retirement`, { retired: true, version })
    },
  },
} satisfies Record<string, Change>
