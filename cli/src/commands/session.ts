import type { JobSession, LogItem } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { describeSession, exitCodeOf, followSession } from '../job-session.ts'
import { table } from '../output.ts'
import { listAll } from '../paging.ts'
import { clientOptions } from './options.ts'

interface ShowOptions extends ClientOptions {
  readonly wait?: boolean
}

/** `strongroom session`: the runs of jobs, with their logs. */
export function registerSessions(program: Command, context: CommandContext): void {
  const session = program.command('session').description('job sessions: the runs of jobs')

  clientOptions(session.command('list'))
    .description('list the newest sessions')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const sessions = await listAll<JobSession>(api, '/v8/JobSessions', 100)
      output.result(sessions, () =>
        table(
          ['STARTED', 'STATUS', 'ITEMS', 'ID'],
          sessions.map((one) => [
            one.creationTime,
            one.status,
            String(one.statistics.processedObjects),
            one.id,
          ]),
        ),
      )
    })

  clientOptions(session.command('show <session>'))
    .description('show one session and its log')
    .option('--wait', 'wait until it has ended')
    .action(async (id: string, options: ShowOptions) => {
      const { api, output } = await signedIn(context, options)
      const path = `/v8/JobSessions/${encodeURIComponent(id)}`
      const found =
        options.wait === true
          ? await followSession({ api, output, context }, id)
          : await api.get<JobSession>(path)
      const log = await listAll<LogItem>(api, `${path}/LogItems`)
      output.result({ ...found, log }, () =>
        [
          describeSession(found),
          ...log.map((item) => `  ${item.creationTime}  ${item.type}  ${item.message}`),
        ].join('\n'),
      )
      process.exitCode = exitCodeOf(found)
    })
}
