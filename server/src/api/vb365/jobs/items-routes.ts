/** `Jobs/{id}/SelectedItems` and `Jobs/{id}/ExcludedItems`: lists, and each of their items. */
import { Type } from 'typebox'
import type { Job, JobItemList } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { RequestError } from '../../http/errors.ts'
import { jobId, notFound } from '../../ids.ts'
import { listBody, listSchema, pageQuery } from '../../page.ts'
import { refTo, type Json } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobParameters, noBody } from '../parameters.ts'
import { jobItemBody, newJobItem, newJobItems } from './job-items.ts'
import { itemUpdate, jobItemRequest, jobItemSchema } from './schema.ts'

const tags = ['Job']
const reading = { access: 'monitor' } as const
const changing = { access: 'administrator' } as const

interface ListName {
  readonly path: 'SelectedItems' | 'ExcludedItems'
  readonly list: JobItemList
}

const lists: readonly ListName[] = [
  { path: 'SelectedItems', list: 'selectedItems' },
  { path: 'ExcludedItems', list: 'excludedItems' },
]

export function registerJobItems(scope: DialectScope): void {
  for (const name of lists) {
    registerList(scope, name)
    registerListChanges(scope, name)
    registerItem(scope, name)
  }
}

function registerList({ app, version, root, dependencies }: DialectScope, { path, list }: ListName): void {
  app.get(`/Jobs/:jobId/${path}`, {
    config: reading,
    schema: {
      operationId: `Job_Get${path}`,
      tags,
      params: jobParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: listSchema(jobItemSchema, version === 8) },
    },
    handler: async (request) => {
      const { params, query } = request
      const job = await dependencies.operations.jobs.get(jobId(params.jobId), callerOf(request).reach)
      const self = `${root}/Jobs/${job.id}`
      return listBody(job[list], { version, query, path: `${self}/${path}`, pageSince: 8 }, (item) =>
        jobItemBody(item, self),
      )
    },
  })
}

function registerListChanges({ app, dependencies }: DialectScope, { path, list }: ListName): void {
  const { jobs } = dependencies.operations
  app.post(`/Jobs/:jobId/${path}`, {
    config: changing,
    schema: {
      operationId: `Job_Add${path}`,
      tags,
      params: jobParameters,
      querystring: itemUpdate,
      body: Type.Array(jobItemRequest),
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const job = await jobs.get(jobId(request.params.jobId), reach)
      refuseForEverything(job, list)
      const items = newJobItems(request.body, job.organizationId)
      await jobs.addItems(job.id, { list, items }, reach, actor)
      return reply.code(204).send(null)
    },
  })
  app.delete(`/Jobs/:jobId/${path}`, {
    config: changing,
    schema: {
      operationId: `Job_Remove${path}`,
      tags,
      params: jobParameters,
      querystring: Type.Object({ ids: Type.Optional(Type.String()) }),
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const ids = [...splitIds(request.query.ids), ...idsOfBody(request.body)]
      if (ids.length === 0)
        throw new RequestError('malformed', 'ids is missing: name the items to remove, divided by commas.')
      await jobs.removeItems(jobId(request.params.jobId), { list, ids }, reach, actor)
      return reply.code(204).send(null)
    },
  })
}

const itemParameters = Type.Object({ jobId: Type.String(), itemId: Type.String() })

function registerItem({ app, root, dependencies }: DialectScope, { path, list }: ListName): void {
  const { jobs } = dependencies.operations
  const word = path.slice(0, -1)
  app.get(`/Jobs/:jobId/${path}/:itemId`, {
    config: reading,
    schema: {
      operationId: `Job_Get${word}`,
      tags,
      params: itemParameters,
      response: { 200: refTo(jobItemSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const job = await jobs.get(jobId(params.jobId), callerOf(request).reach)
      return jobItemBody(itemWithId(job[list], params.itemId), `${root}/Jobs/${job.id}`)
    },
  })
  app.put(`/Jobs/:jobId/${path}/:itemId`, {
    config: changing,
    schema: {
      operationId: `Job_Update${path}`,
      tags,
      params: itemParameters,
      querystring: itemUpdate,
      body: jobItemRequest,
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { body, params } = request
      const { actor, reach } = callerOf(request)
      const job = await jobs.get(jobId(params.jobId), reach)
      const item = newJobItem(body, job.organizationId)
      if (idOf(item) !== params.itemId.toLowerCase())
        throw new RequestError('malformed', 'The item is about another object than the one in the address.')
      await jobs.replaceItem(job.id, { list, id: params.itemId, item }, reach, actor)
      return reply.code(204).send(null)
    },
  })
}

function itemWithId(items: readonly Json[], id: string): Json {
  const key = id.toLowerCase()
  const found = items.find((item) => idOf(item) === key)
  if (found === undefined) throw notFound()
  return found
}

function idOf(item: Json): string | undefined {
  const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined
  return typeof id === 'string' ? id.toLowerCase() : undefined
}

function splitIds(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
}

/** v8 takes the ids in a body as well. */
function idsOfBody(body: unknown): string[] {
  const entries: readonly unknown[] = Array.isArray(body) ? body : []
  return entries.filter((entry) => typeof entry === 'string')
}

function refuseForEverything({ backupType, name }: Job, list: JobItemList): void {
  if (list === 'selectedItems' && backupType === 'EntireOrganization')
    throw new RequestError(
      'malformed',
      `The job “${name}” backs up the entire organization: set its backupType to SelectedItems, with the items, by PUT Jobs/{id}.`,
    )
}
