// SPDX-License-Identifier: Apache-2.0
import type { RadarInput } from '../../chart/input.ts'
import { radarSvg } from '../../chart/radar.ts'
import type { Job } from '../job.ts'

const smallest: RadarInput = {
  title: '',
  description: '',
  language: 'ja',
  thisName: '',
  previousName: null,
  domains: [{ name: '', score: 1, previous: null }],
}

/** The radar of domain scores as SVG. */
export const job: Job<RadarInput, { svg: string }> = {
  run: async (input) => ({ svg: radarSvg(input) }),
  warmUp: async () => {
    radarSvg(smallest)
  },
}
