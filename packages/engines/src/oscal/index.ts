// SPDX-License-Identifier: Apache-2.0
import { formCatalog, guidelineCatalog, practiceCatalog, practicesId } from './catalogs.ts'
import { mappingCollection } from './mapping.ts'
import { formProfile } from './profile.ts'
import type { OscalContent, OscalDocument } from './types.ts'

export { practicesId } from './catalogs.ts'
export { formResults, type ItemAnswerGiven, type OscalEvidence, type PracticeAnswer, practiceResults, type ResultFrame } from './results.ts'
export type { OscalContent, OscalDocument } from './types.ts'

/** The content as OSCAL, each file made when it is first asked for and then kept: content that is loaded never changes. */
export type OscalExport = {
  /** Practices without an id; a form or a guideline by its id. Undefined where there is none. */
  catalog: (id?: string) => OscalDocument | undefined
  profile: (form: string) => OscalDocument | undefined
  /** Everything, or what touches one form. Undefined where there is no such form. */
  mapping: (form?: string) => OscalDocument | undefined
}

/** Prepares the export of a whole catalog. */
export const oscalExport = (content: OscalContent): OscalExport => {
  const kept = new Map<string, OscalDocument>()
  const once = (key: string, make: () => OscalDocument): OscalDocument => {
    const document = kept.get(key) ?? make()
    kept.set(key, document)
    return document
  }
  const catalog = (id = practicesId): OscalDocument | undefined => {
    if (id === practicesId) return once(id, () => practiceCatalog(content))
    const [form, guideline] = [content.checklists.get(id), content.guidelines.get(id)]
    if (form) return once(id, () => formCatalog(form))
    return guideline && once(id, () => guidelineCatalog(guideline))
  }
  const practices = () => once(practicesId, () => practiceCatalog(content))
  const profile = (id: string): OscalDocument | undefined => {
    const form = content.checklists.get(id)
    return form && once(`profile ${id}`, () => formProfile(form, practices()))
  }
  const mapping = (form?: string): OscalDocument | undefined => {
    if (form !== undefined && !content.checklists.has(form)) return undefined
    const documents = () =>
      new Map(
        [...content.checklists.keys(), ...content.guidelines.keys()].flatMap((id) => {
          const found = catalog(id)
          return found ? [[id, found] as const] : []
        }),
      )
    return once(`mapping ${form ?? ''}`, () => mappingCollection(content, documents(), practices(), form ?? null))
  }
  return { catalog, profile, mapping }
}
