// SPDX-License-Identifier: Apache-2.0

/** The rows of an institution's vendors that requests name. */
type SupplierRows = { supplier: string; product: string; request: string; form: string }

const details = { name: '番兵の会社', contactName: '', contactMail: '', contactPhone: '', note: '' }
const product = { name: '番兵の製品', kind: 'product', release: '1.0', note: '' }

/** A row of a table of vendors. */
export const supplierRow = { name: '番兵の会社', product: '番兵の製品', kind: 'product', release: '', contactName: '', contactMail: '' }

/** A disclosure with one question. */
export const supplierDisclosure = {
  kind: 'mds',
  formRelease: '5.0',
  productRelease: '2',
  issued: null,
  received: '2026-11-20',
  lines: [{ number: '1', question: '番兵の質問', value: 'yes', remark: '' }],
}

/** A request for each endpoint of vendors. */
export const supplierSamples = {
  listSuppliers: () => ({}),
  addSuppliers: () => ({ body: { rows: [{ ...supplierRow, name: '' }] } }),
  readSupplier: ({ supplier }: SupplierRows) => ({ params: { supplier } }),
  saveSupplier: ({ supplier }: SupplierRows) => ({ params: { supplier }, body: { ...details, version: 999 } }),
  retireSupplier: ({ supplier }: SupplierRows) => ({ params: { supplier }, body: { retired: true, version: 999 } }),
  addSupplierProduct: ({ supplier }: SupplierRows) => ({ params: { supplier }, body: product }),
  saveSupplierProduct: ({ product: id }: SupplierRows) => ({ params: { product: id }, body: { ...product, retired: false, version: 999 } }),
  askSuppliers: ({ supplier, product: id }: SupplierRows) => ({
    body: { form: 'mhlw-vendor-r8', due: '2026-12-20', message: '', whom: [{ supplier, product: id }] },
  }),
  saveSupplierRequest: ({ request }: SupplierRows) => ({
    params: { request },
    body: { due: '2026-12-25', reminded: false, withdrawn: false, version: 999 },
  }),
  receiveSupplierAnswers: ({ supplier, form }: SupplierRows) => ({
    params: { supplier },
    body: {
      product: null,
      request: null,
      hash: form,
      lines: [{ item: '2-2', value: 'yes', checked: '2026-11-20', target: null, remark: '' }],
      signed: { name: '番兵の人', title: '', on: '2026-11-20' },
      consent: false,
      seen: null,
    },
  }),
  listSupplierDisclosures: ({ product: id }: SupplierRows) => ({ params: { product: id } }),
  addSupplierDisclosure: ({ product: id }: SupplierRows) => ({ params: { product: id }, body: { ...supplierDisclosure, seen: null } }),
  readDisclosureFile: () => ({ upload: Buffer.from('no workbook') }),
  readSupplierHistory: ({ supplier }: SupplierRows) => ({ params: { supplier } }),
  readSupplierWord: ({ form }: SupplierRows) => ({ params: { hash: form, item: '2-2' } }),
}
