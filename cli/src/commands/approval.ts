/** `strongroom approval`: destructive acts that wait for their time, or for a second administrator. */
import type { Approval } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { orListed } from '../find.ts'
import { table } from '../output.ts'
import { listAll } from '../paging.ts'
import { clientOptions } from './options.ts'

const path = '/api/v1/approvals'
const listOfApprovals = 'strongroom approval list'

export function registerApprovals(program: Command, context: CommandContext): void {
  const approval = program
    .command('approval')
    .description('destructive acts that wait for their time, or for a second administrator')

  clientOptions(approval.command('list'))
    .description('list what waits')
    .option('--all', 'with what was done, cancelled or failed')
    .action(async (options: ClientOptions & { readonly all?: boolean }) => {
      const { api, output } = await signedIn(context, options)
      const found = await listAll<Approval>(api, options.all === true ? path : `${path}?state=waiting`, 1000)
      output.result(found, () =>
        table(
          ['DUE', 'STATE', 'ASKED BY', 'WHAT', 'ID'],
          found.map(({ dueAt, state, requestedBy, title, id }) => [dueAt, state, requestedBy, title, id]),
        ),
      )
    })

  clientOptions(approval.command('approve <approval>'))
    .description('have it done now; never by who asked for it')
    .action(async (id: string, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const approving = api.send<Approval>('POST', `${path}/${encodeURIComponent(id)}/approve`)
      const done = await orListed(approving, listOfApprovals)
      output.result(
        done,
        () => `${done.state}: ${done.title}${done.error === undefined ? '' : `: ${done.error}`}`,
      )
      if (done.state === 'failed') process.exitCode = 1
    })

  clientOptions(approval.command('cancel <approval>'))
    .description('it will not be done')
    .action(async (id: string, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const cancelling = api.send<Approval>('POST', `${path}/${encodeURIComponent(id)}/cancel`)
      const cancelled = await orListed(cancelling, listOfApprovals)
      output.result(cancelled, () => `Cancelled: ${cancelled.title}`)
    })
}
