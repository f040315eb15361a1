import type { Job, JobSession, User } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findJob, findOrganization, findRepository } from '../find.ts'
import { table } from '../output.ts'
import { listAll } from '../paging.ts'
import { describeSession, exitCodeOf, followSession } from '../job-session.ts'
import { registerJobControl } from './job-control.ts'
import { clientOptions, collect } from './options.ts'

interface CreateOptions extends ClientOptions {
  readonly name: string
  readonly organization?: string
  readonly repository?: string
  readonly mailbox?: readonly string[]
  readonly entireOrganization?: boolean
  readonly dailyAt?: string
}

interface StartOptions extends ClientOptions {
  readonly wait: boolean
}

async function selectedItems(
  list: (path: string) => Promise<User[]>,
  organizationId: string,
  mailboxes: readonly string[],
): Promise<object[]> {
  const items: object[] = []
  for (const mailbox of mailboxes) {
    const path = `/v8/Organizations/${organizationId}/Users?userName=${encodeURIComponent(mailbox)}`
    const found = (await list(path)).find((user) => user.name.toLowerCase() === mailbox.toLowerCase())
    if (found === undefined) throw new UsageError(`the organization has no user ${mailbox}`)
    items.push({
      type: 'User',
      user: found,
      mailbox: true,
      oneDrive: false,
      archiveMailbox: false,
      personalSite: false,
    })
  }
  return items
}

/** @throws {UsageError} for a time that no clock shows. */
function schedulePolicyOf(dailyAt: string | undefined): object {
  if (dailyAt === undefined) return { scheduleEnabled: false, type: 'ManualOnly' }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(dailyAt))
    throw new UsageError(`--daily-at is a time such as 22:00, not ${dailyAt}`)
  return {
    scheduleEnabled: true,
    type: 'Daily',
    dailyType: 'Everyday',
    dailyTime: `${dailyAt}:00`,
    retryEnabled: true,
    retryNumber: 3,
    retryWaitInterval: 10,
  }
}

/** `strongroom job`: what is backed up, whereto, and its runs. */
export function registerJobs(program: Command, context: CommandContext): void {
  const job = program.command('job').description('backup jobs')

  clientOptions(job.command('create'))
    .description('create a backup job')
    .requiredOption('--name <name>', 'its name')
    .option('--organization <name>', 'organization, by name or id; the only one when absent')
    .option('--repository <name>', 'backup repository, by name or id; the only one when absent')
    .option('--mailbox <upn>', 'user whose mailbox is backed up; repeatable', collect)
    .option('--entire-organization', 'every mailbox of the organization')
    .option('--daily-at <time>', 'runs by itself every day at this time of the server, for example 22:00')
    .action(async (options: CreateOptions) => {
      const { api, output } = await signedIn(context, options)
      if ((options.mailbox === undefined) === (options.entireOrganization === undefined))
        throw new UsageError('give --mailbox (repeatable) or --entire-organization')
      const organization = await findOrganization(api, options.organization)
      const repository = await findRepository(api, options.repository)
      const items = await selectedItems(
        (path) => listAll<User>(api, path),
        organization.id,
        options.mailbox ?? [],
      )
      const created = await api.send<Job>('POST', '/v8/Jobs', {
        name: options.name,
        organizationId: organization.id,
        repositoryId: repository.id,
        backupType: options.entireOrganization === true ? 'EntireOrganization' : 'SelectedItems',
        selectedItems: items,
        schedulePolicy: schedulePolicyOf(options.dailyAt),
      })
      output.result(created, () =>
        [
          `Job ${created.name} created (${created.id}).`,
          options.dailyAt === undefined
            ? 'It runs when somebody starts it; for other times see --daily-at, or the console.'
            : `It runs every day at ${options.dailyAt}, in the time zone of the server.`,
          `Next: strongroom job start "${created.name}"`,
        ].join('\n'),
      )
    })

  clientOptions(job.command('list'))
    .description('list the jobs')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const jobs = await listAll<Job>(api, '/v8/Jobs')
      output.result(jobs, () =>
        table(
          ['NAME', 'ENABLED', 'LAST STATUS', 'LAST RUN', 'ID'],
          jobs.map((one) => [
            one.name,
            one.isEnabled ? 'yes' : 'no',
            one.lastStatus,
            one.lastRun ?? 'never',
            one.id,
          ]),
        ),
      )
    })

  clientOptions(job.command('start [job]'))
    .description('run a job now and show its progress')
    .option('--no-wait', 'return as soon as it runs')
    .action(async (wanted: string | undefined, options: StartOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findJob(api, wanted)
      const started = await api.send<JobSession>('POST', `/v8/Jobs/${id}/start`, {})
      const session = options.wait ? await followSession({ api, output, context }, started.id) : started
      output.result(session, () => describeSession(session))
      if (session.status === 'Success' || session.status === 'Warning')
        output.say('Next: strongroom browse; with --mailbox its folders, with --folder the messages')
      process.exitCode = exitCodeOf(session)
    })

  registerJobControl(job, context)
}
