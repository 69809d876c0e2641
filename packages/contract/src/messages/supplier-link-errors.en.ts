// SPDX-License-Identifier: Apache-2.0

/** What is said where a link for a vendor cannot be made, ended or answered by. */
export const linkErrorsEn = {
  'supplier-link.expiry': { title: 'The last day of a link is between today and {last}.', detail: '180 days at most. After that, make a new link.' },
  'supplier-link.closed': {
    title: 'This link, or its request, is over already.',
    detail: 'The request was withdrawn, its answer was taken over, or the link was revoked. Open the page again to see how it stands.',
  },
  'supplier-link.not-sent': {
    title: 'There is no answer to take over.',
    detail: 'It was not sent yet, was taken over already, was revoked, or is another than you looked at. Open the page again.',
  },
} as const
