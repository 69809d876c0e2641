// SPDX-License-Identifier: Apache-2.0

const noFile = Buffer.from('not an answer')

/** A request for each endpoint of what vendors are asked and answer by file. */
export const supplierFileSamples = {
  makeSupplierFile: ({ request }: { request: string }) => ({ params: { request }, body: { format: 'html' } }),
  previewSupplierFile: () => ({ upload: noFile }),
  acceptSupplierFile: ({ supplier }: { supplier: string }) => ({ params: { supplier, hash: 'a'.repeat(64) }, upload: noFile }),
  readSupplierFile: ({ response }: { response: string }) => ({ params: { response } }),
}
