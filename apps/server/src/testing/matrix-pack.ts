// SPDX-License-Identifier: Apache-2.0

type Row = { checklist: string; frozen: string }

/** Requests for the inspection pack, a form's status, and what was frozen. */
export const packSamples = {
  readPack: ({ checklist }: Row) => ({ params: { checklist } }),
  readPackPdf: ({ checklist }: Row) => ({ params: { checklist } }),
  readPackZip: ({ checklist }: Row) => ({ params: { checklist } }),
  readFormStatus: ({ checklist }: Row) => ({ params: { checklist } }),
  readFormStatusPdf: ({ checklist }: Row) => ({ params: { checklist } }),
  readFrozenChecklist: ({ checklist, frozen }: Row) => ({ params: { checklist, submission: frozen } }),
}
