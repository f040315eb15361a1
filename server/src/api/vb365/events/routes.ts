/** `Events` of v8, a long poll, and the `Changes` of v7: what a client that follows a listing has to read again. */
import type { FastifyRequest } from 'fastify'
import { Type, type Static, type TObject } from 'typebox'
import {
  OperationError,
  type Change,
  type ChangeKind,
  type ChangesPage,
  type Reach,
} from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { jobSessionId } from '../../ids.ts'
import { readAll } from '../../page.ts'
import { links, refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobSessionBody } from '../job-sessions/body.ts'
import { jobSessionSchema } from '../job-sessions/schema.ts'
import { restorePointBody, restorePointSchema } from '../restore-points/schema.ts'
import { eventSchema } from './schema.ts'

const config = { access: 'monitor' } as const
const defaultLimit = 100
const mostEvents = 1_000
const longestWait = 60

const changesQuery = {
  from: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
}

function changesOf(item: TObject) {
  return Type.Object({
    nextChangeToken: Type.String(),
    limit: Type.Integer(),
    results: Type.Array(refTo(item)),
    _links: links,
  })
}

export function registerEvents(scope: DialectScope): void {
  if (scope.version === 8) registerFeed(scope)
  if (scope.version === 7) {
    registerSessionChanges(scope)
    registerPointChanges(scope)
  }
}

function registerFeed(scope: DialectScope): void {
  const { app, root } = scope
  app.get('/Events', {
    config,
    schema: {
      operationId: 'Events_Get',
      tags: ['Events'],
      querystring: Type.Object({
        ...changesQuery,
        timeoutSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      response: { 200: changesOf(eventSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const waitSeconds = Math.min(query.timeoutSeconds ?? 0, longestWait)
      const page = await read(scope, request, { ...query, waitSeconds, kinds: kindsOfEvents })
      const { reach } = callerOf(request)
      const results = await Promise.all(page.items.map((change) => eventBody(scope, change, reach)))
      return body(page, { results, path: `${root}/Events`, limit: limitOf(query.limit) })
    },
  })
}

const kindsOfEvents: readonly ChangeKind[] = [
  'job',
  'jobSelectedItems',
  'jobExcludedItems',
  'jobSession',
  'restoreSession',
  'restorePoint',
]

interface Asked {
  readonly from?: string
  readonly limit?: number
  readonly waitSeconds: number
  readonly kinds: readonly ChangeKind[]
}

async function read(
  { dependencies }: DialectScope,
  request: FastifyRequest,
  { from, limit, waitSeconds, kinds }: Asked,
): Promise<ChangesPage> {
  const gone = new AbortController()
  request.raw.once('close', () => gone.abort())
  return dependencies.operations.changes.read(
    {
      kinds,
      from: from === undefined || from === '' ? undefined : from,
      limit: limitOf(limit),
      waitSeconds,
      signal: gone.signal,
    },
    callerOf(request).reach,
  )
}

function limitOf(limit: number | undefined): number {
  return Math.min(limit ?? defaultLimit, mostEvents)
}

function body<Item>(
  page: ChangesPage,
  { results, path, limit }: { readonly results: Item[]; readonly path: string; readonly limit: number },
) {
  const next = { href: `${path}?from=${page.next}&limit=${limit}` }
  return { nextChangeToken: page.next, limit, results, _links: { next } }
}

type EventBody = Static<typeof eventSchema>

async function eventBody(scope: DialectScope, change: Change, reach: Reach): Promise<EventBody> {
  const { id, eTag, isDeleted } = change
  const subject = isDeleted ? { id } : { id, eTag }
  switch (change.kind) {
    case 'job':
      return { eventType: isDeleted ? 'JobDelete' : 'JobUpdate', ...subject, jobType: 'Backup' }
    case 'jobSelectedItems':
      return { eventType: 'JobSelectedItemsChange', jobId: id }
    case 'jobExcludedItems':
      return { eventType: 'JobExcludedItemsChange', jobId: id }
    case 'jobSession':
      if (isDeleted) return { eventType: 'JobSessionDelete', id, jobType: 'Backup' }
      return sessionEvent(scope, change, reach)
    case 'restoreSession':
      return { eventType: isDeleted ? 'RestoreSessionDelete' : 'RestoreSessionUpdate', ...subject }
    case 'restorePoint':
      return { eventType: isDeleted ? 'RestorePointDelete' : 'RestorePointUpdate', ...subject }
    case 'approval':
    case 'maintenanceRun':
    case 'repository':
    default:
      throw new Error(`the dialect has no event for a change of kind ${change.kind}`)
  }
}

async function sessionEvent(
  { dependencies }: DialectScope,
  { id, eTag }: Change,
  reach: Reach,
): Promise<EventBody> {
  const told = { id, eTag, jobType: 'Backup' } as const
  try {
    const { jobId, status } = await dependencies.operations.jobs.session(jobSessionId(id), reach)
    return { eventType: 'JobSessionUpdate', ...told, jobId, status }
  } catch (error) {
    if (error instanceof OperationError && error.code === 'not_found')
      return { eventType: 'JobSessionDelete', id, jobType: 'Backup' }
    throw error
  }
}

function registerSessionChanges(scope: DialectScope): void {
  const { app, root, dependencies } = scope
  const { jobs } = dependencies.operations
  app.get('/JobSessions/Changes', {
    config,
    schema: {
      operationId: 'JobSessionChanges_Get',
      tags: ['JobSession'],
      querystring: Type.Object({ ...changesQuery, jobType: Type.Optional(Type.String()) }),
      response: { 200: changesOf(jobSessionSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const { reach } = callerOf(request)
      const page = await read(scope, request, { ...query, waitSeconds: 0, kinds: ['jobSession'] })
      const view = { ...scope, now: dependencies.clock.now() }
      const isBackup = query.jobType?.toLowerCase() !== 'copy'
      const living = isBackup ? page.items.filter(({ isDeleted }) => !isDeleted) : []
      const results = await Promise.all(
        living.map(async ({ id }) => jobSessionBody(await jobs.session(jobSessionId(id), reach), view)),
      )
      return body(page, { results, path: `${root}/JobSessions/Changes`, limit: limitOf(query.limit) })
    },
  })
}

function registerPointChanges(scope: DialectScope): void {
  const { app, root, dependencies } = scope
  app.get('/RestorePoints/Changes', {
    config,
    schema: {
      operationId: 'RestorePoint_GetChanges',
      tags: ['RestorePoint'],
      querystring: Type.Object(changesQuery),
      response: { 200: changesOf(restorePointSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const { reach } = callerOf(request)
      const page = await read(scope, request, { ...query, waitSeconds: 0, kinds: ['restorePoint'] })
      const changed = new Set<string>(page.items.map(({ id }) => id))
      const points = await readAll(
        (part) => dependencies.operations.restorePoints({}, reach, part),
        ({ id }) => changed.has(id),
      )
      const results = points.map((point) => restorePointBody(point, root))
      return body(page, { results, path: `${root}/RestorePoints/Changes`, limit: limitOf(query.limit) })
    },
  })
}
