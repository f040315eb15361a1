/** `Reports`: overviews as CSV. Their columns are ours: the dialect names the reports, and says nothing of what is in them. */
import type { FastifyReply } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Organization, Reach } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { csvOf } from '../../http/csv.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { sendDownload } from '../../http/download.ts'
import { RequestError } from '../../http/errors.ts'
import { organizationId } from '../../ids.ts'
import { oneOf } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { licenseOverview, type PeriodReport, storageConsumption } from './consumption.ts'
import { mailboxProtection, type ProtectionReport, userProtection } from './protection.ts'
import type { ReportTable } from './report.ts'
import { reportZone } from './zone.ts'

const tags = ['Reports']
const dayMs = 86_400_000
const usualDays = 31

const formatMembers = {
  format: Type.Optional(oneOf('PDF', 'CSV')),
  timezone: Type.Optional(
    Type.String({ maxLength: 64, description: 'of the IANA database; UTC without it', examples: ['UTC'] }),
  ),
}
const periodRequest = Type.Object({
  startTime: Type.Optional(Type.String({ description: '31 days before the end without it' })),
  endTime: Type.Optional(Type.String({ description: 'now without it' })),
  ...formatMembers,
})
const organizationRequest = Type.Object({
  organizationId: Type.Optional(Type.String({ description: 'every organization within reach without it' })),
  ...formatMembers,
})

const periodReports: readonly {
  readonly name: string
  readonly description: string
  readonly write: (report: PeriodReport) => Promise<ReportTable>
}[] = [
  {
    name: 'LicenseOverview',
    description:
      'Users with a backup: each counts from the first one until 31 days after the last. CSV only.',
    write: licenseOverview,
  },
  {
    name: 'StorageConsumption',
    description: 'What the runs that made a restore point read and wrote, day by day. CSV only.',
    write: storageConsumption,
  },
]
const protectionReports: readonly {
  readonly name: string
  readonly description: string
  readonly write: (report: ProtectionReport) => Promise<ReportTable>
}[] = [
  {
    name: 'MailboxProtection',
    description:
      'Each mailbox in a repository, and each user of the directory without one: whether they have a mailbox is not asked. CSV only.',
    write: mailboxProtection,
  },
  {
    name: 'UserProtection',
    description: 'Each user of the directory and of the backups, and what of theirs is protected. CSV only.',
    write: userProtection,
  },
]

export function registerReports(scope: DialectScope): void {
  const { app, dependencies } = scope
  const { operations, clock } = dependencies
  const produces = ['application/octet-stream']
  for (const { name, description, write } of periodReports)
    app.post(`/Reports/Generate${name}`, {
      config: { access: 'monitor' },
      schema: {
        operationId: `Reports_Generate${name}Action`,
        tags,
        description,
        body: periodRequest,
        produces,
      },
      handler: async (request, reply) => {
        const { body } = request
        refusePdf(body.format)
        const period = periodOf(body, clock.now())
        const zone = reportZone(body.timezone)
        const table = await write({ operations, reach: callerOf(request).reach, period, zone })
        return sendTable(reply, `${name}_${zone.dayOf(clock.now())}.csv`, table)
      },
    })
  for (const { name, description, write } of protectionReports)
    app.post(`/Reports/Generate${name}`, {
      // It lists the directory, as only administrators may.
      config: { access: 'administrator' },
      schema: {
        operationId: `Reports_Generate${name}Action`,
        tags,
        description,
        body: organizationRequest,
        produces,
      },
      handler: async (request, reply) => {
        const { body } = request
        refusePdf(body.format)
        const zone = reportZone(body.timezone)
        const { reach } = callerOf(request)
        const organizations = await askedFor(scope, body.organizationId, reach)
        const table = await write({ operations, organizations, reach, zone })
        return sendTable(reply, `${name}_${zone.dayOf(clock.now())}.csv`, table)
      },
    })
}

function refusePdf(format: string | undefined): void {
  if (format === 'PDF')
    throw new RequestError('not_supported', 'Reports are not written as PDF. Send "format": "CSV".')
}

async function askedFor(
  { dependencies }: DialectScope,
  id: string | undefined,
  reach: Reach,
): Promise<readonly Organization[]> {
  const { organizations } = dependencies.operations
  if (id === undefined || id === '') return organizations.list(reach)
  return [await organizations.get(organizationId(id), reach)]
}

function periodOf(
  { startTime, endTime }: Static<typeof periodRequest>,
  now: number,
): { readonly from: number; readonly to: number } {
  const to = momentOf('endTime', endTime) ?? now
  const from = momentOf('startTime', startTime) ?? to - usualDays * dayMs
  if (from > to) throw new RequestError('malformed', 'startTime has to be before endTime.')
  return { from, to }
}

function momentOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const at = parseDateTime(text)
  if (at === undefined)
    throw new RequestError('malformed', `${name} has to be a date such as 2026-11-21T18:00:00Z.`)
  return at
}

function sendTable(
  reply: FastifyReply,
  fileName: string,
  { header, rows }: ReportTable,
): Promise<FastifyReply> {
  const file = csvOf(header, rows)
  return sendDownload(reply, { fileName, sizeBytes: file.length, content: once(file) })
}

async function* once(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file
}
