import type { ApiClient, AuditEntry, AuditVerification } from '@strongroom/api-client'
import type { Command } from 'commander'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { verifyAuditFile, type NotedCheckpoint } from '../audit-file.ts'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { createOutput, type Output } from '../output.ts'
import { listAll } from '../paging.ts'
import { remedyOf } from '../remedy.ts'
import { clientOptions, count } from './options.ts'

interface FilterOptions extends ClientOptions {
  readonly requestId?: string
  readonly action?: string
  readonly outcome?: string
  readonly actor?: string
  readonly reason?: string
  readonly organization?: string
  readonly tokenId?: string
  readonly since?: string
  readonly until?: string
}

interface VerifyOptions extends ClientOptions {
  readonly file?: string
  readonly selection?: boolean
  readonly expectRecords?: string
  readonly expectHead?: string
}

/** `strongroom audit`: who did what, what was refused and why, and the command that mends it. */
export function registerAudit(program: Command, context: CommandContext): void {
  const audit = program.command('audit').description('the audit log: list it, show a record, verify, export')
  registerList(audit, context)
  registerShow(audit, context)
  registerVerify(audit, context)
  registerExport(audit, context)
}

function registerList(audit: Command, context: CommandContext): void {
  filterOptions(clientOptions(audit.command('list', { isDefault: true })))
    .description('show the audit log, newest first; the same as strongroom audit alone')
    .option('--limit <n>', 'show at most this many', '20')
    .action(async (options: FilterOptions & { readonly limit: string }) => {
      const { api, output } = await signedIn(context, options)
      const query = await queryOf(api, options)
      const most = count('--limit', options.limit)
      const entries = await listAll<AuditEntry>(api, `/api/v1/audit?${query.toString()}`, most)
      output.result(entries, () => (entries.length === 0 ? '(none)' : entries.map(summary).join('\n')))
    })
}

function registerShow(audit: Command, context: CommandContext): void {
  clientOptions(audit.command('show <sequence>'))
    .description('show everything that one record tells')
    .action(async (sequence: string, options: ClientOptions) => {
      const number = count('<sequence>', sequence)
      const { api, output } = await signedIn(context, options)
      const entry = await api.get<AuditEntry>(`/api/v1/audit/${number}`)
      output.result(entry, () => whole(entry))
    })
}

function registerVerify(audit: Command, context: CommandContext): void {
  clientOptions(audit.command('verify'))
    .description('recompute the chain of the whole log; exit code 1 when it does not hold')
    .option('--file <file>', 'verify an export, without asking the server')
    .option('--selection', 'the export holds selected records, not all of them')
    .option('--expect-records <n>', 'the log had this many records once: notice a cut end')
    .option('--expect-head <hash>', 'and the last of them had this hash')
    .action(async (options: VerifyOptions) => {
      const noted = notedOf(options)
      const verdict = await (options.file === undefined
        ? verifyOnServer(context, options, noted)
        : verifyFile(context, options, { file: options.file, noted }))
      if (!verdict.isIntact) throw new Error(complaint(verdict))
    })
}

function registerExport(audit: Command, context: CommandContext): void {
  filterOptions(clientOptions(audit.command('export')))
    .description('write the log as JSON lines, oldest first, with the hashes that verify it')
    .option('--file <file>', 'file to write, which must not exist yet; standard output otherwise')
    .action(async (options: FilterOptions & { readonly file?: string }) => {
      const { api, output } = await signedIn(context, options)
      const query = await queryOf(api, options)
      const { body } = await api.open('GET', `/api/v1/audit/export?${query.toString()}`)
      if (body === null) throw new Error('the server sent no content')
      if (options.file === undefined) {
        const decoder = new TextDecoder()
        for await (const piece of body) context.streams.stdout.write(decoder.decode(piece, { stream: true }))
        return
      }
      await pipeline(body, createWriteStream(options.file, { flags: 'wx', mode: 0o600 }))
      output.result({ file: options.file }, () => `Saved ${options.file ?? ''}.`)
    })
}

function filterOptions(command: Command): Command {
  return command
    .option('--request-id <id>', 'only the record of this request, as an error named it')
    .option('--action <name>', 'only this action, for example token.assertion')
    .option('--outcome <outcome>', 'only success, refused or failed')
    .option('--actor <name>', 'only what this account or person did')
    .option('--reason <code>', 'only this reason, for example replay')
    .option('--organization <name>', 'only records of this organization (name or id)')
    .option('--token-id <uti>', "only sign-ins with this token, as Entra's sign-in log names it (uti)")
    .option('--since <date>', 'not before this date or time, for example 2026-11-21T18:00:00Z')
    .option('--until <date>', 'only before this date or time')
}

const uuid = /^[0-9a-f-]{36}$/i

async function queryOf(api: ApiClient, options: FilterOptions): Promise<URLSearchParams> {
  const { requestId, action, outcome, actor, reason, organization, tokenId, since, until } = options
  const query = new URLSearchParams()
  const members = { requestId, action, outcome, actor, reason, tokenId, since, until }
  for (const [name, value] of Object.entries(members)) if (value !== undefined) query.set(name, value)
  if (organization === undefined) return query
  // An organization that was removed has no name any more, but its records stay.
  const id = uuid.test(organization) ? organization : (await findOrganization(api, organization)).id
  query.set('organizationId', id)
  return query
}

function notedOf({ expectRecords, expectHead }: VerifyOptions): NotedCheckpoint | undefined {
  if (expectRecords === undefined) {
    if (expectHead !== undefined)
      throw new UsageError('--expect-head needs --expect-records: which record had the hash')
    return undefined
  }
  if (expectHead !== undefined && !/^[0-9a-f]{64}$/i.test(expectHead))
    throw new UsageError('--expect-head is the hash that was noted: 64 hexadecimal digits')
  return { records: count('--expect-records', expectRecords), head: expectHead }
}

async function verifyOnServer(
  context: CommandContext,
  options: VerifyOptions,
  noted: NotedCheckpoint | undefined,
): Promise<AuditVerification> {
  const { api, output } = await signedIn(context, options)
  const query = new URLSearchParams()
  if (noted !== undefined) query.set('expectRecords', String(noted.records))
  if (noted?.head !== undefined) query.set('expectHead', noted.head)
  return tell(output, await api.get<AuditVerification>(`/api/v1/audit/verification?${query.toString()}`))
}

async function verifyFile(
  context: CommandContext,
  options: VerifyOptions,
  { file, noted }: { readonly file: string; readonly noted: NotedCheckpoint | undefined },
): Promise<AuditVerification> {
  const output = createOutput(options.json === true, context.streams)
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  return tell(output, await verifyAuditFile(lines, { noted, isSelection: options.selection === true }))
}

function tell(output: Output, verdict: AuditVerification): AuditVerification {
  if (output.isJson) output.result(verdict, () => '')
  else if (verdict.isIntact)
    output.say(
      `The chain holds: ${verdict.records ?? 0} records.\n` +
        `Note this elsewhere, to notice later that the end was cut off:\n` +
        `  --expect-records ${verdict.records ?? 0} --expect-head ${verdict.head ?? '(none)'}`,
    )
  return verdict
}

const complaints: Readonly<Record<NonNullable<AuditVerification['problem']>, string>> = {
  missing: 'is missing',
  changed: 'was changed: it does not match its hash',
  out_of_chain: 'does not follow from the record before it',
  cut_off: 'is missing: the log was longer once, its end was cut off',
  not_as_noted: 'is not the one that was noted: the log was written anew from there or before',
}

function complaint({ sequence, problem }: AuditVerification): string {
  return `the audit log is not intact: record ${sequence ?? 0} ${complaints[problem ?? 'changed']}`
}

function summary(entry: AuditEntry): string {
  const remedy = remedyOf(entry)
  const reason = entry.reason === undefined ? '' : `  (${entry.reason})`
  return [
    `${entry.at}  ${entry.outcome.padEnd(8)} ${entry.action}  by ${entry.actor}${reason}`,
    ...(entry.requestId === undefined ? [] : [`    request ${entry.requestId}`]),
    ...(remedy === undefined ? [] : [`    to mend it: ${remedy}`]),
  ].join('\n')
}

/** Every member on a line of its own; what mends it last. */
function whole(entry: AuditEntry): string {
  const { details, hash, previousHash, ...record } = entry
  const remedy = remedyOf(entry)
  const told: object = typeof details === 'object' && details !== null ? details : {}
  const members = [
    ...Object.entries(record),
    ...Object.entries(told).filter(([name]) => name !== 'remedy'),
    ['hash', hash],
    ['previousHash', previousHash],
  ]
  const lines = members.map(([name, value]) => `${name.padEnd(22)} ${written(value)}`)
  return [...lines, ...(remedy === undefined ? [] : ['', 'To mend it:', `  ${remedy}`])].join('\n')
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}
