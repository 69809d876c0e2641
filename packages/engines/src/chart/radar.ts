// SPDX-License-Identifier: Apache-2.0
import { init, use } from 'echarts/core'
import 'echarts/lib/chart/radar'
import 'echarts/lib/component/graphic'
import { SVGRenderer } from 'echarts/renderers'
import type { RadarInput } from './input.ts'
import { radarOption, radarSize } from './option.ts'

use([SVGRenderer])

const escapeXml = (text: string): string => text.replace(/[&<>"']/gu, (letter) => `&#${letter.codePointAt(0)};`)

/** What the library adds for a pointer in a browser: it has no meaning here and counts up from picture to picture. */
const withoutPointer = (svg: string): string =>
  svg.replace(/<style[\s\S]*?<\/style>\s*/gu, '').replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="\w+")/gu, '')

/** Fonts as attributes: a page with a strict policy blocks styles inside elements. */
const withoutStyles = (svg: string): string =>
  svg.replace(/ style="font(?:: |-size:)(\d+)px(?: |;font-family:)([^";]*);?"/gu, ' font-size="$1" font-family="$2"')

/**
 * The radar of domain scores as a standing-alone SVG: no script, no style sheet, no font that is fetched; it carries its title and description for those who do not see it.
 *
 * @returns SVG text, 640 × 480 units
 */
export const radarSvg = (input: RadarInput): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...radarSize })
  try {
    chart.setOption(radarOption(input))
    const svg = chart.renderToSVGString({ useViewBox: true })
    const body = withoutStyles(withoutPointer(svg.slice(svg.indexOf('>') + 1)))
    const { width, height } = radarSize
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${input.language}">` +
      `<title>${escapeXml(input.title)}</title><desc>${escapeXml(input.description)}</desc>${body}`
    )
  } finally {
    chart.dispose()
  }
}
