/** A run of maintenance in words, and the exit code that says what became of it. */
import type { MaintenanceRun } from '@strongroom/api-client'
import { formatBytes } from '../output.ts'

const found = 3
const failed = 1

/** 0 done, 3 done with findings, 1 failed or stopped. */
export function exitCodeOfRun({ state, report, error }: MaintenanceRun): number {
  if (state === 'running' || state === 'success') return 0
  if (state === 'warning' || error?.code === 'damage_found') return found
  return report === undefined ? failed : found
}

const words: Readonly<Record<string, string>> = {
  restorePoints: 'restore points',
  storedBytes: 'bytes stored',
  readBytes: 'bytes read and verified',
  unreferencedBytes: 'bytes that nothing needs',
  condemned: 'condemned now, deleted by a later run',
  deleted: 'deleted',
  spared: 'needed again',
  locked: 'still locked by the storage',
  rewritten: 'rewritten',
  joined: 'small packs joined to large ones',
  nextAt: 'next deletion possible',
  packsRead: 'packs read',
  packsUnreadable: 'packs that cannot be read',
  indexObjectsBefore: 'index objects before',
  indexObjectsAfter: 'index objects now',
  copied: 'copied',
  present: 'there already',
  period: 'kept',
  before: 'forgotten from before',
  keepLast: 'newest of each job that stay',
  keptRestorePoints: 'restore points that stay',
  forgottenRestorePoints: 'restore points forgotten',
  forgottenItems: 'items forgotten in those that stay',
  extended: 'objects locked for the whole period',
  soonestLockedUntil: 'the first would have been free',
  lockPeriod: 'locked for',
}

/** Of counts; the others are called as the report calls them. */
const units: Readonly<Record<string, string>> = { otherObjects: 'other objects' }
const moments: ReadonlySet<string> = new Set(['before', 'nextAt', 'soonestLockedUntil'])
const dayMs = 86_400_000
const notShown: ReadonlySet<string> = new Set(['findings', 'chains', 'isPreview'])

export function describeRun(run: MaintenanceRun): string {
  const { id, kind, state, startedBy, startedAt, endedAt, error, report = {} } = run
  const isPreview = report['isPreview'] === true || run.options['isPreview'] === true
  return [
    `${kind}${isPreview ? ' (preview: nothing was changed)' : ''}: ${state}`,
    `  run       ${id}`,
    `  started   ${startedAt} by ${startedBy}`,
    ...(endedAt === undefined ? [] : [`  ended     ${endedAt}`]),
    ...Object.entries(report).flatMap(([member, value]) => {
      const name = member === 'period' && kind === 'extend-locks' ? 'lockPeriod' : member
      return notShown.has(name) ? [] : [`  ${words[name] ?? name}: ${valueText(name, value)}`]
    }),
    ...chainLines(report['chains']),
    ...findingLines(report['findings']),
    ...(error === undefined ? [] : [`  ${error.message}`]),
  ].join('\n')
}

function valueText(name: string, value: unknown): string {
  if (typeof value === 'number') {
    if (moments.has(name)) return new Date(value).toISOString()
    if (name === 'lockPeriod') return `${Math.round(value / dayMs)} days`
    return name.toLowerCase().endsWith('bytes') ? formatBytes(value) : String(value)
  }
  if (Array.isArray(value)) return String(value.length)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([part, count]) =>
      part === 'bytes' ? valueText(part, count) : `${String(count)} ${units[part] ?? part}`,
    )
    .join(', ')
}

function entries(list: unknown): readonly object[] {
  return Array.isArray(list)
    ? list.filter((one): one is object => typeof one === 'object' && one !== null)
    : []
}

/** What a retention forgets, job by job. */
function chainLines(chains: unknown): string[] {
  return entries(chains).flatMap((chain) => {
    const points = 'restorePoints' in chain ? entries(chain.restorePoints) : []
    const times = points.map((point) => ('createdAt' in point ? Number(point.createdAt) : 0))
    const source = 'source' in chain ? String(chain.source) : ''
    const lines = times.map((time) => `    ${new Date(time).toISOString()}  job ${source}`)
    const before = 'itemsBefore' in chain ? Number(chain.itemsBefore) : 0
    const items = 'items' in chain ? Number(chain.items) : 0
    if (items > 0) lines.push(`    ${items} items of before ${new Date(before).toISOString()}  job ${source}`)
    return lines
  })
}

function findingLines(findings: unknown): string[] {
  return entries(findings).flatMap((finding) =>
    'message' in finding && 'severity' in finding && 'object' in finding
      ? [`    ${String(finding.severity)}: ${String(finding.message)} (${String(finding.object)})`]
      : [],
  )
}

/** How far it is, in one line. */
export function progressText({ kind, progress }: MaintenanceRun): string {
  if (progress === undefined) return `${kind}: beginning`
  const { phase, done, total, unit } = progress
  const count = (value: number): string => (unit === 'bytes' ? formatBytes(value) : String(value))
  return `${kind}: ${phase} ${count(done)}${total === undefined ? '' : ` of ${count(total)}`}${unit === 'bytes' ? '' : ` ${unit}`}`
}
