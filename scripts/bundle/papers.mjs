// SPDX-License-Identifier: Apache-2.0
// What lies in a bundle to be read: the page of instructions and everybody's licences.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeVersion } from './platforms.mjs'

/** Copies the licences of what is not a library, and lists every library with its licence, whose text lies beside it. */
export function writeLicences(root, folder, nodeLicence, database) {
  mkdirSync(join(folder, 'licences'))
  for (const name of ['LICENSE', 'NOTICE']) writeFileSync(join(folder, name), readFileSync(join(root, name)))
  writeFileSync(join(folder, 'licences', 'nodejs.txt'), readFileSync(nodeLicence))
  writeFileSync(join(folder, 'licences', 'postgresql.txt'), readFileSync(new URL('./postgresql-licence.txt', import.meta.url)))
  const { version } = JSON.parse(readFileSync(join(folder, 'app', 'node_modules', database, 'package.json'), 'utf8'))
  const lines = [
    'このまとめに入っているもの / What this folder contains',
    '',
    `Node.js ${nodeVersion}: MIT ほか（licences/nodejs.txt）`,
    `PostgreSQL（${database} ${version}）: PostgreSQL License（licences/postgresql.txt）`,
    '',
    ...libraries(join(folder, 'app', 'node_modules')).map(
      ({ name, version, licence, text }) => `${name} ${version}: ${licence}${text ? `（${text}）` : ''}`,
    ),
  ]
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), `\uFEFF${lines.join('\r\n')}\r\n`)
}

/** Every library below a `node_modules`, also those inside another, in the order of their names. */
export function libraries(modules, path = 'app/node_modules') {
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
  )
  return names
    .filter((name) => existsSync(join(modules, name, 'package.json')) && !name.startsWith('@shinayaka/') && name !== 'tsx')
    .flatMap((name) => {
      const { version, license, licenses } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
      const text = readdirSync(join(modules, name)).find((file) => /^(licen[cs]e|copying)/i.test(file))
      const licence = typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? '不明')
      const inner = join(modules, name, 'node_modules')
      const own = { name, version, licence, text: text && `${path}/${name}/${text}` }
      return [own, ...(existsSync(inner) ? libraries(inner, `${path}/${name}/node_modules`) : [])]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The one page of instructions, for the older Notepad as well. */
export function writeReadme(folder, platform, version, withRedist) {
  const text = platform.os === 'win32' ? windowsPage(version, withRedist) : linuxPage(version, platform.cpu)
  const end = platform.os === 'win32' ? '\r\n' : '\n'
  writeFileSync(join(folder, 'README.txt'), `${platform.os === 'win32' ? '\uFEFF' : ''}${text.trim().replaceAll('\n', end)}${end}`)
}

const windowsPage = (version, withRedist) => `
しなやか ${version}（Windows 10・11、Windows Server 2016 以降、64 ビット）

インターネットは要りません。Node.js と PostgreSQL はこの中に入っています。

■ はじめに一度だけ
1. このフォルダを、短くて半角だけの場所に写します（例 C:\\shinayaka）。
2. 「Visual C++ 再頒布可能パッケージ（x64）」が要ります。多くの Windows には
   もう入っていて、足りないときは始めたときにそう出ます。
   ${withRedist ? '足りなければ、このフォルダの vc_redist.x64.exe を管理者が実行します。' : '足りなければ、つながるマシンで https://aka.ms/vs/17/release/vc_redist.x64.exe\n   を取り、USB メモリで運んで管理者が実行します。'}

■ 試す
start.cmd をダブルクリックします。黒い窓に出たアドレス（http://localhost:8080）を
ブラウザで開き、同じ窓の「初回コード」を入れます。止めるときは窓で Ctrl-C。
架空の病院で試すだけなら、コマンド プロンプトで start.cmd --demo。
「Windows によって PC が保護されました」と出たら、持ってきた人と SHA256SUMS を
確かめてから「詳細情報」→「実行」。

■ 毎日使う（Windows と一緒に始まる）
service-install.cmd を右クリックし「管理者として実行」。
・プログラムは C:\\Program Files\\Shinayaka に写り、このフォルダは要らなくなります。
・権限の小さい利用者（LOCAL SERVICE）で、タスク スケジューラの「Shinayaka」として動きます。
・初回コードは C:\\ProgramData\\Shinayaka\\log\\shinayaka.log にあります。

■ 院内のほかの端末から開く
C:\\ProgramData\\Shinayaka\\settings.txt に HOST=0.0.0.0 と書き、service-install.cmd を
もう一度実行し（始め直します）、最後に表示される netsh の命令を管理者で実行します。

■ 新しい版にする
バックアップを取り、新しいまとめの service-install.cmd を管理者として実行します。
データはそのまま引き継がれ、データの形は自動で新しくなります。

■ データ、バックアップ、やめるとき
データは C:\\ProgramData\\Shinayaka にあります（このフォルダの中ではありません）。
操作は、管理者のコマンド プロンプトで shinayaka.cmd help。
やめるときは service-uninstall.cmd。データは残ります。

■ 困ったとき
・「ポート 8080 は、ほかのプログラムが」 → settings.txt に PORT=8081 などと書きます。
・ウイルス対策ソフトが止める → C:\\Program Files\\Shinayaka と
  C:\\ProgramData\\Shinayaka\\data を除外します（データベースの推奨です）。
・USB メモリの写し損ないは service-install.cmd が見つけます（SHA256SUMS）。

この版は、本物の Windows では試していません。Wine 10（Linux の上の互換環境）で、
始める・止める・殺されたあとに立ち直ることまでを確かめています。
サービスの登録、アクセス権（icacls）、ファイアウォールは試せていません。
はじめは試験用のマシンで確かめ、結果をお知らせください。
`

const linuxPage = (version, cpu) => `
しなやか ${version}（Linux ${cpu === 'x64' ? 'x86-64' : 'ARM64'}、glibc 2.28 以降。Debian 10・Ubuntu 20.04・RHEL 8 など）

インターネットは要りません。Node.js と PostgreSQL はこの中に入っています。

■ 試す
このフォルダをディスクに写し、端末で sh start.sh を実行します。出たアドレス
（http://localhost:8080）をブラウザで開き、同じ画面の「初回コード」を入れます。
止めるときは Ctrl-C。架空の病院で試すだけなら sh start.sh --demo。
データは、一般の利用者なら ~/.local/share/shinayaka、root なら /var/lib/shinayaka。

■ 毎日使う（systemd。マシンと一緒に始まる）
sudo sh service-install.sh
・プログラムは /opt/shinayaka に写り、このフォルダは要らなくなります。
・ログインできない利用者 shinayaka で動き、データは /var/lib/shinayaka に置きます。
・初回コードと記録は journalctl -u shinayaka で見ます。

■ 院内のほかの端末から開く
/var/lib/shinayaka/settings.txt に HOST=0.0.0.0 と書き、systemctl restart shinayaka。
ファイアウォールでポート 8080 を通します。

■ 新しい版にする
バックアップを取り、新しいまとめで sudo sh service-install.sh。データは引き継がれ、
データの形は自動で新しくなります。

■ やめるとき・操作
sudo sh service-uninstall.sh（データは残ります）。操作は sudo sh shinayaka.sh help。
写し損ないは sha256sum -c SHA256SUMS で分かります（service-install.sh も確かめます）。
`
