// SPDX-License-Identifier: Apache-2.0
import type { errorsJa } from './errors.ja.ts'
import type { Texts } from './language.ts'
import { supplierErrorsEn } from './supplier-errors.en.ts'
import { supplierFileErrorsEn } from './supplier-file-errors.en.ts'
import { linkErrorsEn } from './supplier-link-errors.en.ts'
import { workbookErrorsEn } from './workbook-errors.en.ts'

/** The same errors in English. */
export const errorsEn: Texts<typeof errorsJa> = {
  'request.invalid': { title: 'Part of what was sent cannot be read.', detail: 'Correct {place} and send it again.' },
  'request.too-large': { title: 'What was sent is too large.', detail: 'Keep it within {limit} and send it again.' },
  'request.foreign-origin': { title: 'The request came from another site and was refused.', detail: 'Open this site again and repeat what you did.' },
  'request.too-many': { title: 'There were too many attempts in a short time.', detail: 'Wait about {minutes} minutes, then try again.' },
  'session.required': { title: 'You are not signed in, or your session has ended.', detail: 'Sign in again. What you typed is still on this page.' },
  'session.confirm-required': {
    title: 'Before this, please prove once more that it is you.',
    detail: 'Confirm with your password or second factor, then press again. What you entered is still here.',
  },
  'permission.denied': { title: 'You are not permitted to do this.', detail: 'Ask an administrator whether your role can be changed.' },
  'not-found': { title: 'It was not found.', detail: 'It was deleted or belongs to another organisation. Go back to the list and choose again.' },
  'record.stale': { title: 'Somebody else changed it first.', detail: 'Compare the two and choose which to keep.' },
  'server.unexpected': {
    title: 'Something unexpected went wrong. Nothing was saved.',
    detail: 'Try again. If it goes on, give the number {instance} to an administrator.',
  },
  'database.unavailable': {
    title: 'The database cannot be reached, so nothing was saved.',
    detail: 'What you typed is still on this page. Wait a minute and save again.',
  },
  'database.full': {
    title: 'The disk that holds the data is full, so nothing was saved.',
    detail: 'What you entered is still on this screen, and what was saved before is safe. Ask whoever keeps the server to free some space.',
  },
  'server.busy': { title: 'Other documents are being made and this one did not finish in time.', detail: 'Wait a little and try again.' },
  'server.crowded': { title: 'Many people are signing in at once.', detail: 'Wait a little and try again. A passkey works even now.' },
  'second-factor.required': {
    title: 'This is not possible until you have a second factor.',
    detail: 'Add an authenticator app or a passkey under "Sign-in and safety". It takes about five minutes.',
  },
  'second-factor.code-wrong': {
    title: 'The six digits are wrong or out of date.',
    detail: 'Enter the six digits that the app shows now. If it goes on, check the clock of the phone.',
  },
  'second-factor.code-used': { title: 'That code has already been used.', detail: 'Wait until the app shows a new one and enter that.' },
  'second-factor.recovery-wrong': {
    title: 'The recovery code is wrong or has already been used.',
    detail: 'Enter a whole code from the sheet that you have not used yet. Each works once.',
  },
  'second-factor.ended': {
    title: 'It took too long or there were too many wrong codes, so this starts over.',
    detail: 'Enter your login name and password again.',
  },
  'second-factor.not-started': { title: 'There is nothing to finish here.', detail: 'Begin to add it again.' },
  'second-factor.last': { title: 'The last second factor cannot be removed.', detail: 'Add another authenticator app or passkey first.' },
  'second-factor.self': {
    title: 'You cannot reset your own second factor here.',
    detail: 'Change yours under "Sign-in and safety", or ask another administrator.',
  },
  'passkey.unavailable': {
    title: 'Passkeys do not work at this address.',
    detail: 'Open it by a name that begins with https://. An authenticator app works even now.',
  },
  'passkey.refused': { title: 'The passkey could not be verified.', detail: 'Try again, or use your password.' },
  'passkey.disabled': {
    title: 'This passkey was stopped because there may be a copy of it.',
    detail: 'Sign in another way and remove it. If you do not know why, tell an administrator at once.',
  },
  'passkey.too-many': { title: 'You can have at most 10 passkeys.', detail: 'Remove one you do not use, then add this one.' },
  'provider.off': {
    title: 'Signing in by the identity provider is switched off here.',
    detail: 'Use your login and password, or ask an administrator to look at the settings.',
  },
  'server.provider-unavailable': {
    title: 'The identity provider does not answer.',
    detail:
      'Wait a few minutes and try again. If it stays so, tell whoever looks after it. For urgent work an administrator opens the sealed break-glass sheet.',
  },
  'provider.denied': {
    title: 'The sign-in was cancelled or refused at the identity provider.',
    detail: 'Try again. If it stays so, ask whoever looks after the provider whether you may use Shinayaka.',
  },
  'provider.refused': {
    title: 'What the identity provider answered could not be proven, so nobody was let in.',
    detail: 'Try again. If it stays so, tell an administrator (reason: {reason}), who looks at the audit trail and the settings of the provider.',
  },
  'provider.ended': { title: 'This sign-in took too long, or was begun elsewhere.', detail: 'Begin again at the sign-in page.' },
  'provider.unlinked': {
    title: 'You at the identity provider are not linked with an account here yet.',
    detail: 'Sign in by login and password, and press "Link with the provider" under "Sign-in and safety". If you cannot, ask an administrator.',
  },
  'provider.linked': {
    title: 'That user of the identity provider is linked with another account already.',
    detail: 'Sign in at the provider as yourself and link again. If you know nothing of it, tell an administrator.',
  },
  'provider.elsewhere': {
    title: 'You cannot switch there.',
    detail:
      'A sign-in by an identity provider counts for its own institution alone, and an institution whose provider is the only way in wants that. Sign out and come in the way that institution wants.',
  },
  'provider.issuer': {
    title: "The provider's address (issuer) has the wrong form.",
    detail:
      'Enter an address that begins with https://, without ? or #, exactly as the provider shows it. On this machine itself http:// is possible.',
  },
  'provider.host': {
    title: "The server's settings do not allow asking {host}.",
    detail: 'Ask whoever looks after the server to add this name to IDENTITY_PROVIDER_HOSTS.',
  },
  'provider.secret-missing': {
    title: 'The client secret is missing.',
    detail: 'Enter the secret that was made at the provider; also after the issuer or the client id was changed.',
  },
  'provider.only-disabled': {
    title: 'A provider that is not used cannot be the only way in.',
    detail: 'Switch signing in by it on as well, or do not make it the only way.',
  },
  'provider.only-unlinked': {
    title: 'No administrator has come in by this provider yet.',
    detail: 'An administrator without an end links under "Sign-in and safety" and signs in by the provider once; then decide again.',
  },
  'provider.only-no-break-glass': {
    title: 'There is no break-glass account.',
    detail: 'First choose one or two administrators who come in on the day the provider is down. They need a second factor here.',
  },
  'break-glass.role': {
    title: 'Only an administrator without an end can be held ready for break-glass.',
    detail: 'Choose an administrator, or first make that person one.',
  },
  'break-glass.many': { title: 'There can be {most} break-glass accounts at most.', detail: 'Take one back first.' },
  'break-glass.factor': {
    title: 'That person has no second factor here.',
    detail: 'They first add an authenticator app or a passkey under "Sign-in and safety".',
  },
  'break-glass.last': {
    title: 'The last break-glass account stays.',
    detail: 'First hold another administrator ready, or stop making the provider the only way in.',
  },
  'break-glass.held': {
    title: 'That person is held ready for break-glass.',
    detail: 'First take that back on the page of the identity provider.',
  },
  'code.invalid': {
    title: 'The code is wrong or has expired.',
    detail: 'Look at the code again. The first-run code changes at each start. Otherwise ask whoever issued it for a new one.',
  },
  'code.used': { title: 'This code has already been used.', detail: 'If that was not you, tell an administrator at once.' },
  'login.taken': { title: 'That login name is already in use.', detail: 'Choose another login name.' },
  'login.invalid': {
    title: 'The login name has characters that cannot be used.',
    detail: 'Use 3 to 60 lower-case letters, digits, ".", "-", "_" or "@".',
  },
  'password.too-short': {
    title: 'The password is too short.',
    detail:
      'Use at least 13 characters (the rule of guideline 7.0 where no second factor is used). A long phrase is easier to remember and harder to break.',
  },
  'password.guessable': {
    title: 'This password is too easy to guess.',
    detail: 'Reason: {reason} Four unrelated words make a strong and memorable one.',
  },
  'password.too-long': { title: 'The password is too long.', detail: 'Use at most 200 characters.' },
  'password.wrong': { title: 'The current password is wrong.', detail: 'Check upper and lower case and the input mode.' },
  'sign-in.failed': { title: 'The login name or the password is wrong.', detail: 'Check upper and lower case and the input mode, then try again.' },
  'instrument.unknown': { title: 'There is no such self-assessment.', detail: 'Choose again on the self-assessment page.' },
  'edition.unknown': { title: 'The questions of that edition were not found.', detail: 'Reload the page. If it goes on, tell an administrator.' },
  'question.unknown': { title: 'This self-assessment has no question "{question}".', detail: 'Check the number of the question.' },
  'answer.reason-required': { title: '"Not applicable" needs a reason.', detail: 'Say in a few words why it does not apply.' },
  'answer.not-applicable-not-allowed': { title: 'This question cannot be "not applicable".', detail: 'Choose 0 to 3 or "I don\'t know".' },
  'answer.vendor-not-allowed': { title: 'This question is for the institution itself to answer.', detail: 'Choose "our own answer".' },
  'answer.vendor-name-required': {
    title: "The vendor's name is missing.",
    detail: "Enter the company that answered. The report marks it as the vendor's word.",
  },
  'assessment.submitted': { title: 'This assessment was submitted and cannot be changed.', detail: 'To correct it, start and submit a new one.' },
  'assessment.incomplete': {
    title: '{count} questions are still unanswered.',
    detail: 'Choose "I don\'t know" where you do not know; you can submit then.',
  },
  'domain.unknown': { title: 'This self-assessment has no such domain.', detail: 'Open the list of domains again.' },
  'domain.not-yours': { title: 'This domain was not given to you.', detail: 'Ask whoever runs the assessment to give it to you.' },
  'domain.unassigned': { title: 'Nobody looks after this domain yet.', detail: 'Choose somebody first.' },
  'assignee.unfit': {
    title: 'That person’s role cannot answer questions.',
    detail: 'Choose somebody else, or ask an administrator to change the role under “People”.',
  },
  'assignee.unknown': { title: 'That person is no longer with this institution.', detail: 'Look at the list of people and choose somebody else.' },
  'instrument.not-yours': {
    title: 'It is not your office to answer this self-assessment.',
    detail: 'Management answers its own; administrators and operators answer the others.',
  },
  'member.last-administrator': { title: 'The last administrator cannot be removed.', detail: 'Invite another administrator first.' },
  'member.self': { title: 'You cannot remove yourself.', detail: 'Ask another administrator.' },
  'member.already': {
    title: 'You already belong to this institution.',
    detail: 'Switch to it while signed in. For another role, ask an administrator there.',
  },
  'member.role-self': { title: 'You cannot change your own role.', detail: 'Another administrator can change it for you.' },
  'role.unfitting': { title: 'That role is not used in this organisation.', detail: 'Choose one of the roles offered on the page.' },
  'mail.off': {
    title: 'Invitations cannot go by mail here.',
    detail:
      'Leave the address empty and hand the code over on paper. Mail needs the settings SMTP_URL and a PUBLIC_URL that other machines can open.',
  },
  'mail.not-set-up': {
    title: 'Mail does not leave here yet.',
    detail: 'Ask whoever runs the server to set SMTP_URL. Until then everything is told on the home page.',
  },
  'mail.address-invalid': {
    title: 'This cannot be read as a mail address.',
    detail: 'Enter one address such as hanako@example.jp, in plain letters and digits before and after the @.',
  },
  'mail.already': { title: 'This mail address is confirmed already.', detail: 'Letters reach you as it is. To change it, enter another address.' },
  'mail.code-wrong': {
    title: 'The code is wrong.',
    detail: 'Enter the 8 letters of the newest mail. A code that was sent before it no longer works.',
  },
  'mail.code-ended': { title: 'The code has expired or was used.', detail: 'Enter your mail address again to get a new one.' },
  'until.missing': { title: 'There is no last day.', detail: 'For people from outside, such as auditors, set a day within a year.' },
  'until.past': { title: 'The last day is already over.', detail: 'Choose today or a later day.' },
  'until.too-far': { title: 'The last day is more than a year ahead.', detail: 'Choose a day within a year; it can be extended before it comes.' },
  'post.unknown': { title: 'There is no such post.', detail: 'Go back to the posts and choose again.' },
  'post.days': {
    title: 'The days of the post are out of order.',
    detail: 'It must begin after the record before it, and end after it began and not in the future.',
  },
  'department.taken': { title: 'There is a department of this name already.', detail: 'Choose another name, or add people to that one.' },
  'measure.unknown': {
    title: 'That measure is not among those of this result.',
    detail: 'Open the result again and choose from the measures listed.',
  },
  'decision.already': { title: 'Management has already been asked for “{title}”.', detail: 'Wait for the answer, or leave it out and send again.' },
  'checklist.unknown': { title: 'That form is not in this catalog.', detail: 'Open the list of forms again and choose one that stands there.' },
  'checklist.target-missing': {
    title: '{item} is No, so it needs a target day.',
    detail: 'Enter the day, within the fiscal year, by which it will be Yes.',
  },
  'checklist.target-late': {
    title: 'The target day of {item} lies after the year of this form.',
    detail: 'Enter a day up to 31 March. If that cannot be reached, write in the remark how far you will be by then.',
  },
  'checklist.target-past': { title: 'The target day of {item} lies before the day it was checked.', detail: 'Enter a later day.' },
  'checklist.plan-not-accepted': { title: 'A plan alone does not make {item} Yes.', detail: 'Choose No and enter the target day.' },
  'checklist.plan-late': { title: 'The plan for {item} comes too late for Yes.', detail: 'Move the day forward, or choose No.' },
  'checklist.exemption-not-offered': {
    title: '{item} cannot be left out for that reason.',
    detail: 'Choose Yes or No. If what the form assumes (systems, contracts with vendors) has changed, correct that at the top of the form first.',
  },
  'checklist.contradiction': {
    title: 'Yes at {item} contradicts what is recorded.',
    detail: 'Correct the answer or the record (such as the self-assessment), or write why Yes is right.',
  },
  'checklist.proposal': {
    title: '{item} cannot be confirmed together with others.',
    detail: 'The proposal changed, or somebody else answered first. Open the page again and answer that item by itself.',
  },
  'checklist.incomplete': { title: '{count} items have no answer yet.', detail: 'Answer the rest first. To keep how far you are, choose interim.' },
  ...linkErrorsEn,
  ...workbookErrorsEn,
  ...supplierErrorsEn,
  ...supplierFileErrorsEn,
  'amount.unreadable': {
    title: 'This cannot be read as an amount ({typed}).',
    detail: 'Write only a number and its unit, such as 3,000,000 or 300万円. Words like “about” belong in the note.',
  },
  'amount.fraction': { title: 'Amounts cannot be finer than one yen ({typed}).', detail: 'Round it to whole yen.' },
  'amount.too-large': { title: 'The amount is too large ({typed}).', detail: 'At most a trillion yen. Check the digits and the unit.' },
  'stopped-day.missing': {
    title: 'The amount is empty.',
    detail: 'Write the income lost on a day without the systems, for example from the billing office.',
  },
  'token.invalid': {
    title: 'This token cannot be used.',
    detail: 'It has expired, was revoked, or whoever made it has left. Ask an administrator for a new one.',
  },
  'token.denied': {
    title: 'This token is not permitted to do this.',
    detail: 'Create a token with the permission that is needed, or do it in the application.',
  },
  'token.expiry': { title: 'A token must end on a day between today and {last}.', detail: 'Renew it once a year, however long it is needed.' },
  'token.permission': {
    title: 'A token cannot be given what your own role may not do ({permission}).',
    detail: 'Leave that permission out, or ask somebody who has it.',
  },
  'webhook.url': {
    title: 'The address cannot be read.',
    detail: 'Enter it as “https://tool.example.jp/shinayaka”, without a user name or password.',
  },
  'webhook.host': {
    title: 'The settings of this server do not permit telling {host}.',
    detail: 'Ask whoever runs the server to add it to WEBHOOK_HOSTS.',
  },
  'webhook.too-many': { title: 'At most {most} programs can be told.', detail: 'Remove one that is not used, then add this one.' },
  'server.store-unavailable': {
    title: 'The place where files are kept cannot be reached, so nothing was stored or fetched.',
    detail: 'Nothing is lost. Wait a minute and try again. If it goes on, ask the administrator to check the store (folder or S3) in the settings.',
  },
  'evidence.empty': { title: 'The file is empty.', detail: 'Choose a file with something in it.' },
  'evidence.too-large': {
    title: 'The file is too large (at most {limit} each).',
    detail: 'Lower the quality of a photo, or the resolution of a PDF or split it, and choose it again.',
  },
  'evidence.full': {
    title: 'The room for evidence is full ({used} of {limit}).',
    detail: 'Ask the administrator to raise EVIDENCE_TOTAL_GB, or make large files smaller.',
  },
  'evidence.too-many-today': {
    title: '{limit} files have come in today already.',
    detail: 'Add the rest tomorrow. To move many at once, ask the administrator to raise EVIDENCE_DAY_FILES.',
  },
  'evidence.too-many-at-once': {
    title: 'Too many files were sent at once, so this one could not be taken now.',
    detail: 'What was sent to the end is kept. Wait a little and send the rest a few at a time.',
  },
  'upload.interrupted': {
    title: 'It broke off on the way, so the file was not stored.',
    detail: 'Check the connection and choose the file again.',
  },
  'evidence.kind-refused': {
    title: 'Files of this kind ({kind}) can harm whoever opens them, so they are not taken.',
    detail: 'Make a screenshot or a PDF of it instead.',
  },
  'evidence.kind-unknown': {
    title: 'What kind of file this is cannot be told, so it is not taken.',
    detail: 'Make it a PDF, photo, Office file, text, CSV, e-mail (.eml) or zip.',
  },
  'evidence.infected': {
    title: 'A virus was found in this file, so it cannot be fetched ({found}).',
    detail: 'Do not open it; tell the administrator and your vendor, and have the machine it came from examined.',
  },
  'evidence.scan-waiting': {
    title: 'The virus scan has not ended yet.',
    detail: 'Wait a minute and try again. If it goes on, tell the administrator.',
  },
  'evidence.upload-gone': {
    title: 'The uploaded file is no longer there.',
    detail: 'It was not used within a day, or has been used already. Choose the file again.',
  },
  'evidence.target-unknown': { title: 'There is no practice “{target}”.', detail: 'Choose from the list of practices.' },
  'evidence.responsible-unknown': {
    title: 'The person chosen is no longer in this institution.',
    detail: 'Choose somebody else, or leave it empty.',
  },
  'evidence.expires-early': { title: 'It expires before its own date.', detail: 'Check the day it speaks of and the day it expires.' },
  'evidence.retired': { title: 'This evidence has been retired.', detail: 'To add a revision, bring it back first.' },
  'network.grade-invalid': { title: 'That choice cannot be used.', detail: 'Choose one of those on the page.' },
  'day.future': { title: 'That day ({day}) has not come yet.', detail: 'Only what is done can be noted. Check the date.' },
  'form.not-excel': {
    title: 'This cannot be read as an Excel file (.xlsx).',
    detail: 'Fill in the Excel form downloaded here and keep it as .xlsx. PDF and old .xls files cannot be read.',
  },
  'form.encrypted': { title: 'An Excel file with a password cannot be read.', detail: 'Open it in Excel, remove the password and save it again.' },
  'form.too-large': { title: 'The file is too large (at most {limit}).', detail: 'Choose the downloaded form with only the answers filled in.' },
  'form.zip-bomb': {
    title: 'The file would unpack to an extreme size and was not opened.',
    detail: 'Download the form again. If it came by mail, check with the sender.',
  },
  'form.too-many-rows': { title: 'There are too many rows ({rows}).', detail: 'Keep only the rows of the questions on the answer sheet.' },
  'form.unreadable': { title: 'The workbook is damaged or lacks a column.', detail: '{reason}. Download the form again and fill it in.' },
  'form.other-instrument': { title: 'This is the form of another self-assessment.', detail: 'Choose the form downloaded from this assessment.' },
  'form.other-edition': {
    title: 'This is the form of another edition ({edition}).',
    detail: 'Download the new form from this assessment and copy your answers over.',
  },
  'form.rows-invalid': {
    title: '{count} places cannot be read. Nothing was saved.',
    detail: 'Correct the rows listed below and choose the file again.',
  },
}
