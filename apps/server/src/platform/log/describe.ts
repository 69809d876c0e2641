// SPDX-License-Identifier: Apache-2.0

const masked = '…'
/** PostgreSQL quotes names of our own tables and columns in these; in all others, what somebody sent. */
const namesOwnThings = /^42/
const field = (error: Error, name: string): string => {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

/** Words of an error without what a person may have typed: what is quoted, what is not ASCII, addresses of mail and long runs of letters. */
const withoutData = (text: string): string =>
  text
    .replace(/"[^"]*"?|\u201c[^\u201d]*\u201d?|`[^`]*`?|(?<!\w)'[^']*'?/g, `"${masked}"`)
    .replace(/\(([^()]*)\)=\(.*\)/g, `($1)=(${masked})`)
    .replace(/[^\s@]+@[^\s@]+/g, masked)
    .replace(/[^\x20-\x7e\n]+/g, masked)
    .replace(/[\w+/=-]{32,}/g, masked)

const lineLength = 500

/**
 * An error for the log: its kind, code, words and the places in our own code, without anything that a person typed
 * (a name in a unique key, a piece of broken JSON). `…` stands where something was left out.
 */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return withoutData(String(error)).slice(0, lineLength)
  const code = field(error, 'code')
  const words = namesOwnThings.test(code) ? error.message : withoutData(error.message)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const about = ['table', 'column', 'constraint'].flatMap((name) => (field(error, name) === '' ? [] : [`${name} ${field(error, name)}`]))
  const first = [error.name, code, ...about].filter((part) => part !== '').join(' ')
  return [`${first}: ${words.slice(0, lineLength)}`, ...frames].join('\n')
}
