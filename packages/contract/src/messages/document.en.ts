// SPDX-License-Identifier: Apache-2.0
import type { documentJa } from './document.ja.ts'
import type { Texts } from './language.ts'

/** The same files in English. What the catalog says (questions, measures, sources) stays Japanese. */
export const documentEn: Texts<typeof documentJa> = {
  none: '—',
  range: '{low}–{high}',
  fiscalYear: 'FY{year}',
  organisation: 'institution',
  fileName: {
    form: 'self-check-form_{organisation}_{day}.xlsx',
    report: 'self-check-report_{organisation}_{day}.pdf',
    radar: 'self-check-radar_{organisation}_{day}.svg',
    result: 'self-check-result_{organisation}_{day}.xlsx',
  },
  answers: {
    '3': '3 Done and reviewed',
    '2': '2 Done and written down',
    '1': '1 In part only',
    '0': '0 Not done',
    unknown: 'Unknown',
    na: 'Not applicable',
  },
  enquiry: {
    ask: 'Ask: {ask}',
    askWithMessage: 'Ask: {ask}. Message: {message}',
  },
  measure: {
    raises: '{question} from {from} to {to}',
    raisesUnknown: '{question} from “unknown” to {to}',
    raisesJoin: '; ',
    when: { today: 'Today', month: 'This month', year: 'This year' },
    minutes: 'about {minutes} min',
    hours: 'about {hours} h',
    hoursAndMinutes: 'about {hours} h {minutes} min',
    cost: { none: '¥0', small: 'up to ¥30,000', medium: 'up to ¥300,000', large: 'over ¥300,000' },
    costWithNote: '{cost} ({note})',
  },
  reason: {
    lowest: '“{domain}” has {score} of 3 points, the lowest of all domains ({question}: {answer}).',
    amongLowest: '“{domain}” has {score} of 3 points and is among the lowest domains ({question}: {answer}).',
    weak: '“{domain}” has {score} of 3 points, not above 1.5 ({question}: {answer}).',
    other: '“{domain}” has {score} of 3 points. {question} (answered: {answer}) can be raised to {to}.',
    unknown: '{question} was answered “unknown” (“{domain}” has {score} of 3 points). Find out first. Whom to ask: {ask}.',
  },
  change: { up: '+{size}', down: '−{size}', same: '±{size}' },
  grades: {
    identity: { ok: '○ kept', weak: '× weak somewhere' },
    control: { o: '○ kept', d: '△ in part', x: '× not kept' },
    unknown: '? unknown',
    unknownMeaning: 'Not checked yet; the level was worked out for the worst case and for the best.',
    unknownMissing: 'Unknown until checked. Send the text below.',
    notForTarget: 'Not asked for level 2.',
    beyondTarget: 'Not asked for level 2. On the way to level 3: {missing}',
  },
  levelRange: 'from “{low}” to “{high}”',
  report: { title: 'Self-check report', prefecture: 'Prefecture', beds: 'Beds', bedCount: '{beds}' },
  decision: {
    domain: '{domain}, {score} points',
    reason: 'The answer to {number} “{question}” is “{answer}”; it is to be raised to {to}.',
    reasonUnknown: 'The answer to {number} “{question}” is not known; it is to be found out and raised to {to}.',
    estimated: "{amount} (editors' estimate)",
    quoted: '{amount} (our own quote)',
    quotedBy: '{amount} (our own quote: {vendor})',
    ownHours: '{hours} (our own figure)',
    waiting: 'waiting (asked on {asked})',
    decided: '{state} ({by}, {on})',
    decidedWithNote: '{state} ({by}, {on}): {note}',
    states: { approved: 'approved', declined: 'declined', deferred: 'put off' },
  },
  standing: {
    submission: '{year} (submitted {day})',
    overall: 'Overall score',
    level: 'Network level',
    weak: 'Domains at or below 1.5',
    weakCount: '{weak} / {domains}',
    editionsDiffer: 'Not all years answered the same edition. Questions and levels may have changed, so take changes between them as a rough guide.',
    counted: '{counted} of {all}',
    open: '{practice} ({answer})',
    openJoin: ', ',
    nothingOpen: 'None',
    notAskedAny: 'Not asked in this self-check',
    notAsked: ' (and {count} that this self-check does not ask for)',
  },
  method: {
    points: {
      heading: 'How points are given',
      scale:
        'There are four answers: 3 (done and reviewed), 2 (done and written down), 1 (in part only), 0 (not done). What each means is worded for each question.',
      mean: 'A domain’s score is the mean of its counted answers (0 to 3). The overall score is the mean of the domains that have at least one counted answer. Domains weigh the same however many questions they have.',
      unknown:
        '“Unknown” counts as 0 and is shown apart. The range beside a score runs from every unknown at 0 points to every unknown at 3. The wider the range, the more is left to find out.',
      notApplicable: '“Not applicable” needs a reason and leaves the denominator. A domain with nothing counted has no score, and certainly not 0.',
      threshold:
        'Whether a score is at or below 1.5 is decided on the exact value; what is printed is rounded half up to two decimals. Showing measures from 1.5 points down follows the HAIP proposal, first edition.',
    },
    denominator: {
      heading: 'What was counted this time',
      text: 'Questions: {questions}. Counted: {counted} (of which unknown: {unknown}). Not applicable: {notApplicable}. The overall score is the mean of {domainsCounted} of {domains} domains.',
    },
    network: {
      heading: 'How the network level is decided',
      levels:
        '“{external}”, “{media}” and “{internal}” are graded ○, △ or ×. All three ○ is level 3; ○ for “{external}” and “{media}” is level 2; at least △ for these two is level 1; anything else is level 0.',
      gate: 'Where “{identity}” is weak, the level is 0 whatever the rest. This gate is ours, so the level without it is shown as well.',
      unknown: 'Where something is unknown, the level is a range from the worst case to the best.',
    },
    edition: {
      heading: 'What was answered',
      text: '“{title}”, edition {edition}. Questions, levels and measures are fixed for each edition, so this report keeps the words that were answered. They are written in Japanese and printed as they are.',
      hash: 'SHA-256 of the full text of the edition: {hash}',
    },
    fingerprint: {
      heading: 'What the fingerprint tells',
      text: 'The fingerprint (SHA-256) is computed from what was submitted (name and kind of the institution, edition, answers and notes, scores, when and by whom), written in one fixed way (JSON by RFC 8785). Keep a copy and you can show later that nothing has changed. It proves neither that the answers are true nor who wrote them.',
    },
    estimates: {
      heading: "Effort and cost are the editors' estimates",
      own: 'What says “our own” was entered by the institution itself. Those figures and the decisions stand as on the day this report was made.',
      text: 'Effort is roughly the working time added up. Cost has four classes: ¥0, up to ¥30,000, up to ¥300,000, over ¥300,000. Neither is a quotation; ask for one before you order.',
    },
    views: {
      heading: 'Scores of themes and priority areas',
      text: 'They follow the rule of a domain’s score over another grouping of the practices. A practice may stand in two priority areas. What was not asked is not counted. The departments and management are asked for different practices, so a difference in score need not be a different answer to the same question.',
    },
    certainty: {
      heading: 'Certainty of sources',
      grades:
        'A was checked against the original, B against a source that quotes it, C is general knowledge. B and C carry the mark “not checked against the original”.',
      words: 'Official documents are restated in our own words, never copied. Read the original before an important decision.',
    },
    standing: {
      heading: 'What this report is not',
      own: 'Questions, levels and points are this project’s own. They are not those of HAIP or of the Ministry of Health, Labour and Welfare, and the scores cannot be compared with theirs.',
      official:
        'It does not replace any official form, such as the Ministry’s cybersecurity checklist for medical institutions. Fill in the form that an inspection asks for separately.',
      selfDeclared:
        'The answers are what the institution itself declared on the day of submission. Answers marked as the vendor’s are that vendor’s word and were not necessarily verified.',
    },
  },
  radar: {
    title: 'Scores by domain ({organisation})',
    description:
      'Scores of {count} domains, 0 in the middle and 3 at the rim. The lowest is “{lowest}” with {lowestScore}, the highest “{highest}” with {highestScore} points.',
    omitted: ' Domains without a score are not drawn: {names}.',
    nameJoin: ', ',
    empty: 'No domain has a score, so no line is drawn.',
    thisTime: 'Now ({day})',
    lastTime: 'Before ({day})',
  },
  answerForm: {
    title: 'Self-check form',
    unanswered: 'Rows left empty change nothing. You may stop half-way.',
    secrets: 'Write no names of patients and no passwords.',
  },
  resultWorkbook: { title: 'Result of the self-check' },
  formProblem: {
    'question.unknown': 'There is no question “{value}” in this questionnaire. Put the number back as it was.',
    'question.duplicate': 'Question “{value}” stands in row {firstRow} too. Remove one of the two rows.',
    'answer.invalid': '“{value}” cannot be read as an answer. Choose from the list.',
    'answer.reason-required': 'The reason for “Not applicable” is missing. Write it in the note.',
    'answer.not-applicable-not-allowed': 'This question is always applicable. Choose 0 to 3 or “Unknown”.',
    'answer.vendor-not-allowed': 'The institution answers this question itself. Choose “{own}”.',
    'answer.vendor-name-required': 'The name of the vendor is missing. Write the name of the company that answered.',
    'answered-by.invalid': '“{value}” cannot be read. Choose “{own}” or “{vendor}”.',
    'answered-by.conflict': 'It says “{own}”, but a vendor is named. Change it to “{vendor}”, or clear the name.',
    'answer.missing': 'Something is written beside it, but there is no answer. Choose one, or clear the rest of the row.',
    'cell.formula': 'There is a formula. Replace it with text or a number.',
    'cell.merged': 'Cells are merged ({range}). Unmerge them.',
    'cell.error': 'The cell holds an Excel error ({value}). Clear it and fill it in again.',
    'text.too-long': 'There are {length} characters. Shorten it to at most {limit}.',
  },
  formUnreadable: {
    damaged: 'The file is damaged',
    'no-answer-sheet': 'The sheet “{sheet}” is missing',
    'no-meta-sheet': 'The hidden sheet that says which assessment it belongs to is missing',
    'too-many-cells': 'Too many cells are filled in',
    'columns-missing': 'A column is missing ({columns})',
    other: 'The workbook cannot be read',
  },
}
