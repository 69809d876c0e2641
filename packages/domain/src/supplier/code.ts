// SPDX-License-Identifier: Apache-2.0

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A request's code from random bytes: one letter a byte, without I, L, O and U, which are misread on paper and misheard on the telephone. */
export const requestCode = (bytes: Iterable<number>): string => [...bytes].map((byte) => crockford.charAt(byte & 31)).join('')
