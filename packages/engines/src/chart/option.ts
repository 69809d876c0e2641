// SPDX-License-Identifier: Apache-2.0
import type { EChartsCoreOption } from 'echarts/core'
import type { RadarDomain, RadarInput } from './input.ts'

/** Size of the picture in its own units; it is scaled to wherever it stands. */
export const radarSize = { width: 640, height: 480 }

/** Fonts by name only: the page's own, or the one the PDF is set in. Nothing is fetched. */
const fontFamily = "'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif"
const ink = '#1a1a1a'
const grey = '#767676'
const light = '#b3b3b3'
const accent = '#0017c1'

const centre = { x: 320, y: 216 }
const radius = 166
const full = 3
/** At or below this many points a domain needs measures; the ground is shaded up to here. */
const threshold = 1.5

type Point = [number, number]

/** Where a score stands: axes run clockwise from the top. */
const pointAt = (axis: number, axes: number, score: number): Point => {
  const angle = (2 * Math.PI * axis) / axes
  const distance = (radius * score) / full
  return [centre.x + distance * Math.sin(angle), centre.y - distance * Math.cos(angle)]
}

const longest = { ja: 8, en: 16 }
/** Where axes stand close, a second line would run into the next name. */
const crowded = { axes: 15, longest: { ja: 8, en: 20 } }

/** Cuts a long name into lines: after 「・」「、」 or a blank where there is one, otherwise where the line is full. */
export const nameLines = (name: string, language: 'ja' | 'en', axes = 0): string[] => {
  const limit = (axes >= crowded.axes ? crowded.longest : longest)[language]
  const parts = language === 'en' ? name.split(/(?<= )/u) : name.split(/(?<=[・、 　])/u)
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last !== undefined && [...last, ...part.trimEnd()].length <= limit) lines[lines.length - 1] = last + part
    else lines.push(part)
  }
  const cut = (line: string): string[] => {
    const letters = [...line]
    if (language === 'en' || letters.length <= limit + 2) return [line]
    const half = Math.ceil(letters.length / Math.ceil(letters.length / limit))
    return Array.from({ length: Math.ceil(letters.length / half) }, (_, index) => letters.slice(index * half, (index + 1) * half).join(''))
  }
  return lines.map((line) => line.trim()).flatMap(cut)
}

/** Last time's line is broken where there was no score: a gap, never a zero. */
const runs = (scores: readonly (number | null)[]): { points: Point[]; closed: boolean }[] => {
  const known = scores.map((score, axis) => (score === null ? null : pointAt(axis, scores.length, score)))
  const gap = known.indexOf(null)
  if (gap < 0) return [{ points: known.flatMap((point) => (point === null ? [] : [point])), closed: true }]
  const turned = [...known.slice(gap + 1), ...known.slice(0, gap + 1)]
  const found: Point[][] = [[]]
  for (const point of turned) {
    if (point === null) found.push([])
    else found.at(-1)?.push(point)
  }
  return found.filter((points) => points.length > 0).map((points) => ({ points, closed: false }))
}

const dashed = { fill: 'none', stroke: ink, lineWidth: 1.8, lineDash: [6, 4] }
const diamond = ([x, y]: Point) => ({
  type: 'polygon',
  silent: true,
  z: 6,
  shape: {
    points: [
      [x, y - 8],
      [x + 8, y],
      [x, y + 8],
      [x - 8, y],
    ],
  },
  style: { fill: 'none', stroke: ink, lineWidth: 1.5 },
})

const previousLine = (domains: readonly RadarDomain[]) =>
  runs(domains.map(({ previous }) => previous)).flatMap(({ points, closed }) => [
    { type: closed ? 'polygon' : 'polyline', silent: true, z: 5, shape: { points }, style: dashed },
    ...points.map(diamond),
  ])

const ring = (axes: number, score: number): Point[] => Array.from({ length: axes }, (_, axis) => pointAt(axis, axes, score))

const scale = () =>
  [1, 2, 3].map((score) => ({
    type: 'text',
    silent: true,
    z: 7,
    x: centre.x - 12,
    y: centre.y - (radius * score) / full + 3,
    style: { text: String(score), fill: grey, stroke: '#fff', lineWidth: 3, font: `11px ${fontFamily}` },
  }))

/** Width of words at 14 px, near enough for setting two of them side by side: full-width letters are square. */
const wordsWidth = (words: string): number => [...words].reduce((sum, letter) => sum + (/[\p{ASCII}\p{Script=Latin}]/u.test(letter) ? 7.8 : 14), 0)

const sampleWidth = 44
const sampleGap = 10
const entryGap = 32

/** Its own legend, so that line and marker stand exactly as in the picture. */
const legend = ({ thisName, previousName }: RadarInput) => {
  const y = radarSize.height - 18
  const widthOf = (name: string) => sampleWidth + sampleGap + wordsWidth(name)
  const width = widthOf(thisName) + (previousName === null ? 0 : entryGap + widthOf(previousName))
  const first = centre.x - width / 2
  const second = first + widthOf(thisName) + entryGap
  const text = (x: number, words: string) => ({
    type: 'text',
    silent: true,
    x: x + sampleWidth + sampleGap,
    y: y - 7,
    style: { text: words, fill: ink, font: `14px ${fontFamily}` },
  })
  const line = (x: number, style: object) => ({ type: 'line', silent: true, shape: { x1: x, y1: y, x2: x + sampleWidth, y2: y }, style })
  const middle = (x: number) => x + sampleWidth / 2
  return [
    line(first, { stroke: accent, lineWidth: 2.5 }),
    { type: 'circle', silent: true, shape: { cx: middle(first), cy: y, r: 4.5 }, style: { fill: accent } },
    text(first, thisName),
    ...(previousName === null ? [] : [line(second, dashed), diamond([middle(second), y]), text(second, previousName)]),
  ]
}

/**
 * The one definition of the radar, for page and paper: domains clockwise from the top, 0 in the middle and 3 at the rim, the ground shaded up to the threshold.
 * This time is a solid line with round marks, last time a dashed line with hollow diamonds, so that it reads without colour.
 * Domains without a score this time have no axis: an empty domain is never drawn as zero.
 */
export const radarOption = (input: RadarInput): EChartsCoreOption => {
  const domains = input.domains.filter(({ score }) => score !== null)
  const names = domains.map(({ name }) => nameLines(name, input.language, domains.length).join('\n'))
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily },
    radar: {
      silent: true,
      clockwise: true,
      startAngle: 90,
      center: [centre.x, centre.y],
      radius,
      splitNumber: full,
      indicator: names.map((name) => ({ name, min: 0, max: full })),
      axisName: { color: ink, fontSize: 14, lineHeight: 18, fontFamily },
      axisNameGap: 12,
      axisLine: { lineStyle: { color: light, width: 0.8 } },
      splitLine: { lineStyle: { color: light, width: 0.8 } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        silent: true,
        z: 4,
        symbol: 'circle',
        symbolSize: 9,
        itemStyle: { color: accent },
        lineStyle: { color: accent, width: 2.5 },
        data: [{ name: input.thisName, value: domains.map(({ score }) => score) }],
      },
    ],
    graphic: [
      { type: 'polygon', silent: true, z: -1, shape: { points: ring(domains.length, threshold) }, style: { fill: '#ececec' } },
      ...(input.previousName === null ? [] : previousLine(domains)),
      ...scale(),
      ...legend(input),
    ],
  }
}
