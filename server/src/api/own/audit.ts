/** The audit log: who did what, what was refused and why; found, shown, verified and exported (`docs/audit.md`). */
import { Readable } from 'node:stream'
import { Type, type Static } from 'typebox'
import type { AuditEntry, AuditFilter } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime, parseDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { notFound } from '../ids.ts'
import { pageBody, pageQuery, pageRequest, withQuery } from '../page.ts'
import { dateTime, defined, links, oneOf, type Json } from '../schema.ts'
import { ownRoot, type OwnScope } from './scope.ts'

const outcome = oneOf('success', 'refused', 'failed')
const auditEntry = Type.Object({
  sequence: Type.Integer(),
  at: dateTime,
  action: Type.String(),
  outcome,
  actor: Type.String(),
  organizationId: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  details: Type.Unsafe<{ readonly [name: string]: Json }>({}),
  previousHash: Type.String({ description: 'SHA-256 of the record before, hexadecimal' }),
  hash: Type.String({ description: 'SHA-256 of this record, hexadecimal' }),
})
const auditPage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(auditEntry),
  _links: links,
})

/** Texts, so that a filter that cannot be read is refused rather than left out. */
const filterQuery = {
  action: Type.Optional(Type.String({ description: 'for example token.assertion' })),
  outcome: Type.Optional(Type.String({ description: 'success, refused or failed' })),
  actor: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  organizationId: Type.Optional(Type.String()),
  tokenId: Type.Optional(Type.String({ description: 'uti of the token that a sign-in presented' })),
  since: Type.Optional(Type.String({ description: 'ISO 8601' })),
  until: Type.Optional(Type.String({ description: 'ISO 8601; records before it' })),
}
type FilterQuery = { readonly [Name in keyof typeof filterQuery]?: string | undefined }
const filterNames = [
  'action',
  'outcome',
  'actor',
  'reason',
  'requestId',
  'organizationId',
  'tokenId',
  'since',
  'until',
] as const

const verification = Type.Object({
  isIntact: Type.Boolean(),
  records: Type.Optional(Type.Integer()),
  head: Type.Optional(Type.String({ description: 'hash of the last record' })),
  sequence: Type.Optional(Type.Integer({ description: 'the first record that is wrong' })),
  problem: Type.Optional(oneOf('missing', 'changed', 'out_of_chain', 'cut_off', 'not_as_noted')),
})

export function registerAudit(scope: OwnScope): void {
  registerList(scope)
  registerVerification(scope)
  registerExport(scope)
  registerEntry(scope)
}

const tags = ['Audit']

function registerList({ app, dependencies }: OwnScope): void {
  app.get('/audit', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'listAudit',
      tags,
      description: 'Newest first. An administrator of named organizations sees their records alone.',
      querystring: Type.Object({ ...pageQuery, ...filterQuery }),
      response: { 200: auditPage },
    },
    handler: async (request) => {
      const { query } = request
      const asked = pageRequest(query)
      const path = withQuery(`${ownRoot}/audit`, query, filterNames)
      const { reach } = callerOf(request)
      return pageBody(
        await dependencies.operations.audit.list(filterOf(query), reach, asked),
        asked,
        path,
        auditBody,
      )
    },
  })
}

function registerEntry({ app, dependencies }: OwnScope): void {
  app.get('/audit/:sequence', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'getAuditEntry',
      tags,
      params: Type.Object({ sequence: Type.String() }),
      response: { 200: auditEntry },
    },
    handler: async (request) => {
      const sequence = positive(request.params.sequence)
      if (sequence === undefined) throw notFound()
      return auditBody(await dependencies.operations.audit.get(sequence, callerOf(request).reach))
    },
  })
}

function registerVerification({ app, dependencies }: OwnScope): void {
  app.get('/audit/verification', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'verifyAudit',
      tags,
      description:
        'Recomputes the chain of the whole log; with a checkpoint noted earlier, a cut end shows too.',
      querystring: Type.Object({
        expectRecords: Type.Optional(Type.String({ description: 'how many records were noted' })),
        expectHead: Type.Optional(Type.String({ description: 'and the hash of the last of them' })),
      }),
      response: { 200: verification },
    },
    handler: async ({ query }) => {
      const verdict = await dependencies.operations.audit.verify(
        notedOf(query.expectRecords, query.expectHead),
      )
      return verificationBody(verdict)
    },
  })
}

function registerExport({ app, dependencies }: OwnScope): void {
  app.get('/audit/export', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'exportAudit',
      tags,
      description: 'One JSON document a line, oldest first, with what verifies it.',
      produces: ['application/x-ndjson'],
      querystring: Type.Object(filterQuery),
    },
    handler: async (request, reply) => {
      const { reach, actor } = callerOf(request)
      const lines = dependencies.operations.audit.export(filterOf(request.query), reach, actor)
      return reply
        .type('application/x-ndjson')
        .header('content-disposition', 'attachment; filename="audit.ndjson"')
        .send(Readable.from(lines, { objectMode: false }))
    },
  })
}

function filterOf(query: FilterQuery): AuditFilter {
  const { action, actor, reason, requestId, organizationId, tokenId } = query
  return {
    action,
    actor,
    reason,
    requestId,
    tokenId,
    organizationId: organizationId?.toLowerCase(),
    outcome: outcomeOf(query.outcome),
    since: dateOf('since', query.since),
    until: dateOf('until', query.until),
  }
}

function outcomeOf(text: string | undefined): AuditEntry['outcome'] | undefined {
  if (text === undefined || text === 'success' || text === 'refused' || text === 'failed') return text
  throw new RequestError('malformed', 'outcome is success, refused or failed.')
}

function dateOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = parseDateTime(text)
  if (at === undefined)
    throw new RequestError('malformed', `${name} is a date as 2026-11-21 or 2026-11-21T18:00:00Z.`)
  return at
}

function positive(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

function notedOf(
  records: string | undefined,
  head: string | undefined,
): { records: number; head: string | undefined } | undefined {
  if (records === undefined && head === undefined) return undefined
  const count = positive(records ?? '')
  if (count === undefined)
    throw new RequestError('malformed', 'expectRecords is the number of records that was noted, from 1 up.')
  if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head))
    throw new RequestError('malformed', 'expectHead is the hash that was noted: 64 hexadecimal digits.')
  return { records: count, head }
}

type Verdict = Awaited<ReturnType<OwnScope['dependencies']['operations']['audit']['verify']>>

function verificationBody(verdict: Verdict): Static<typeof verification> {
  return defined(verdict)
}

function auditBody(entry: AuditEntry): Static<typeof auditEntry> {
  const { at, ...others } = entry
  return defined({ ...others, at: isoDateTime(at) })
}
