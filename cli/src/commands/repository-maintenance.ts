/** `strongroom repository check|prune|rebuild-index|copy|heal|retention|health|maintenance`: keeps a repository sound. */
import type { MaintenanceRun, RepositoryHealth } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findRepository, orListed } from '../find.ts'
import { describeRun, exitCodeOfRun, progressText } from '../maintenance/report.ts'
import { printable, table } from '../output.ts'
import { listAll } from '../paging.ts'
import { type BucketOptions, bucketOptions, placeFrom, timeFrom } from './bucket.ts'
import { clientOptions, count } from './options.ts'

interface RunOptions extends ClientOptions {
  readonly repository?: string
  /** Commander gives `false` for `--no-wait`. */
  readonly wait: boolean
}

interface CheckOptions extends RunOptions {
  readonly data: string
}

interface PruneOptions extends RunOptions {
  readonly waitHours?: string
  readonly rewriteBelow?: string
  readonly preview?: boolean
}

const pollMs = 500
const listOfRuns = 'strongroom repository maintenance list'
const exitCodes = '\nExit code: 0 done, 1 failed or stopped, 3 done with findings.'

export function registerRepositoryMaintenance(repository: Command, context: CommandContext): void {
  const run = (name: string, description: string): Command =>
    clientOptions(repository.command(name))
      .description(description)
      .option('--repository <repository>', 'its name or id; not needed where there is only one')
      .option('--no-wait', 'begin it and come back at once')
      .addHelpText('after', exitCodes)

  run('check', 'verify that every restore point can be restored; changes nothing')
    .option(
      '--data <what>',
      'what of the data is read and verified: none, all, or N/M for part N of M',
      'none',
    )
    .action((options: CheckOptions) => start(context, options, { kind: 'check', data: dataOf(options.data) }))

  run('prune', 'free the space of what no restore point needs; twice, with a wait between')
    .option('--preview', 'say what would go, and change nothing')
    .option('--wait-hours <n>', 'how long a pack waits before it is deleted, at least 2; as set when absent')
    .option('--rewrite-below <share>', 'rewrite packs of which less is needed, 0 to 1; as set when absent')
    .action((options: PruneOptions) => start(context, options, pruneOf(options)))

  run('rebuild-index', 'read what every pack says of itself, and write the index anew').action(
    (options: RunOptions) => start(context, options, { kind: 'rebuild-index' }),
  )

  registerCopies(run, context)

  run('retention', 'forget restore points and items by the retention of the repository')
    .option('--preview', 'list what would be forgotten, and change nothing')
    .action((options: RunOptions & { readonly preview?: boolean }) =>
      start(context, options, { kind: 'retention', preview: options.preview === true }),
    )

  registerHealth(repository, context)
  registerRuns(repository, context)
}

interface CopyOptions extends RunOptions, BucketOptions {
  readonly asOf?: string
}

function registerCopies(run: (name: string, description: string) => Command, context: CommandContext): void {
  const copy = run('copy', 'bring a copy of the repository up to date, byte for byte')
    .requiredOption(
      '--to <place>',
      'absolute folder on the server, or s3://BUCKET/PREFIX; empty, or an earlier copy',
    )
    .option('--as-of <time>', 'what the bucket of the repository held then; it has to keep versions')
  bucketOptions(copy).action(async (options: CopyOptions & { readonly to: string }) => {
    const asOf = timeFrom(options.asOf, '--as-of')
    const target = await placeFrom(options.to, '--to', options)
    return start(context, options, { kind: 'copy', target, ...(asOf === undefined ? {} : { asOf }) })
  })

  const heal = run('heal', 'take what is missing or damaged from a copy that has it whole')
    .option('--from <place>', 'the copy: absolute folder on the server, or s3://BUCKET/PREFIX')
    .option('--as-of <time>', 'what the copy, or without --from the bucket of the repository, held then')
  bucketOptions(heal).action(async (options: CopyOptions & { readonly from?: string }) => {
    const asOf = timeFrom(options.asOf, '--as-of')
    if (options.from === undefined && asOf === undefined)
      throw new UsageError('give --from with the place of a copy, or --as-of for the bucket’s own versions')
    const target = options.from === undefined ? undefined : await placeFrom(options.from, '--from', options)
    if (asOf !== undefined && target?.kind === 'folder')
      throw new UsageError('--as-of is for buckets: a folder keeps no earlier versions')
    return start(context, options, {
      kind: 'heal',
      ...(target === undefined ? {} : { target }),
      ...(asOf === undefined ? {} : { asOf }),
    })
  })
}

/** @throws {UsageError} */
function dataOf(text: string): unknown {
  if (text === 'none' || text === 'all') return text
  const [part, parts, ...more] = text.split('/')
  if (part === undefined || parts === undefined || more.length > 0)
    throw new UsageError(`--data is none, all, or a part such as 3/30, not ${text}`)
  return { part: count('the part of --data', part), parts: count('the parts of --data', parts) }
}

function pruneOf({ waitHours, rewriteBelow, preview }: PruneOptions): object {
  return {
    kind: 'prune',
    preview: preview === true,
    ...(waitHours === undefined ? {} : { waitHours: amount('--wait-hours', waitHours) }),
    ...(rewriteBelow === undefined ? {} : { rewriteBelow: amount('--rewrite-below', rewriteBelow) }),
  }
}

function amount(name: string, text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`${name} is a number, not ${text}`)
  return number
}

async function start(context: CommandContext, options: RunOptions, request: object): Promise<void> {
  const { api, output } = await signedIn(context, options)
  const { id } = await findRepository(api, options.repository)
  const path = `/api/v1/repositories/${id}/maintenance`
  let run = await api.send<MaintenanceRun>('POST', path, request)
  let told = ''
  while (options.wait && run.state === 'running') {
    const text = progressText(run)
    // People see it on stderr: stdout has the report alone.
    if (output.isJson) output.progress({ event: 'progress', id: run.id, ...run.progress }, text)
    else if (text !== told) context.streams.stderr.write(`${printable(text)}\n`)
    told = text
    await context.sleep(pollMs)
    run = await api.get<MaintenanceRun>(`${path}/${run.id}`)
  }
  output.result(run, () => describeRun(run))
  process.exitCode = exitCodeOfRun(run)
}

function registerHealth(repository: Command, context: CommandContext): void {
  clientOptions(repository.command('health'))
    .description('whether restore points are gone or objects damaged, and what was done last')
    .option('--repository <repository>', 'its name or id; not needed where there is only one')
    .option('--confirm', 'say that somebody has seen to the alerts: they go')
    .addHelpText('after', '\nExit code: 0 all is well, 3 there is an alert.')
    .action(async (options: ClientOptions & { readonly repository?: string; readonly confirm?: boolean }) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findRepository(api, options.repository)
      const path = `/api/v1/repositories/${id}`
      if (options.confirm === true) await api.send('POST', `${path}/alerts/confirm`)
      const health = await api.get<RepositoryHealth>(`${path}/health`)
      output.result(health, () => describeHealth(name, health))
      process.exitCode = health.state === 'ok' ? 0 : 3
    })
}

function describeHealth(name: string, health: RepositoryHealth): string {
  const { state, error, alerts, lastRuns, keepLast, nextMaintenanceAt, nextRetentionAt } = health
  return [
    `${name}: ${state}`,
    ...(error === undefined ? [] : [`  ${error}`]),
    ...alerts.map(({ at, message }) => `  since ${at}: ${message}`),
    ...lastRuns.map((run) => `  last ${run.kind}: ${run.state}, ${run.endedAt ?? run.startedAt}`),
    `  newest restore points of each job that stay: ${keepLast}`,
    ...(nextMaintenanceAt === undefined ? [] : [`  next maintenance: ${nextMaintenanceAt}`]),
    ...(nextRetentionAt === undefined ? [] : [`  next retention: ${nextRetentionAt}`]),
  ].join('\n')
}

interface OneRunOptions extends ClientOptions {
  readonly repository?: string
}

function ofRepository(command: Command): Command {
  return clientOptions(command).option(
    '--repository <repository>',
    'its name or id; not needed where there is only one',
  )
}

function registerRuns(repository: Command, context: CommandContext): void {
  const maintenance = repository.command('maintenance').description('runs of maintenance, also past ones')
  const place = async (options: OneRunOptions) => {
    const connection = await signedIn(context, options)
    const { id } = await findRepository(connection.api, options.repository)
    return { ...connection, path: `/api/v1/repositories/${id}/maintenance` }
  }

  ofRepository(maintenance.command('list'))
    .description('list the runs, newest first')
    .action(async (options: OneRunOptions) => {
      const { api, output, path } = await place(options)
      const runs = await listAll<MaintenanceRun>(api, path, 1000)
      output.result(runs, () =>
        table(
          ['STARTED', 'KIND', 'STATE', 'BY', 'ID'],
          runs.map(({ startedAt, kind, state, startedBy, id }) => [startedAt, kind, state, startedBy, id]),
        ),
      )
    })
  ofRepository(maintenance.command('show <run>'))
    .description('show a run with its report')
    .action(async (id: string, options: OneRunOptions) => {
      const { api, output, path } = await place(options)
      const run = await orListed(api.get<MaintenanceRun>(`${path}/${encodeURIComponent(id)}`), listOfRuns)
      output.result(run, () => describeRun(run))
      process.exitCode = exitCodeOfRun(run)
    })
  ofRepository(maintenance.command('stop <run>'))
    .description('end a run; what it had done stands')
    .action(async (id: string, options: OneRunOptions) => {
      const { api, output, path } = await place(options)
      const stopping = api.send<MaintenanceRun>('POST', `${path}/${encodeURIComponent(id)}/stop`)
      const run = await orListed(stopping, listOfRuns)
      output.result(run, () => describeRun(run))
    })
}
