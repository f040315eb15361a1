/** `GET jobs` and `GET jobs/counts`: thousands of jobs, found by how they stand, page by page, without what they back up. */
import { Type, type Static } from 'typebox'
import { type Job, jobStandings } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { isoDateTime } from '../http/date-time.ts'
import { pageBody, pageQuery, pageRequest, withQuery } from '../page.ts'
import { dateTime, defined, links, oneOf, uuid } from '../schema.ts'
import { ownRoot, type OwnScope } from './scope.ts'

const config = { access: 'monitor' } as const
const tags = ['Jobs']
/** So many ids fit into an address that every proxy takes. */
const mostIds = 100

const standing = oneOf(...jobStandings)

const jobEntry = Type.Object({
  id: uuid,
  name: Type.String(),
  description: Type.String(),
  organizationId: uuid,
  repositoryId: uuid,
  standing,
  lastRunAt: Type.Optional(dateTime),
  nextRunAt: Type.Optional(dateTime),
})

const jobPage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(jobEntry),
  _links: links,
})

const jobCounts = Type.Object({
  results: Type.Array(
    Type.Object({ organizationId: uuid, repositoryId: uuid, standing, jobs: Type.Integer() }),
  ),
})

export function registerOwnJobs({ app, dependencies }: OwnScope): void {
  const { jobs } = dependencies.operations
  app.get('/jobs', {
    config,
    schema: {
      operationId: 'findJobs',
      summary: 'Finds jobs by how they stand and what they are called',
      tags,
      querystring: Type.Object({
        ...pageQuery,
        search: Type.Optional(
          Type.String({ maxLength: 200, description: 'part of the name or the description' }),
        ),
        standing: Type.Optional(Type.String({ maxLength: 20, description: jobStandings.join(', ') })),
        organizationId: Type.Optional(Type.String({ maxLength: 100 })),
        repositoryId: Type.Optional(Type.String({ maxLength: 100 })),
        ids: Type.Optional(
          Type.String({ maxLength: 37 * mostIds, description: 'these alone, divided by commas' }),
        ),
      }),
      response: { 200: jobPage },
    },
    handler: async (request) => {
      const { query } = request
      const asked = pageRequest(query)
      const filter = {
        search: query.search,
        standing: query.standing === undefined ? undefined : wantedStanding(query.standing),
        organizationId: query.organizationId?.toLowerCase(),
        repositoryId: query.repositoryId?.toLowerCase(),
        ids: query.ids?.toLowerCase().split(','),
      }
      const names = ['search', 'standing', 'organizationId', 'repositoryId', 'ids'] as const
      const path = withQuery(`${ownRoot}/jobs`, query, names)
      return pageBody(await jobs.page(filter, callerOf(request).reach, asked), asked, path, entryOf)
    },
  })
  app.get('/jobs/counts', {
    config,
    schema: {
      operationId: 'countJobs',
      summary: 'How many jobs of each organization stand how',
      tags,
      response: { 200: jobCounts },
    },
    handler: async (request) => ({ results: [...(await jobs.counts(callerOf(request).reach))] }),
  })
}

function entryOf(job: Job): Static<typeof jobEntry> {
  const { id, name, description, organizationId, repositoryId, lastRunAt, nextRunAt } = job
  return defined({
    id,
    name,
    description,
    organizationId,
    repositoryId,
    standing: standingOf(job),
    lastRunAt: lastRunAt === undefined ? undefined : isoDateTime(lastRunAt),
    nextRunAt: nextRunAt === undefined ? undefined : isoDateTime(nextRunAt),
  })
}

/** A query that fits nowhere is left out elsewhere: here more would be found than was asked for. */
function wantedStanding(text: string): Static<typeof standing> {
  const found = jobStandings.find((one) => one === text)
  if (found === undefined)
    throw new RequestError('malformed', `standing has to be one of ${jobStandings.join(', ')}.`)
  return found
}

function standingOf({ lastStatus, lastRunAt, isEnabled }: Job): Static<typeof standing> {
  if (lastStatus === 'Running') return 'running'
  if (!isEnabled) return 'disabled'
  if (lastRunAt === undefined) return 'never-ran'
  return results[lastStatus]
}

const results = {
  Success: 'success',
  Warning: 'warning',
  Stopped: 'stopped',
  Failed: 'failed',
  NotConfigured: 'failed',
} as const
