// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import { usePartWords } from './words.ts'

/** Asks once more before something that cannot be taken back. Esc and the cancel button close it and change nothing. */
export const Confirm = ({
  open,
  title,
  children,
  confirm,
  onConfirm,
  onCancel,
}: {
  open: boolean
  title: ReactNode
  children: ReactNode
  confirm: string
  onConfirm: () => void
  onCancel: () => void
}) => {
  const words = usePartWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (open && !element?.open) element?.showModal()
    if (!open && element?.open) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
      className="m-auto w-[min(36rem,calc(100%-2rem))] rounded-12 border border-solid-gray-420 bg-white p-6 text-solid-gray-800 backdrop:bg-opacity-gray-500"
    >
      <h2 id="confirm-title" className="text-std-20B-150 text-solid-gray-900">
        {title}
      </h2>
      <div className="mt-3">{children}</div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={onConfirm}>{confirm}</Button>
        <Button look="outline" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </dialog>
  )
}
