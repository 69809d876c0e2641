// SPDX-License-Identifier: Apache-2.0
import { deflateSync } from 'node:zlib'

// Small files for the demo's evidence, made here so that they need no fonts, no worker and no time, and are the same every time.

const textObject = (lines: readonly string[]): string => {
  // UTF-16BE in hexadecimal, for the encoding UniJIS-UTF16-H, which every reader of PDF knows.
  const hex = (line: string) => Buffer.from(line, 'utf16le').swap16().toString('hex')
  const [title = '', ...rest] = lines
  return ['BT /F1 18 Tf 60 770 Td', `<${hex(title)}> Tj`, '/F1 11 Tf 0 -40 Td', ...rest.map((line) => `<${hex(line)}> Tj 0 -22 Td`), 'ET'].join('\n')
}

/** A one-page PDF of A4 with a title and lines. The font is the reader's own, so that the file stays under two kilobytes. */
export const paperPdf = (lines: readonly string[]): Buffer => {
  const text = textObject(lines)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (ja) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>',
  ]
  const parts = ['%PDF-1.4\n']
  const places = objects.map((object, index) => {
    const place = parts.join('').length
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`)
    return place
  })
  const body = parts.join('')
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

// node:zlib has its own only from Node 22 on.
const crc = (bytes: Buffer): number => {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return (rest ^ 0xffffffff) >>> 0
}

type Box = { x: number; y: number; width: number; height: number; grey: number }

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

/** A drawing of grey boxes on white as PNG: enough to be a plan of machines and lines. */
export const drawingPng = (width: number, height: number, boxes: readonly Box[]): Buffer => {
  const pixels = Buffer.alloc((width + 1) * height, 255)
  for (let y = 0; y < height; y++) pixels[y * (width + 1)] = 0
  for (const box of boxes)
    for (let y = box.y; y < box.y + box.height; y++) {
      const begin = y * (width + 1) + 1 + box.x
      pixels.fill(box.grey, begin, begin + box.width)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
