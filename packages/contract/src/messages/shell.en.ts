// SPDX-License-Identifier: Apache-2.0
import type { Texts } from './language.ts'
import type { shellJa } from './shell.ja.ts'

/** The same texts in English. */
export const shellEn: Texts<typeof shellJa> = {
  product: 'Shinayaka',
  skip: 'Skip to main content',
  menu: 'Menu',
  navigation: 'Main menu',
  nav: {
    home: 'Home',
    check: 'Check',
    assessment: 'Self-assessment',
    region: 'Region',
    group: 'Group',
    institutions: 'Institutions',
    measures: 'Measures',
    decisions: 'Decisions',
    settings: 'Settings',
    organisation: 'Organisation',
    accounts: 'People',
    trail: 'Audit trail',
    copies: 'Copies (backup)',
    password: 'Password',
    integrations: 'Other programs',
  },
  otherLanguage: '日本語',
  signedInAs: '{name}',
  signOut: 'Sign out',
  demo: 'Fictional institutions. Try anything you like.',
  footer: {
    own: 'The questions and points here are our own. They are not official ones of the ministry or of HAIP.',
    design: 'The parts of this page follow the rules of the Digital Agency Design System website, built anew.',
    api: 'For machines (API)',
  },
  ui: {
    required: 'required',
    optional: 'optional',
    errorMark: 'Error: ',
    cancel: 'Cancel',
    newTab: 'opens in a new tab',
    stepOf: 'of {count} steps',
    errorSummary: 'Please check what you entered',
  },
  errorTitle: 'Error: {title}',
  waiting: 'Loading…',
  why: 'Why this matters',
  retry: 'Try again',
  toHome: 'To the home page',
  reference: 'Reference {instance}',
  network: {
    title: 'The server cannot be reached.',
    detail: 'Check the network here and that the computer running Shinayaka is on, then try again.',
  },
  unreadable: {
    title: 'The server gave an answer that cannot be read.',
    detail: 'Wait a little and try again. If it goes on, tell the administrator.',
  },
  notFound: {
    title: 'There is no such page',
    lead: 'The address is wrong or the page is gone. Choose again from the home page.',
  },
  denied: {
    title: 'You are not permitted to use this page',
    lead: 'If you need it, ask an administrator whether your role can be changed.',
  },
  failed: { title: 'This could not be loaded' },
  sessionLost: {
    title: 'Your session has ended',
    detail: 'What you typed is still on this page. Sign in in a new tab and come back: saving then goes on.',
    unsent: 'This could not be done, because your session has ended. Sign in again, then try once more.',
    open: 'Sign in in a new tab',
    resume: 'I have signed in, go on',
    still: 'You are not signed in yet. Sign in in the new tab, then press again.',
    other: 'Somebody else is signed in now. The home page opens anew so that no answers are mixed.',
  },
  file: { preparing: 'Preparing…', saved: '"{name}" was saved.' },
  minutes: 'about {count} min',
  about: {
    hours: 'about {count} h',
    days: 'about {count} days',
  },
}
