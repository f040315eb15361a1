/** `strongroom org invitation`: links with which a customer's own administrator connects their organization, without an account. */
import type { CreatedInvitation, Invitation } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { table } from '../output.ts'
import { readLayout, readRestore, readServices } from '../provisioning/request.ts'
import { clientOptions, count } from './options.ts'

const root = '/api/v1/invitations'

interface CreateOptions extends ClientOptions {
  readonly label: string
  readonly tenant?: string
  readonly services?: string
  readonly hours?: string
  readonly name?: string
  readonly layout?: string
  readonly restore?: string
  readonly signInApplication?: boolean
  readonly posture?: boolean
  readonly drift?: boolean
}

export function registerInvitations(org: Command, context: CommandContext): void {
  const invitation = org
    .command('invitation')
    .description("links for once, with which a customer's own administrator connects their organization")

  clientOptions(invitation.command('create'))
    .description('make a link; it is told once, so send it to the right person')
    .requiredOption('--label <text>', 'who invites: shown to who follows the link')
    .option('--tenant <name>', 'domain or id of the only tenant that may use it')
    .option('--services <list>', 'exchange, sharepoint, teams, teams-chats; several with commas')
    .option('--hours <number>', 'how long the link is good, up to 168', '72')
    .option('--name <name>', 'display name of the applications')
    .option(
      '--layout <layout>',
      'standard (one application backs up and restores), separate-restore (an application of its own restores) or single (one for everything)',
    )
    .option(
      '--restore <mode>',
      'permissions to restore: standing (always there), just-in-time (an administrator grants them for some minutes, org restore-permissions grant) or none',
    )
    .option('--sign-in-application', "plan the application with which the organization's people sign in")
    .option(
      '--posture',
      'permissions to read at any time how the tenant lets people sign in (strongroom posture)',
    )
    .option('--drift', 'permissions to watch the applications for changes by others (org drift)')
    .action(async (options: CreateOptions) => {
      const body = bodyOf(options)
      const { api, output } = await signedIn(context, options)
      const made = await api.send<CreatedInvitation>('POST', root, body)
      output.result(made, () =>
        [
          made.url,
          `Good for one use, until ${made.expiresAt}. Whoever has the link may use it: send it safely.`,
          `Take it back: strongroom org invitation revoke ${made.id}`,
        ].join('\n'),
      )
    })

  clientOptions(invitation.command('list'))
    .description('list them, and what became of each')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { results } = await api.get<{ results: Invitation[] }>(root)
      output.result(results, () =>
        table(
          ['LABEL', 'STATE', 'TENANT', 'EXPIRES', 'ORGANIZATION', 'ID'],
          results.map((one) => [
            one.label,
            one.state,
            one.domain ?? 'any',
            one.expiresAt,
            one.organizationId ?? '',
            one.id,
          ]),
        ),
      )
    })

  clientOptions(invitation.command('revoke <invitation>'))
    .description('the link leads nowhere from now on')
    .action(async (id: string, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      await api.send('DELETE', `${root}/${encodeURIComponent(id)}`)
      output.result({ id }, () => 'The invitation is revoked.')
    })
}

const longestHours = 168

/** @throws {UsageError} */
function bodyOf({ label, tenant, services, hours, name, layout, restore, ...flags }: CreateOptions): object {
  const expiresInHours = hours === undefined ? undefined : count('--hours', hours)
  if (expiresInHours !== undefined && expiresInHours > longestHours)
    throw new UsageError(`--hours is at most ${longestHours}, which is a week`)
  const { signInApplication, posture, drift } = flags
  // What is undefined is left out of the JSON.
  return {
    label,
    domain: tenant,
    services: services === undefined ? undefined : readServices(services),
    expiresInHours,
    applicationName: name,
    layout: layout === undefined ? undefined : readLayout(layout),
    restore: restore === undefined ? undefined : readRestore(restore),
    signInApplication,
    posture,
    drift,
  }
}
