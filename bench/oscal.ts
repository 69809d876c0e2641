// SPDX-License-Identifier: Apache-2.0
// The catalog as OSCAL, every file made anew each time: `npm run bench -- oscal`.
import { availableParallelism, loadavg } from 'node:os'
import { loadCatalog } from '@shinayaka/catalog'
import { type OscalDocument, oscalExport } from '@shinayaka/engines/oscal/index'
import { catalogFolder } from '../apps/server/src/ops/house.ts'
import { median, percentile, report, timed } from './figures.ts'

const catalog = loadCatalog(catalogFolder)
const forms = [...catalog.checklists.keys()]
const whole = (): OscalDocument[] => {
  const made = oscalExport(catalog)
  const documents = [
    made.catalog(),
    ...[...forms, ...catalog.guidelines.keys()].map((id) => made.catalog(id)),
    ...forms.map((id) => made.profile(id)),
    made.mapping(),
  ]
  return documents.flatMap((document) => document ?? [])
}

console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`)
for (const { name, text } of whole()) report(name, Buffer.byteLength(text) / 1000, null, 'kB')
const practices = await timed(30, async () => oscalExport(catalog).catalog(), 5)
report('the catalog of practices, p50', median(practices), null, 'ms', `p95 ${percentile(practices, 0.95).toFixed(0)} ms`)
const all = await timed(20, async () => whole(), 5)
report(`all ${whole().length} files, p50`, median(all), null, 'ms', `p95 ${percentile(all, 0.95).toFixed(0)} ms`)
