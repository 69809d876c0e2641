// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module'
import { basename, dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler as Compiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { BadInput } from '../pool/outcome.ts'

/** The two weights documents are set in; no font of the machine is used, so that a document looks the same everywhere. */
const fonts = ['400Regular', '700Bold']

/** How many documents ago a remembered piece of layout was last used before it is forgotten. */
const forgetAfter = 10

const compilers = new Map<string, Promise<Compiler>>()

const createCompiler = async (workspace: string): Promise<Compiler> => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'))
  return NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts.map((name) => `${fontFolder}/${name}`) }] })
}

/** Compiler and fonts stay loaded between documents, one for each folder of templates. */
const compilerFor = (workspace: string): Promise<Compiler> => {
  const known = compilers.get(workspace) ?? createCompiler(workspace)
  compilers.set(workspace, known)
  return known
}

const explain = (compiler: Compiler, error: ReturnType<ReturnType<Compiler['compile']>['takeError']>): string =>
  error === null ? 'the document could not be set' : JSON.stringify(compiler.fetchDiagnostics(error))

/**
 * Sets a document with Typst. `inputs` reach the template as strings (`sys.inputs`): data, never markup, so nothing a person typed can act as a command.
 *
 * @param template a .typ file of ours; it may read files beside it and nothing else
 * @throws BadInput with the compiler's words and the template's name where the template cannot work with the inputs
 */
export const renderTypst = async (template: URL, inputs: Record<string, string>): Promise<{ bytes: Uint8Array; pages: number }> => {
  const mainFilePath = fileURLToPath(template)
  const compiler = await compilerFor(dirname(mainFilePath))
  const compiled = compiler.compile({ mainFilePath, inputs })
  const document: NodeTypstDocument | null = compiled.result
  if (document === null) throw new BadInput(explain(compiler, compiled.takeError()), basename(mainFilePath, '.typ'))
  const pdf = compiler.pdf(document)
  const pages = document.numOfPages
  compiler.evictCache(forgetAfter)
  // What the compiler holds outside JavaScript is let go of only when the event loop turns.
  await nextTurn()
  // The compiler's own memory cannot be handed to another thread.
  return { bytes: new Uint8Array(pdf), pages }
}
