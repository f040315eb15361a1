/** What a run of maintenance came to, out of its report: facts with names, findings, and restore points that go. */
import type { MaintenanceRun } from '@strongroom/api-client'
import { formatBytes, formatTime } from '../../../ui/format.ts'
import { kindNames } from './words.ts'

export interface Finding {
  readonly isError: boolean
  readonly message: string
  /** The object in the storage. */
  readonly object: string
}

export interface Forgotten {
  readonly jobId: string
  /** ISO 8601. */
  readonly times: readonly string[]
  /** ISO 8601: in the restore points that stay, items of before are forgotten. */
  readonly itemsBefore: string | undefined
  /** So many, where a preview counted them. */
  readonly items: number | undefined
}

const names: Readonly<Record<string, string>> = {
  restorePoints: 'Restore points',
  packs: 'Packs',
  blobs: 'Pieces of content',
  storedBytes: 'Stored',
  readBytes: 'Read and verified',
  unreferencedBytes: 'Needed by nothing',
  condemned: 'Condemned',
  deleted: 'Deleted',
  spared: 'Needed again',
  locked: 'Still locked by the storage',
  rewritten: 'Rewritten',
  joined: 'Small packs joined',
  nextAt: 'Can be deleted from',
  packsRead: 'Packs read',
  packsUnreadable: 'Packs that cannot be read',
  indexObjectsBefore: 'Index objects before',
  indexObjectsAfter: 'Index objects now',
  copied: 'Copied',
  present: 'There already',
  period: 'Kept for',
  before: 'Forgotten when older than',
  keepLast: 'Newest of each job that stay',
  forgottenRestorePoints: 'Restore points that go',
  keptRestorePoints: 'Restore points that stay',
  forgottenItems: 'Items that go from those that stay',
  extended: 'Objects locked for the whole period',
  soonestLockedUntil: 'The first would have been free',
  period_: 'Locked for',
}

const moments: ReadonlySet<string> = new Set(['before', 'nextAt', 'soonestLockedUntil'])
const unitNames: Readonly<Record<string, string>> = {
  packs: 'packs',
  objects: 'objects',
  otherObjects: 'other objects',
  blobs: 'pieces of content',
}
/** Worth a line only where there is something. */
const rare: ReadonlySet<string> = new Set(['spared', 'locked', 'rewritten', 'joined', 'packsUnreadable'])
const dayMs = 86_400_000

/** Members that nobody has named yet are left out: the API has them. */
export function reportFacts({ kind, report = {} }: MaintenanceRun): readonly (readonly [string, string])[] {
  const facts = Object.entries<unknown>(report).flatMap(([member, value]): [string, string][] => {
    const key = member === 'period' && kind === 'extend-locks' ? 'period_' : member
    const name = names[key]
    const text = rare.has(member) && isNothing(value) ? undefined : textOf(key, value)
    return name === undefined || text === undefined ? [] : [[name, text]]
  })
  const order = Object.values(names)
  return facts.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  const counts: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : []
  return counts.every((count) => count === 0)
}

function textOf(name: string, value: unknown): string | undefined {
  if (typeof value === 'number') {
    if (moments.has(name)) return formatTime(new Date(value).toISOString())
    if (name === 'period_') return `${Math.round(value / dayMs)} days`
    return name.endsWith('Bytes') ? formatBytes(value) : value.toLocaleString()
  }
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.length.toLocaleString()
  return value === null || typeof value !== 'object' ? undefined : countsText(value)
}

/** `{packs: 2, bytes: 1000}` is `2 packs, 1 kB`. */
function countsText(counts: object): string | undefined {
  const parts = Object.entries<unknown>({ ...counts }).flatMap(([unit, count]) => {
    if (typeof count !== 'number') return []
    if (unit === 'bytes') return count === 0 ? [] : [formatBytes(count)]
    const isFirst = unit !== 'otherObjects'
    return count === 0 && !isFirst ? [] : [`${count.toLocaleString()} ${unitNames[unit] ?? unit}`]
  })
  return parts.length === 0 ? undefined : parts.join(', ')
}

export function findingsOf({ report }: MaintenanceRun): readonly Finding[] {
  return entries(report?.['findings']).map((finding) => ({
    isError: valueIn(finding, 'severity') === 'error',
    message: textIn(finding, 'message'),
    object: textIn(finding, 'object'),
  }))
}

/** Job by job. */
export function forgottenOf({ report }: MaintenanceRun): readonly Forgotten[] {
  return entries(report?.['chains']).flatMap((chain) => {
    const times = entries(valueIn(chain, 'restorePoints')).map((point) => isoOf(valueIn(point, 'createdAt')))
    const itemsBefore = valueIn(chain, 'itemsBefore')
    const items = valueIn(chain, 'items')
    if (times.length === 0 && itemsBefore === undefined) return []
    return [
      {
        jobId: textIn(chain, 'source'),
        times,
        itemsBefore: itemsBefore === undefined ? undefined : isoOf(itemsBefore),
        items: typeof items === 'number' ? items : undefined,
      },
    ]
  })
}

function isoOf(value: unknown): string {
  return typeof value === 'number' ? new Date(value).toISOString() : ''
}

function entries(list: unknown): readonly object[] {
  return Array.isArray(list)
    ? list.filter((one): one is object => typeof one === 'object' && one !== null)
    : []
}

function valueIn(entry: object, name: string): unknown {
  return Reflect.get(entry, name)
}

function textIn(entry: object, name: string): string {
  const value = valueIn(entry, name)
  return typeof value === 'string' ? value : ''
}

/** In one line, for a table. */
export function outcomeText(run: MaintenanceRun): string {
  const { state, error, kind } = run
  if (error !== undefined) return error.message
  if (state === 'running') return `${kindNames[kind]} is under way`
  const facts = new Map(reportFacts(run))
  const wanted = shortFacts[kind].flatMap((name) => {
    const text = facts.get(names[name] ?? '')
    return text === undefined ? [] : [`${(names[name] ?? '').toLowerCase()}: ${text}`]
  })
  const text = wanted.join(', ')
  return text === '' ? '–' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

const shortFacts = {
  check: ['restorePoints', 'storedBytes', 'readBytes'],
  prune: ['condemned', 'deleted'],
  'rebuild-index': ['packsRead', 'packsUnreadable'],
  copy: ['copied'],
  heal: ['copied'],
  retention: ['forgottenRestorePoints', 'keptRestorePoints'],
  'extend-locks': ['extended'],
} as const satisfies Record<MaintenanceRun['kind'], readonly string[]>
