// SPDX-License-Identifier: Apache-2.0
import type { copyJa } from './copy.ja.ts'
import type { Texts } from './language.ts'

/** The same texts in English. */
export const copyEn: Texts<typeof copyJa> = {
  title: 'Copies (backup)',
  lead: 'Whether the data could be brought back if this server broke or an attack made it unreadable.',
  why: 'Attackers destroy the copies that are connected first. Beside the nightly ones it takes a copy carried away from the network, and practice in restoring.',
  fine: { title: 'Nothing is pressing.', detail: 'The copy is new, proven, also away from the machine, and restoring was rehearsed.' },
  next: {
    copy: { title: 'Make a copy.', detail: 'Press “Make a copy now” below. Where it fails, look at the free space and the reason given.' },
    verified: {
      title: 'The newest copy was not proven to be restorable.',
      detail: 'Read the reason in the table, put it right, and press “Make a copy now”. The copies proven before are still there.',
    },
    offline: {
      title: 'Put a copy on a USB disk and carry it away from the network.',
      detail: 'Copy a new file from the table, unplug the disk and keep it apart from the server. Then note it below.',
    },
    rehearsal: {
      title: 'Rehearse restoring from a copy.',
      detail: 'On another computer install Shinayaka and run “npx shinayaka restore” with the copy and the key from the safe. Then note it below.',
    },
  },
  matters: {
    copy: 'Last copy made',
    verified: 'Last copy proven to be restorable',
    offline: 'Last carried away',
    rehearsal: 'Last rehearsal of a restore',
  },
  limits: {
    copy: 'Made every night at half past two. Marked after {days} days without one.',
    verified: 'Each one is restored into a database of its own and compared to the letter.',
    offline: 'Every {days} days is a good measure (ours).',
    rehearsal: 'Every {days} days is a good measure (ours).',
  },
  states: { fine: 'Recent', old: 'Old', never: 'Not yet' },
  today: 'today',
  daysAgo: '{days} days ago',
  never: 'Never so far',
  start: 'Make a copy now',
  running: 'A copy is being made. It takes some minutes, depending on the size, and then appears below…',
  finished: 'The copy has been made.',
  failure: 'The last attempt to make a copy failed.',
  copies: {
    title: 'Copies made',
    note: 'Old ones go by themselves; 7 days, 5 weeks and 12 months are kept.',
    caption: 'The newest {count}',
    none: 'There is no copy yet.',
    made: 'Made',
    kind: 'Because',
    size: 'Size',
    proven: 'Restorable',
    file: 'File (on this server)',
    kinds: { nightly: 'every night', now: 'somebody asked', upgrade: 'before an upgrade' },
    verified: 'Proven',
    unverified: 'Not yet',
    removed: 'Made room',
    standby: 'Also at the second place',
  },
  offline: {
    title: 'Copies carried away',
    none: 'None noted yet.',
    form: 'Note that one was carried away',
    day: 'Day',
    place: 'Where it is kept',
    placeSupport: 'For example: USB disk 2 in the safe',
    save: 'Note it',
    saved: 'Noted.',
    line: '{place} ({by})',
  },
  rehearsal: {
    title: 'Rehearsals of restoring',
    none: 'None noted yet.',
    form: 'Note a rehearsal',
    day: 'Day',
    minutes: 'Time it took (minutes)',
    minutesSupport: 'From the beginning until the data could be seen.',
    note: 'What was noticed',
    save: 'Note it',
    saved: 'Noted.',
    line: '{minutes} minutes ({by})',
  },
  errors: {
    day: 'Enter the day.',
    place: 'Write where it is kept.',
    minutes: 'Write the minutes as a number.',
  },
  key: {
    title: 'The key that opens the copies',
    text: 'Copies are encrypted, and nobody opens them without the key. It lies on this server and would be lost with it. At the server, run “npx shinayaka backup key”, put what it shows on paper and the paper in the safe.',
  },
}
