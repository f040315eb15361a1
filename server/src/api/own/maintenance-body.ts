/** Runs of maintenance and the health of repositories on the wire of our own API. */
import { Type, type Static } from 'typebox'
import {
  type MaintenanceEntry,
  maintenanceKinds,
  type MaintenanceRequest,
  maintenanceStates,
  type RepositoryHealth,
} from '../../operations/index.ts'
import { RequestError } from '../http/errors.ts'
import { isoDateTime } from '../http/date-time.ts'
import { dateTime, defined, links, oneOf, uuid } from '../schema.ts'
import { strictObject } from '../strict-validation.ts'

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

const folder = Type.String({ maxLength: 4096, description: 'absolute, on the server' })

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
  target: Type.Optional(strictObject({ kind: oneOf('folder'), path: folder })),
})

const allowed: Readonly<Record<MaintenanceRequest['kind'], readonly string[]>> = {
  check: ['data'],
  prune: ['waitHours', 'rewriteBelow', 'preview'],
  'rebuild-index': [],
  copy: ['target'],
  heal: ['target'],
  retention: ['preview'],
  'extend-locks': [],
}

/** @throws {RequestError} `malformed` for an option that belongs to another kind. */
export function requestOf(body: Static<typeof maintenanceRequest>): MaintenanceRequest {
  const { kind, data = 'none', waitHours, rewriteBelow, preview: isPreview = false, target } = body
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
    case 'heal':
      if (target === undefined)
        throw new RequestError('malformed', `${kind} needs a target: the folder of the copy.`)
      return { kind, path: target.path }
    default:
      throw new Error(`there is no such maintenance: ${JSON.stringify(kind)}`)
  }
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
