// SPDX-License-Identifier: Apache-2.0
import type { SupplierForm } from './types.ts'

/** A fictional request of two sections and three items. */
export const sampleForm: SupplierForm = {
  form: { id: 'sample', edition: '2026.1', hash: 'a'.repeat(64), title: '事業者の用紙（見本）' },
  note: '見本です。',
  sections: [
    {
      name: '1 体制',
      items: [{ id: '1-1', number: '1①', name: '責任者', asks: 'いるか。', how: '体制図を見ます。', unverified: true, na: false, planUntil: null }],
    },
    {
      name: '2 運用',
      items: [
        { id: '2-1', number: '2①', name: '修正', asks: '当てたか。', how: '表を見ます。', unverified: false, na: false, planUntil: '2027-03-31' },
        { id: '2-2', number: '2②', name: 'ID', asks: '止めたか。', how: '名簿を見ます。', unverified: false, na: true, planUntil: null },
      ],
    },
  ],
  supplier: '架空システム株式会社',
  product: { name: 'カルテ一号', kind: 'product', release: '5.2' },
  request: {
    id: '0190b0c0-0000-7000-8000-000000000000',
    code: 'ABCD1234',
    organisation: 'かすみ総合病院（架空）',
    signature: `2026-12-31.${'x'.repeat(86)}`,
    due: '2026-12-31',
    message: '年末までにお願いします。</script><b>&',
  },
}
