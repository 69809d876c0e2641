// SPDX-License-Identifier: Apache-2.0
// Puts the product into the system so that it starts with the machine, takes it out again, or replaces it by a newer one.
// The program is copied to where only an administrator can change it; what is kept stays where it is.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askReady, bundle, here, prepare, readSettings, Stop, system } from './machine.mjs'
import { firewallHint, linuxSteps, systemdUnit, taskXml, unitPath, windowsSteps } from './service-texts.mjs'
import { compareSums } from './sums.mjs'

const windows = process.platform === 'win32'
const layout = here(true)
const steps = windows ? windowsSteps(layout) : linuxSteps(layout)
const say = (line) => console.log(line)

try {
  const [act = ''] = process.argv.slice(2)
  if (!['install', 'uninstall'].includes(act)) throw new Stop('使い方: service-install か service-uninstall のファイルを実行してください。')
  requireAdministrator()
  if (act === 'install') await install()
  else await uninstall()
} catch (error) {
  console.error(error instanceof Error && 'forPerson' in error ? `\n${error.message}` : error)
  process.exitCode = 1
}

async function install() {
  if (bundle.startsWith(layout.program)) throw new Stop('これは、もう入れてあるプログラムです。新しいまとめのフォルダから実行してください。')
  say('まとめのファイルを確かめています（1、2 分かかります）…')
  requireWhole()
  const known = asks(steps.known)
  if (!known && (await askReady(readSettings(layout))))
    throw new Stop('しなやかが、ほかの窓で動いています。その窓で Ctrl-C を押して止めてから、やり直してください。')
  if (known) await stop()
  say(`プログラムを ${layout.app} に写しています…`)
  putProgram()
  prepare(layout)
  if (windows) registerTask()
  else registerUnit()
  say('しなやかを始めています…')
  await requireRunning()
}

async function uninstall() {
  if (!asks(steps.known)) throw new Stop('サービスとしては入っていません。することはありません。')
  await stop()
  if (windows) does(steps.remove, 'タスクを消せませんでした。')
  else {
    does(steps.disable, 'サービスを外せませんでした。')
    rmSync(unitPath, { force: true })
    does(steps.reload, 'systemd に知らせられませんでした。')
  }
  // Windows deletes no program that runs, and this may be the installed one.
  if (windows && bundle.startsWith(layout.program)) say(`この窓を閉じたあと、プログラムのフォルダ ${layout.program} を消してください。`)
  else rmSync(layout.program, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
  say(`サービスを外しました。データは ${layout.base} に残っています。もう要らないと決めたときだけ、このフォルダを消してください。`)
}

function requireAdministrator() {
  const allowed = windows ? asks(['fltmc.exe']) : process.getuid?.() === 0
  if (allowed) return
  throw new Stop(
    windows
      ? '管理者として実行してください（ファイルを右クリックして「管理者として実行」）。'
      : '管理者（root）として実行してください: sudo sh service-install.sh',
  )
}

function requireWhole() {
  const { missing, changed } = compareSums(bundle)
  const bad = [...missing, ...changed]
  if (bad.length === 0) return
  const shown = bad.slice(0, 5).join('\n  ')
  throw new Stop(`まとめのファイルが ${bad.length} 個、欠けているか変わっています。USB メモリなどから写し直してください。\n  ${shown}`)
}

/** Copies exactly the files that the sums name, beside the old program, and changes places in one step. */
function putProgram() {
  const fresh = `${layout.app}.new`
  const old = `${layout.app}.old`
  try {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
    const listed = readFileSync(join(bundle, 'SHA256SUMS'), 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [line.slice(66)]))
    for (const path of [...listed, 'SHA256SUMS']) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true, mode: 0o755 })
      cpSync(join(bundle, path), join(fresh, path))
      if (!windows) chmodSync(join(fresh, path), /^runtime\/node$|\/native\/bin\//.test(path) ? 0o755 : 0o644)
    }
    if (existsSync(layout.app)) renameSync(layout.app, old)
    renameSync(fresh, layout.app)
    rmSync(old, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
  } catch (error) {
    if (error?.code === 'ENOSPC') throw new Stop('ディスクに空きがありません。1 GB ほど空けてから、やり直してください。')
    throw new Stop(`${layout.app} に写せませんでした（${error?.message}）。ウイルス対策ソフトが止めていないかを確かめて、やり直してください。`)
  }
}

function registerTask() {
  for (const step of steps.close) does(step, `「${layout.base}」のアクセス権を整えられませんでした。`)
  writeFileSync(layout.task, `\uFEFF${taskXml(layout)}`, 'utf16le')
  does(steps.create, 'Windows の「タスク スケジューラ」に登録できませんでした。')
  does(steps.run, 'タスクを始められませんでした。')
}

function registerUnit() {
  if (!asks(['id', 'shinayaka'])) does(steps.user, '利用者 shinayaka を作れませんでした。useradd があるかを確かめてください。')
  mkdirSync(layout.data, { recursive: true })
  chmodSync(layout.data, 0o700)
  does(steps.own, `「${layout.base}」の持ち主を変えられませんでした。`)
  does(steps.close, `「${layout.base}」のアクセス権を整えられませんでした。`)
  writeFileSync(unitPath, systemdUnit(layout))
  does(steps.reload, 'systemd に知らせられませんでした。systemd のある Linux で実行してください。')
  does(steps.enable, 'サービスを始められませんでした。「journalctl -u shinayaka」を見てください。')
}

/** Ends the running service in good order: on Windows by the file it looks for, after a minute by force. */
async function stop() {
  say('動いているしなやかを止めています…')
  if (!windows) {
    does(steps.stop, '動いているサービスを止められませんでした。')
    return
  }
  does(steps.disable, 'タスクを止められませんでした。')
  writeFileSync(layout.stop, '')
  const settings = readSettings(layout)
  for (let second = 0; second < 60 && (await askReady(settings)); second += 1) await sleep(1_000)
  // The database still closes for a moment after the last answer.
  await sleep(5_000)
  asks(steps.end)
  rmSync(layout.stop, { force: true })
}

async function requireRunning() {
  const settings = readSettings(layout)
  for (let second = 0; second < 180; second += 1) {
    const answer = await askReady(settings)
    if (answer?.ready) {
      const log = windows ? layout.log : 'journalctl -u shinayaka'
      say(`\nしなやか ${answer.version} が動いています:  ${answer.url}`)
      say(`初回コードは、記録の中にあります:  ${log}`)
      say(
        `院内のほかの端末から開くには、${layout.settings} に HOST を書いて始め直し、次の命令で通します:\n  ${firewallHint(process.platform, settings.PORT || '8080')}`,
      )
      return
    }
    await sleep(1_000)
  }
  const last = windows && existsSync(layout.log) ? `\n${readFileSync(layout.log, 'utf8').trim().split('\n').slice(-12).join('\n')}` : ''
  throw new Stop(`3 分待ちましたが、しなやかが答えません。記録（${windows ? layout.log : 'journalctl -u shinayaka'}）の最後を見てください。${last}`)
}

function asks([program, ...args]) {
  try {
    execFileSync(windows ? system(program) : program, args, { stdio: 'ignore', windowsHide: true })
    return true
  } catch {
    return false
  }
}

function does([program, ...args], sentence) {
  try {
    execFileSync(windows ? system(program) : program, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', windowsHide: true })
  } catch (error) {
    throw new Stop(`${sentence}\n${String(error?.stderr ?? '').trim() || error?.message}`)
  }
}
