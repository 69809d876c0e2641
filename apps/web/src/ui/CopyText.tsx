// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react'
import { Button } from './Button.tsx'

/** What the parts of a copyable text say. */
export type CopyWords = { copy: string; copied: string; selected: string }

const copy = async (text: string, element: HTMLElement): Promise<boolean> => {
  const range = document.createRange()
  range.selectNodeContents(element)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  try {
    // The clipboard interface needs HTTPS; the older command works without, where the browser still has it.
    if (navigator.clipboard) await navigator.clipboard.writeText(text)
    else if (!document.execCommand('copy')) return false
    return true
  } catch {
    return false
  }
}

/** A text to hand on, with a button that copies it; where the browser refuses, the text is selected and the key is named. */
export const CopyText = ({ text, words, lang }: { text: string; words: CopyWords; lang?: string | undefined }) => {
  const box = useRef<HTMLParagraphElement>(null)
  const [told, setTold] = useState('')
  return (
    <div>
      <p
        ref={box}
        {...(lang === undefined ? {} : { lang })}
        className="whitespace-pre-wrap rounded-8 border border-solid-gray-300 bg-solid-gray-50 p-4 text-solid-gray-800 print:bg-white"
      >
        {text}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 print:hidden">
        <Button
          look="outline"
          onClick={async () => {
            if (box.current) setTold((await copy(text, box.current)) ? words.copied : words.selected)
          }}
        >
          {words.copy}
        </Button>
        <p role="status" className="text-solid-gray-700">
          {told}
        </p>
      </div>
    </div>
  )
}
