// SPDX-License-Identifier: Apache-2.0

/** Every word that the report's template writes by itself, in one language. `{vendor}`, `{count}`, `{page}`, `{pages}`, `{text}` are filled by the template. */
export type ReportLabels = {
  /** Fields of the title block. */
  head: { instrument: string; edition: string; fiscalYear: string; submittedOn: string; submittedBy: string; producedOn: string }
  /** First page: what to do today. `nothing` stands where no step is proposed. */
  today: { heading: string; lead: string; nothing: string; first: string; reason: string }
  /** First page of a report that management reads first. */
  front: {
    heading: string
    weakest: string
    weakestNone: string
    decisions: string
    decisionsNone: string
    decided: string
  }
  years: { heading: string; lead: string; item: string; since: string; edition: string }
  themes: {
    heading: string
    lead: string
    theme: string
    department: string
    management: string
    questions: string
    difference: string
    onlyDepartment: string
    onlyManagement: string
    practices: string
    practicesLead: string
    practice: string
    practicesNone: string
  }
  areas: { area: string; score: string; open: string }
  /** Said of steps and measures; `estimate` marks effort and cost as 編者の目安. */
  measure: { who: string; effort: string; cost: string; free: string; estimate: string; raises: string }
  /** First page: the state at a glance. */
  state: {
    heading: string
    overall: string
    outOf: string
    range: string
    noRange: string
    network: string
    target: string
    reached: string
    notReached: string
    unclear: string
    notAnswered: string
    sinceLast: string
    firstTime: string
    last: string
    weakDomains: string
    weakNote: string
    counts: string
    counted: string
    notApplicable: string
    unknown: string
    /** The line that questions and points are our own and not HAIP's. */
    ownQuestions: string
  }
  domains: {
    heading: string
    lead: string
    radarTitle: string
    radarDescription: string
    thisTime: string
    lastTime: string
    domain: string
    score: string
    range: string
    counted: string
    notApplicable: string
    unknown: string
    previous: string
    change: string
    weakMark: string
    note: string
  }
  weak: { heading: string; lead: string; none: string; enquiries: string; ask: string; message: string; measures: string }
  network: {
    heading: string
    lead: string
    level: string
    withoutGate: string
    target: string
    previous: string
    here: string
    goal: string
    meaning: string
    control: string
    grade: string
    missing: string
    nothingMissing: string
    ask: string
    notAnswered: string
  }
  answers: { heading: string; lead: string; comment: string; vendor: string; previous: string }
  method: { heading: string; fingerprint: string }
  sources: { heading: string; lead: string; checked: string; certainty: string; none: string }
  /** 出典, before the numbers of sources. */
  cited: string
  /** 原文未照合 */
  unverified: string
  pageOf: string
  /** How something is added in brackets: `（{text}）`. */
  brackets: string
}
