/** Runs of maintenance and the health of repositories on the wire of our own API. */
import { Type, type Static } from 'typebox'
import {
  type MaintenanceEntry,
  maintenanceKinds,
  type MaintenanceRequest,
  maintenanceStates,
  type RepositoryHealth,
  type VaultPlace,
} from '../../operations/index.ts'
import { RequestError } from '../http/errors.ts'
import { isoDateTime, parseDateTime } from '../http/date-time.ts'
import { dateTime, defined, links, oneOf, uuid } from '../schema.ts'
import { strictObject } from '../strict-validation.ts'
import { bucketOf, placeMembers } from './storage-body.ts'

const anything = Type.Object({}, { additionalProperties: true })

const progress = Type.Object({
  phase: Type.String(),
  done: Type.Number(),
  total: Type.Optional(Type.Number({ description: 'absent while nobody knows' })),
  unit: oneOf('points', 'objects', 'bytes'),
})

export const maintenanceRun = Type.Object({
  id: uuid,
  repositoryId: uuid,
  kind: Type.Enum([...maintenanceKinds]),
  options: anything,
  state: Type.Enum([...maintenanceStates]),
  progress: Type.Optional(progress),
  report: Type.Optional(anything),
  error: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
  startedBy: Type.String(),
  startedAt: dateTime,
  endedAt: Type.Optional(dateTime),
})

export const maintenancePage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(maintenanceRun),
  _links: links,
})

export const maintenanceRequest = strictObject({
  kind: Type.Enum([...maintenanceKinds]),
  data: Type.Optional(
    Type.Union(
      [
        Type.Literal('none'),
        Type.Literal('all'),
        strictObject({ part: Type.Integer({ minimum: 1 }), parts: Type.Integer({ minimum: 1 }) }),
      ],
      { description: 'check: what of the packs is read; none when absent' },
    ),
  ),
  waitHours: Type.Optional(Type.Number({ minimum: 2, description: 'prune; as set when absent' })),
  rewriteBelow: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: 'prune; as set when absent' }),
  ),
  preview: Type.Optional(Type.Boolean({ description: 'prune, retention: says what would go' })),
  target: Type.Optional(
    strictObject({
      ...placeMembers,
      secretAccessKey: Type.Optional(
        Type.String({ maxLength: 1_024, description: 'used for this run alone, kept nowhere' }),
      ),
    }),
  ),
  asOf: Type.Optional(
    Type.String({
      format: 'date-time',
      description:
        'copy: what the bucket of the repository held then. heal: what the target, or without one the bucket of the repository, held then. The bucket has to keep versions.',
    }),
  ),
})

const allowed: Readonly<Record<MaintenanceRequest['kind'], readonly string[]>> = {
  check: ['data'],
  prune: ['waitHours', 'rewriteBelow', 'preview'],
  'rebuild-index': [],
  copy: ['target', 'asOf'],
  heal: ['target', 'asOf'],
  retention: ['preview'],
  'extend-locks': [],
}

/** @throws {RequestError} `malformed` for an option that belongs to another kind. */
export function requestOf(body: Static<typeof maintenanceRequest>): MaintenanceRequest {
  const { kind, data = 'none', waitHours, rewriteBelow, preview: isPreview = false } = body
  const stray = Object.keys(body).find((name) => name !== 'kind' && !allowed[kind].includes(name))
  if (stray !== undefined) throw new RequestError('malformed', `${stray} is no option of ${kind}.`)
  switch (kind) {
    case 'check':
      return { kind, data }
    case 'prune':
      return { kind, waitHours, rewriteBelow, isPreview }
    case 'rebuild-index':
    case 'extend-locks':
      return { kind }
    case 'retention':
      return { kind, isPreview }
    case 'copy':
      return { kind, target: targetOf(body), asOf: timeOf(body) }
    case 'heal':
      return { kind, source: sourceOf(body) }
    default:
      throw new Error(`there is no such maintenance: ${JSON.stringify(kind)}`)
  }
}

function targetOf({ kind, target }: Static<typeof maintenanceRequest>): VaultPlace {
  if (target === undefined)
    throw new RequestError('malformed', `${kind} needs a target: the folder or bucket of the copy.`)
  const s3 = bucketOf(target, 'target')
  if (s3 !== undefined) return { kind: 's3', ...s3 }
  if (target.path === undefined) throw new RequestError('malformed', 'target.path is missing.')
  return { kind: 'folder', path: target.path }
}

function sourceOf(
  body: Static<typeof maintenanceRequest>,
): Extract<MaintenanceRequest, { kind: 'heal' }>['source'] {
  const asOf = timeOf(body)
  if (body.target === undefined && asOf !== undefined) return { kind: 'earlier', asOf }
  const place = targetOf(body)
  if (place.kind === 's3') return { ...place, asOf }
  if (asOf !== undefined)
    throw new RequestError('malformed', 'asOf is not for a folder: it keeps no earlier versions.')
  return place
}

function timeOf({ asOf }: Static<typeof maintenanceRequest>): number | undefined {
  if (asOf === undefined) return undefined
  const time = parseDateTime(asOf)
  if (time === undefined) throw new RequestError('malformed', 'asOf is a time such as 2026-03-01T12:00:00Z.')
  return time
}

export function runBody(run: MaintenanceEntry): Static<typeof maintenanceRun> {
  const { id, repositoryId, kind, options, state, report, error, startedBy, startedAt, endedAt } = run
  return defined({
    id,
    repositoryId,
    kind,
    options,
    state,
    progress: run.progress === undefined ? undefined : defined({ ...run.progress }),
    report,
    error: error && { ...error },
    startedBy,
    startedAt: isoDateTime(startedAt),
    endedAt: endedAt === undefined ? undefined : isoDateTime(endedAt),
  })
}

export const repositoryHealth = Type.Object({
  repositoryId: uuid,
  state: oneOf('ok', 'rolled_back', 'damaged', 'locks_expiring', 'exposed', 'unavailable'),
  error: Type.Optional(Type.String({ description: 'why it cannot be opened' })),
  alerts: Type.Array(
    Type.Object({
      kind: oneOf('rolled_back', 'damaged', 'locks_expiring', 'exposed'),
      message: Type.String({ description: 'what it is and what to do next' }),
      at: dateTime,
      objects: Type.Array(Type.String()),
      restorePoints: Type.Array(Type.String()),
    }),
  ),
  lastRuns: Type.Array(maintenanceRun, { description: 'the newest run of each kind' }),
  keepLast: Type.Integer({
    description: 'so many newest restore points of each job stay, whatever their age',
  }),
  nextMaintenanceAt: Type.Optional(dateTime),
  nextRetentionAt: Type.Optional(dateTime),
})

export function healthBody(health: RepositoryHealth): Static<typeof repositoryHealth> {
  const { repositoryId, state, error, alerts, lastRuns, keepLast } = health
  const { nextMaintenanceAt, nextRetentionAt } = health
  return defined({
    repositoryId,
    state,
    error,
    alerts: alerts.map(({ kind, message, at, objects, restorePoints }) => ({
      kind,
      message,
      at: isoDateTime(at),
      objects: [...objects],
      restorePoints: [...restorePoints],
    })),
    lastRuns: lastRuns.map(runBody),
    keepLast,
    nextMaintenanceAt: nextMaintenanceAt === undefined ? undefined : isoDateTime(nextMaintenanceAt),
    nextRetentionAt: nextRetentionAt === undefined ? undefined : isoDateTime(nextRetentionAt),
  })
}
