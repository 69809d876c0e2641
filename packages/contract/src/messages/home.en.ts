// SPDX-License-Identifier: Apache-2.0
import type { homeJa } from './home.ja.ts'
import type { Texts } from './language.ts'

/** The same texts in English. */
export const homeEn: Texts<typeof homeJa> = {
  title: 'What to do today',
  lead: 'Up to three things, most useful first. Begin with the first.',
  leadGroup: 'Find among the results submitted by the institutions below whom to talk to first.',
  leadNone: 'Nothing is pressing. Below is where things stand.',
  step: 'No. {number}',
  steps: {
    section: {
      title: 'Answer the questions of “{name}”',
      reason: 'This domain was given to you. {left} of {questions} questions are open. “Don’t know” is an answer too.',
      action: 'Open your domain',
    },
    decide: {
      title: '{count} decisions wait for you',
      reason: 'Your IT staff ask for a decision, with cost and reasons. Approve, decline or put off; they will see it.',
      action: 'See the decisions',
    },
    management: {
      title: 'Answer management’s self-assessment',
      reason: 'Ten minutes alone, 15 questions. Beside the departments’ answers it shows where you see things differently.',
      action: 'Begin',
    },
    profile: {
      title: 'Complete the organisation profile',
      reason: 'Beds and how records are kept go into the report as they are, so nobody has to write them twice.',
      action: 'Open the profile',
    },
    start: {
      title: 'Start the self-assessment',
      reason: 'When you are done you know what is weak and what to do today. You can stop at any time and go on later.',
      action: 'Start',
    },
    resume: {
      title: 'Go on with the self-assessment',
      reason: '{left} of {questions} questions are left. What you answered so far is saved.',
      action: 'Go on',
    },
    submit: {
      title: 'Check the answers and submit',
      reason: 'All {questions} questions are answered. Submitting gives the result and what to do today.',
      action: 'Check the answers',
    },
    measure: { title: '{title}', reason: '{step}', action: 'See how' },
    'read-result': {
      title: 'Read the result',
      reason: 'The submitted result shows what can be started in your own field.',
      action: 'Open the result',
    },
    network: {
      title: 'Find the network level',
      reason: 'Four short questions tell whether the ways in and out reach the target.',
      action: 'Answer them',
    },
    'second-account': {
      title: 'Add a second person',
      reason: 'If only one person can sign in, nobody can see the results on the day that person is away or forgets the password.',
      action: 'Open people',
    },
    repeat: {
      title: "Do this year's self-assessment",
      reason: 'The last one was for {year}. You see the earlier answers beside the questions, and learn what has improved.',
      action: 'Start',
    },
    institutions: {
      title: 'See the results of the institutions below',
      reason: 'Low scores, scores that fell and missing submissions tell whom to talk to first.',
      action: 'Open the institutions',
    },
  },
  state: {
    title: 'Where things stand',
    asOf: 'From the self-assessment submitted on {day}.',
    score: 'Self-assessment score',
    scoreUnit: 'points (out of 3)',
    scoreNone: 'No question could be scored.',
    range: 'Because of "I don\'t know" answers, the true score is between {low} and {high}.',
    up: '{points} points up since last time.',
    down: '{points} points down since last time.',
    same: 'The same as last time.',
    first: 'This was the first assessment. From the next one on, the change is shown.',
    level: 'Network level',
    levelValue: 'Level {level}',
    levelUnit: '(target {target})',
    levelReached: 'The target is reached.',
    levelBelow: 'The target is not reached.',
    levelOpen: 'Some points are not known, so it cannot be said yet whether the target is reached.',
    levelNone: 'not answered',
    levelNoneText: 'Four questions will tell.',
    weak: 'Domains that need measures',
    weakUnit: 'of {domains} domains (1.5 points or less)',
    weakNone: 'No domain is at 1.5 points or less.',
    weakSome: 'The result says which, and what to do.',
    open: 'Open the result',
  },
  empty: {
    title: 'This is where the state will stand',
    text: 'Once a self-assessment is submitted, you find here the score, the network level and the number of domains that need measures, each with its change.',
  },
  why: 'Only three are shown because nobody can do everything between two patients. When one is done, the next comes up.',
}
