// SPDX-License-Identifier: Apache-2.0
// Where an installation from a bundle keeps its things. Pure: the same on the machine that makes the bundle and in its tests.
import { posix, win32 } from 'node:path'

/**
 * The folders and files of one machine. `os`: as `process.platform`; `root`: whether everything is permitted (Linux); `service`: started by the
 * system rather than by a person. What is kept lies outside the folder of the bundle, so that a newer folder replaces an older one and a stick
 * may be read-only. On Windows it has no Japanese letters, because PostgreSQL finds its files there only by the old code page.
 */
export function layoutFor({ os, env, home, root = false, service = false }) {
  if (os === 'win32') {
    const base = win32.join(env.ProgramData || 'C:\\ProgramData', 'Shinayaka')
    return places(win32, base, win32.join(env.ProgramFiles || 'C:\\Program Files', 'Shinayaka'))
  }
  const own = posix.join(env.XDG_DATA_HOME || posix.join(home, '.local', 'share'), 'shinayaka')
  return places(posix, root || service ? '/var/lib/shinayaka' : own, '/opt/shinayaka')
}

function places(path, base, program) {
  return {
    /** Everything that is kept. */
    base,
    data: path.join(base, 'data'),
    settings: path.join(base, 'settings.txt'),
    log: path.join(base, 'log', 'shinayaka.log'),
    /** Its presence asks the running service to end: Windows has no signals. */
    stop: path.join(base, 'stop'),
    task: path.join(base, 'task.xml'),
    /** Where the service runs from: only an administrator can change what is there. */
    program,
    app: path.join(program, 'app'),
  }
}

/** The settings a person wrote, under those of the environment, which come first; `data` unless told otherwise. Throws nothing for odd lines. */
export function settingsFrom(text, env, data) {
  const written = {}
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, name, value] = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (name) written[name] = value.replace(/^(["'])(.*)\1$/, '$2')
  }
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  return { DATA_DIR: data, ...written, ...given }
}

/** The file of settings as it is first written, each line still asleep. */
export function settingsTemplate(os) {
  const lines = [
    'しなやかの設定。行の先頭の # を消すと効きます。変えたら、しなやかを止めて、もう一度始めてください。',
    '使える名前のすべては、まとめの中の app/docs/settings.md にあります。',
    '',
    '院内のほかの端末から開く（このマシンのアドレスでもよい）',
    'HOST=0.0.0.0',
    '',
    'ポート番号',
    'PORT=8080',
    '',
    '招待の紙に刷るアドレス',
    'PUBLIC_URL=http://192.168.1.10:8080',
  ]
  const end = os === 'win32' ? '\r\n' : '\n'
  // The mark tells the older Notepad that this is UTF-8.
  return `${os === 'win32' ? '\uFEFF' : ''}${lines.map((line) => (line === '' ? '' : `# ${line}`)).join(end)}${end}`
}

/** Parts of Windows that PostgreSQL and the PDF need and that a fresh Windows may lack: those that are missing. */
export function missingRuntime(env, exists) {
  const folder = win32.join(env.SystemRoot || 'C:\\Windows', 'System32')
  return ['vcruntime140.dll', 'vcruntime140_1.dll', 'msvcp140.dll'].filter((name) => !exists(win32.join(folder, name)))
}
