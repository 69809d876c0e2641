// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const present = (program: string, flag: string): boolean => spawnSync(program, [flag]).error === undefined
/** Reading PDFs back needs poppler-utils: where it is absent those tests are left out, and in CI they fail. */
export const poppler = present('pdftotext', '-v') || process.env.CI !== undefined
/** Seeing what Word would print needs LibreOffice, a gigabyte that not every machine has: without it those tests are left out. */
export const office = poppler && present('soffice', '--version')

const within = <Given>(work: (folder: string) => Given): Given => {
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-approval-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const read = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' })

/** A PDF as a person meets it: the text of each page cell by cell and without spaces, and how far right and down the last letter stands, in points (A4 is 595 × 842). */
export const readPdf = (bytes: Uint8Array): { pages: string[]; right: number; bottom: number } =>
  within((folder) => {
    const file = join(folder, 'a.pdf')
    writeFileSync(file, bytes)
    const boxes = read('pdftotext', '-bbox', file, '-')
    const most = (name: string) => Math.max(...[...boxes.matchAll(new RegExp(`${name}="([\\d.]+)"`, 'gu'))].map(([, value]) => Number(value)))
    const pages = read('pdftotext', '-raw', file, '-')
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/[\s\u200b]+/gu, ''))
    return { pages, right: most('xMax'), bottom: most('yMax') }
  })

/** Word files as LibreOffice prints them, all in one start of it. */
export const printWord = (files: readonly Uint8Array[]): Uint8Array[] =>
  within((folder) => {
    const names = files.map((bytes, index) => {
      const name = join(folder, `${index}.docx`)
      writeFileSync(name, bytes)
      return name
    })
    // A profile of its own, so that another LibreOffice on the machine is not in the way.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, ...names], { stdio: 'ignore' })
    return files.map((_, index) => new Uint8Array(readFileSync(join(folder, `${index}.pdf`))))
  })
