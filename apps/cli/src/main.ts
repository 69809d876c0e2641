// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { type Command, InputError, print } from './command.ts'

type Listed = { name: string; summary: string; load: () => Promise<Command> }

/** Every command, one line each, in the order of `help`. Each is loaded only when asked for, so that none slows the others. */
const commands: readonly Listed[] = [
  { name: 'score', summary: '答えのファイルから点を出す', load: async () => (await import('./commands/score.ts')).score },
  { name: 'level', summary: 'ネットワーク類型と足りないものを出す', load: async () => (await import('./commands/level.ts')).level },
  { name: 'catalog', summary: '設問・取組・対策を見る、検査する', load: async () => (await import('./commands/catalog.ts')).catalog },
  {
    name: 'checklist',
    summary: '到達度から、チェックリストの答えを提案する',
    load: async () => (await import('./commands/checklist.ts')).checklist,
  },
  {
    name: 'oscal',
    summary: 'カタログと答えを、機械向けの OSCAL で書き出す',
    load: async () => (await import('./commands/oscal.ts')).oscal,
  },
  {
    name: 'workbook',
    summary: '配られた Excel の様式に答えを書き込む、読み取る',
    load: async () => (await import('./commands/workbook.ts')).workbook,
  },
  {
    name: 'supplier',
    summary: '事業者の用紙を作る、答えのファイルに署名する、確かめる',
    load: async () => (await import('./commands/supplier.ts')).supplier,
  },
  { name: 'setup', summary: 'ブラウザを使わずに、はじめての設定をする', load: async () => (await import('./commands/setup.ts')).setup },
  {
    name: 'organisation',
    summary: '機関を作る、並べる、グループの下に移す',
    load: async () => (await import('./commands/organisation.ts')).organisation,
  },
  { name: 'audit', summary: '操作記録が書き換えられていないかを確かめる', load: async () => (await import('./commands/audit.ts')).audit },
  { name: 'backup', summary: '控えを取る、確かめる、鍵を表示する', load: async () => (await import('./commands/backup.ts')).backup },
  { name: 'restore', summary: '控えから、すべてを元に戻す', load: async () => (await import('./commands/restore.ts')).restore },
  { name: 'files', summary: '証跡のファイルの置き場を移す', load: async () => (await import('./commands/files.ts')).files },
  { name: 'standby', summary: '控え用のノート PC で、新しい控えを開く', load: async () => (await import('./commands/standby.ts')).standby },
  {
    name: 'doctor',
    summary: '動かしている環境を調べ、直すところを言う',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'reset-password',
    summary: '入れなくなった人に新しいパスワードを付ける',
    load: async () => (await import('./commands/reset-password.ts')).resetPassword,
  },
]

const overview = (): string => {
  const longest = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(longest)}   ${summary}`)
  return `使い方: npx shinayaka <命令> [指定]\n\n${lines.join('\n')}\n\n命令ごとの説明: npx shinayaka help <命令>\n版: npx shinayaka --version`
}

const version = (): string => {
  const described: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof described === 'object' && described !== null && 'version' in described ? String(described.version) : ''
}

const find = (name: string): Listed => {
  const found = commands.find((command) => command.name === name)
  if (!found) throw new InputError([`「${name}」という命令はありません。`, '', overview()])
  return found
}

const run = async (args: readonly string[]): Promise<number> => {
  const [name = 'help', ...rest] = args
  if (name === '--version' || name === '-v') {
    print(version())
    return 0
  }
  const wanted = name === 'help' || name === '--help' || name === '-h' ? rest[0] : name
  if (wanted === undefined) {
    print(overview())
    return 0
  }
  const command = await find(wanted).load()
  if (wanted === name && !rest.includes('--help') && !rest.includes('-h')) return command.run(rest)
  print(command.usage)
  return 0
}

/** Runs one command line and gives its exit code: 0 done, 1 looked and found something wrong, 2 cannot be used as given. */
export const main = async (args: readonly string[]): Promise<number> => {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    return await run(args)
  } catch (error) {
    if (error instanceof InputError) {
      process.stderr.write(`${error.message}\n`)
      return 2
    }
    process.stderr.write(
      `思わぬ誤りで止まりました。この表示を添えて開発元に知らせてください。\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return 1
  }
}
