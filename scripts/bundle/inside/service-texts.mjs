// SPDX-License-Identifier: Apache-2.0
// What the system is told about the service, and with which programs. Pure, so that the Windows half is tested anywhere.
import { posix, win32 } from 'node:path'

export const taskName = 'Shinayaka'
export const unitPath = '/etc/systemd/system/shinayaka.service'

/**
 * The task of Windows: runs at boot as LOCAL SERVICE, which may do less than a person and which PostgreSQL accepts. Windows restarts no task
 * that ended by itself, so it is asked for again every minute and ignored while it runs.
 */
export function taskXml(layout) {
  const node = win32.join(layout.app, 'runtime', 'node.exe')
  const start = win32.join(layout.app, 'app', 'bundle', 'start.mjs')
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>しなやか（サイバー攻撃を受けても診療を止めないために）</Description>
  </RegistrationInfo>
  <Triggers>
    <BootTrigger>
      <Enabled>true</Enabled>
      <Repetition>
        <Interval>PT1M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
    </BootTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>S-1-5-19</UserId>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xml(node)}</Command>
      <Arguments>${xml(`${quoted(start)} --service`)}</Arguments>
      <WorkingDirectory>${xml(layout.app)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`.replaceAll('\n', '\r\n')
}

/** The unit of systemd. SIGTERM goes to the server alone, which then closes its database; what is left after that is ended. */
export function systemdUnit(layout) {
  const node = posix.join(layout.app, 'runtime', 'node')
  const start = posix.join(layout.app, 'app', 'bundle', 'start.mjs')
  return `[Unit]
Description=Shinayaka
After=network.target

[Service]
User=shinayaka
Group=shinayaka
ExecStart=${node} ${start} --service
WorkingDirectory=/
KillMode=mixed
TimeoutStartSec=300
TimeoutStopSec=90
Restart=always
RestartSec=5
NoNewPrivileges=true
PrivateTmp=true
ProtectHome=true
ProtectSystem=strict
ReadWritePaths=${layout.base}
UMask=0077

[Install]
WantedBy=multi-user.target
`
}

/** The programs of the system that each act needs, in order: [program, ...arguments]. Paths are whole arguments, so nothing is quoted here. */
export function windowsSteps(layout) {
  const tasks = (...args) => ['schtasks.exe', ...args, '/TN', taskName]
  return {
    known: tasks('/Query'),
    disable: tasks('/Change', '/DISABLE'),
    end: tasks('/End'),
    enable: tasks('/Change', '/ENABLE'),
    run: tasks('/Run'),
    create: [...tasks('/Create', '/F'), '/XML', layout.task],
    remove: tasks('/Delete', '/F'),
    // Whoever made the folder before us loses what the person gave themselves in it.
    close: [
      ['icacls.exe', layout.base, '/setowner', '*S-1-5-32-544', '/T', '/C', '/Q'],
      ['icacls.exe', layout.base, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-19:(OI)(CI)F', '/Q'],
      ['icacls.exe', win32.join(layout.base, '*'), '/reset', '/T', '/C', '/Q'],
    ],
  }
}

/** The same for Linux. */
export function linuxSteps(layout) {
  const control = (...args) => ['systemctl', ...args]
  return {
    known: control('cat', 'shinayaka.service'),
    user: [
      'useradd',
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/var/lib/shinayaka',
      '--shell',
      '/usr/sbin/nologin',
      'shinayaka',
    ],
    own: ['chown', '-R', 'shinayaka:shinayaka', layout.data, posix.dirname(layout.log), layout.settings],
    // Its list is nobody's business, but a database of another account may lie there.
    close: ['chmod', '0711', layout.base],
    stop: control('stop', 'shinayaka.service'),
    reload: control('daemon-reload'),
    enable: control('enable', '--now', 'shinayaka.service'),
    disable: control('disable', '--now', 'shinayaka.service'),
  }
}

/** The command that lets other machines in, to be read and given by a person. */
export function firewallHint(os, port) {
  return os === 'win32'
    ? `netsh advfirewall firewall add rule name="Shinayaka" dir=in action=allow protocol=TCP localport=${port} profile=domain,private`
    : `firewall-cmd --permanent --add-port=${port}/tcp && firewall-cmd --reload （ufw なら ufw allow ${port}/tcp）`
}

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (path) => `"${path}"`
