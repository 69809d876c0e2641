// SPDX-License-Identifier: Apache-2.0

/** Links to the parts of a long page, by the id of each part. */
export const Jumps = ({ label, parts }: { label: string; parts: readonly { id: string; name: string }[] }) => (
  <nav aria-label={label} className="print:hidden">
    <ul className="flex flex-wrap gap-x-5">
      {parts.map(({ id, name }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="inline-flex min-h-11 items-center rounded-4 text-key-900 underline underline-offset-4 hover:text-key-1000 hover:decoration-2"
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
