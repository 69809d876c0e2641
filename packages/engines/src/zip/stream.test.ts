// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { openArchive, unpack } from './archive.ts'
import { type ZipMember, zipStream } from './stream.ts'

const folder = mkdtempSync(join(tmpdir(), 'zip-stream-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = new Date('2026-11-21T01:30:10Z')
async function* of(members: readonly Omit<ZipMember, 'at'>[]): AsyncGenerator<ZipMember> {
  for (const member of members) yield { ...member, at }
}
const made = async (members: readonly Omit<ZipMember, 'at'>[]): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  for await (const part of zipStream(of(members))) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}
const limits = { bytes: 1e9, entries: 100_000, inflated: 1e9, ratio: 100 }

describe('a zip made while its members come', () => {
  it('holds exactly what was put in, whatever the pieces, read by two readers', async () => {
    const content = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 8 }), async (contents) => {
        const bytes = await made(contents.map((pieces, index) => ({ name: `証跡/${index}_日本語.pdf`, pieces })))
        const read = unzipSync(bytes)
        expect(Object.keys(read)).toHaveLength(contents.length)
        for (const [index, pieces] of contents.entries())
          expect(Buffer.from(read[`証跡/${index}_日本語.pdf`] ?? []).equals(Buffer.concat(pieces))).toBe(true)
        const archive = contents.length === 0 ? null : openArchive(bytes, limits)
        if (archive?.kind === 'archive')
          for (const member of archive.members)
            expect(Buffer.from(unpack(archive, member) as Uint8Array).equals(Buffer.from(read[member.name] ?? [1]))).toBe(true)
      }),
    )
  })

  it('is whole to unzip and Python, with its names and times, over block borders', async () => {
    const long = Buffer.alloc(200_000, 7)
    const bytes = await made([
      { name: '2①_遠隔保守/証001_控え.bin', pieces: [long.subarray(0, 65_535), long.subarray(65_535)] },
      { name: 'README.txt', pieces: [] },
    ])
    const path = join(folder, 'whole.zip')
    writeFileSync(path, bytes)
    expect(spawnSync('unzip', ['-tq', path], { encoding: 'utf8' }).stdout).toContain('No errors detected')
    const listed = spawnSync(
      'python3',
      [
        '-c',
        'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [(i.filename, i.file_size, i.date_time) for i in z.infolist()])',
        path,
      ],
      { encoding: 'utf8' },
    ).stdout
    expect(listed.trim()).toBe(
      "None [('2①_遠隔保守/証001_控え.bin', 200000, (2026, 11, 21, 10, 30, 10)), ('README.txt', 0, (2026, 11, 21, 10, 30, 10))]",
    )
  })

  it('asks for a member only when the one before is out, and breaks off where its pieces do', async () => {
    const asked: string[] = []
    async function* members(): AsyncGenerator<ZipMember> {
      for (const name of ['a', 'b']) {
        asked.push(name)
        yield { name, at, pieces: [Buffer.from(name)] }
      }
    }
    const pieces = zipStream(members())
    await pieces.next()
    await pieces.next()
    expect(asked).toEqual(['a'])
    // biome-ignore lint/correctness/useYield: it breaks before its first piece
    async function* broken(): AsyncGenerator<Uint8Array> {
      throw new Error('gone')
    }
    await expect(made([{ name: 'a', pieces: broken() }])).rejects.toThrow('gone')
  })

  it('writes more than 65,535 members with the twin of 64 bits', async () => {
    const bytes = await made(Array.from({ length: 65_540 }, (_, index) => ({ name: `${index}`, pieces: [] })))
    const archive = openArchive(bytes, limits)
    expect(archive.kind === 'archive' && archive.members.length).toBe(65_540)
    const path = join(folder, 'many.zip')
    writeFileSync(path, bytes)
    const counted = spawnSync('python3', ['-c', 'import sys,zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))', path], {
      encoding: 'utf8',
    })
    expect(counted.stdout.trim()).toBe('65540')
  })
})
