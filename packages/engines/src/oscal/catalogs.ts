// SPDX-License-Identifier: Apache-2.0
import { citedResources, citing, finished, label, type Node, newestCheck, part, prop, some } from './document.ts'
import { compactText, title, token } from './text.ts'
import type { OscalClause, OscalContent, OscalDocument, OscalForm, OscalGuideline, OscalItem, OscalPractice, OscalReference } from './types.ts'

/** The id under which practices are exported. */
export const practicesId = 'shinayaka-practices'

/** The control of an item, of a clause; and the statement of any control, or of a practice at one attainment. */
export const itemToken = (form: string, item: string): string => token(`${form}.${item}`)
export const clauseToken = (guideline: string, clause: string): string => token(`${guideline}.${clause}`)
export const statementOf = (control: string): string => `${control}_smt`
export const levelOf = (practice: string, at: number): string => `${token(practice)}_smt.level-${at}`

const inOwnWords =
  '公の文は写していません。どれも、しなやかの編者が自分の言葉で書いたものです。「原文未照合」の付いたものを、公の決まりとして扱わないでください。'

type Asked = { instrument: string; title: string; id: string; text: string }

const practiceControl = (practice: OscalPractice, asked: readonly Asked[]): Node => {
  const id = token(practice.id)
  return {
    id,
    class: 'practice',
    title: title(practice.name.ja),
    ...citing(practice.references, [
      ...prop('name-en', practice.name.en),
      ...practice.hinders.flatMap((step) => prop('hinders', step)),
      ...prop('effort-hours', practice.effort.hours, { remarks: practice.effort.note }),
    ]),
    parts: [
      ...part(`${id}_ovw`, 'overview', practice.purpose),
      {
        id: statementOf(id),
        name: 'statement',
        title: '到達度',
        parts: practice.levels.flatMap((text, at) =>
          part(levelOf(practice.id, at), 'item', text, { title: `到達度 ${at}`, props: prop('attainment', at) }),
        ),
      },
      ...part(`${id}_gdn`, 'guidance', practice.effect),
      ...asked.flatMap((question) =>
        part(`${id}_obj.${token(question.id)}`, 'assessment-objective', question.text, {
          title: title(question.title),
          props: [...prop('question', question.id), ...prop('instrument', question.instrument)],
        }),
      ),
    ],
  }
}

/** Every practice as a control, by domain; its four attainments as items of its statement, the questions that ask for it as objectives. */
export const practiceCatalog = (content: OscalContent): OscalDocument => {
  const practices = [...content.practices.values()]
  const questions = [...content.instruments.values()].flatMap(({ id: instrument, title: name, domains }) =>
    domains.flatMap((domain) => domain.questions.map((one) => ({ ...one, instrument, title: name.ja }))),
  )
  const groups = [...content.practiceDomains].flatMap(([domain, name]): Node[] => {
    const own = practices.filter((practice) => practice.domain === domain)
    if (own.length === 0) return []
    const controls = own.map((practice) =>
      practiceControl(
        practice,
        questions.filter((one) => one.practice === practice.id),
      ),
    )
    return [{ id: token(domain), class: 'domain', title: title(name.ja), props: prop('name-en', name.en), controls }]
  })
  const references = practices.flatMap((practice) => practice.references)
  const editions = content.files.flatMap(({ kind, edition }) => (kind === 'practices' && edition !== null ? [edition] : [])).sort()
  const frame = { title: 'しなやかの取組', modified: newestCheck(references), version: editions.at(-1) ?? '0', remarks: inOwnWords }
  return finished('catalog', practicesId, frame, { groups }, citedResources(references))
}

const itemControl = (form: string, item: OscalItem): Node => {
  const id = itemToken(form, item.id)
  const list = (kind: string, name: string, texts: readonly string[]): Node[] =>
    texts.flatMap((text, index) => part(`${id}_${kind}.${index + 1}`, 'guidance', text, { class: kind, title: name }))
  return {
    id,
    class: 'checklist-item',
    title: title(item.name.ja),
    ...citing(
      [...item.references, ...item.clauses],
      [
        ...label(item.number),
        ...prop('name-en', item.name.en),
        ...prop('item', item.id),
        ...prop('target', item.target),
        ...(item.rule === null ? prop('no-rule', 'no-practice-answers') : prop('yes-rule', compactText(item.rule))),
        ...(item.plan === null ? [] : prop('plan-until', item.plan.until, { remarks: item.plan.text })),
        ...item.exempt.flatMap(({ when, text }) => prop('exempt', when, { remarks: text })),
      ],
    ),
    parts: [
      ...part(statementOf(id), 'statement', item.asks),
      ...part(`${id}_gdn`, 'guidance', item.how),
      ...list('evidence', '見せられる物', item.evidence),
      ...list('misunderstanding', '思い違い', item.misunderstandings),
      ...part(`${id}_pharmacy`, 'guidance', item.pharmacy, { class: 'pharmacy', title: '薬局では' }),
      ...part(`${id}_rule`, 'guidance', item.reason, { class: 'yes-rule', title: 'はいの決まりのわけ' }),
    ],
  }
}

/** An official form as a catalog of its own: items in our own words, with their はい-rules. */
export const formCatalog = (form: OscalForm): OscalDocument => {
  const items = form.sections.flatMap((section) => section.items)
  const references = [...items.flatMap((item) => [...item.references, ...item.clauses]), ...(form.gate?.references ?? [])]
  const gate = itemToken(form.id, 'gate')
  const body = {
    ...(form.gate === null
      ? {}
      : {
          controls: [
            {
              id: gate,
              class: 'gate',
              title: '前提の問い',
              ...citing(form.gate.references),
              parts: [...part(statementOf(gate), 'statement', form.gate.text), ...part(`${gate}_gdn`, 'guidance', form.gate.help)],
            },
          ],
        }),
    groups: form.sections.map(({ id, name, items: own }) => ({
      id: itemToken(form.id, `section-${id}`),
      class: 'section',
      title: title(name.ja),
      props: prop('name-en', name.en),
      ...some(
        'controls',
        own.map((item) => itemControl(form.id, item)),
      ),
    })),
  }
  const props = [
    ...prop('form', form.form),
    ...prop('known', form.known),
    ...prop('fiscal-year', form.year),
    ...prop('deadline', form.deadline),
    ...prop('audience', form.audience),
    ...prop('edition-hash', form.hash),
  ]
  const frame = {
    title: form.title.ja,
    modified: newestCheck(references),
    version: form.edition,
    remarks: `${form.note}\n\n${inOwnWords}`,
    props,
  }
  return finished('catalog', form.id, frame, body, citedResources(references))
}

const clauseControl = (guideline: string, clause: OscalClause): Node => {
  const id = clauseToken(guideline, clause.id)
  return {
    id,
    class: 'clause',
    title: title(clause.name),
    ...citing(clause.references, [
      ...label(clause.number),
      ...prop('force', clause.force),
      ...clause.responsible.flatMap((one) => prop('responsible', one)),
    ]),
    parts: [
      ...part(statementOf(id), 'statement', clause.references[0]?.statement ?? clause.name),
      ...part(`${id}_unmapped`, 'guidance', clause.unmapped, { class: 'unmapped', title: '取組と結んでいないわけ' }),
    ],
  }
}

const ruleControl = (guideline: string, name: string, text: string, references: readonly OscalReference[], props: Node[]): Node => {
  const id = clauseToken(guideline, `rule-${name}`)
  return { id, class: 'rule', title: title(text.slice(0, 60)), ...citing(references, props), parts: part(statementOf(id), 'statement', text) }
}

/** One edition of the guideline as a catalog: volumes, chapters, and the clauses as far as they are known. */
export const guidelineCatalog = (guideline: OscalGuideline): OscalDocument => {
  const { id, volumes, passwords, secondFactor } = guideline
  const clauses = volumes.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.clauses))
  const references = [...clauses.flatMap((one) => one.references), ...(passwords?.references ?? []), ...(secondFactor?.references ?? [])]
  const { text: _, references: __, ...terms } = secondFactor ?? { text: '', references: [] }
  const controls = [
    ...(passwords === null ? [] : [ruleControl(id, 'passwords', passwords.text, passwords.references, prop('ways', compactText(passwords.ways)))]),
    ...(secondFactor === null
      ? []
      : [ruleControl(id, 'second-factor', secondFactor.text, secondFactor.references, prop('terms', compactText(terms)))]),
  ]
  const groups = volumes.map((volume) => ({
    id: clauseToken(id, `volume-${volume.id}`),
    class: 'volume',
    title: title(volume.name.ja),
    props: prop('name-en', volume.name.en),
    ...some(
      'groups',
      volume.chapters.map((chapter) => ({
        id: clauseToken(id, `chapter-${chapter.id}`),
        class: 'chapter',
        title: title(chapter.name),
        props: [...label(chapter.number), ...(chapter.clauses.length === 0 ? prop('unseen', 'まだ見ていない章') : [])],
        ...some(
          'controls',
          chapter.clauses.map((clause) => clauseControl(id, clause)),
        ),
      })),
    ),
  }))
  const frame = {
    title: guideline.title.ja,
    modified: newestCheck(references),
    version: guideline.edition,
    remarks: `${guideline.note}\n\n${inOwnWords}`,
    props: prop('edition-hash', guideline.hash),
  }
  return finished('catalog', id, frame, { ...some('controls', controls), groups }, citedResources(references))
}
