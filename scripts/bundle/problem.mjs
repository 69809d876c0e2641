// SPDX-License-Identifier: Apache-2.0

/** A bundle that cannot be made or is not whole; the message is all the person needs. */
export class BundleProblem extends Error {
  forPerson = true
}
