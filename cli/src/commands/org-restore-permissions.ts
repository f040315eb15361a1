/** `strongroom org restore-permissions`: lent for some minutes by an administrator of the tenant, and taken away. */
import type { ApiClient, RestorePermissionGrant, RestorePermissionPlan } from '@strongroom/api-client'
import type { Command } from 'commander'
import { browserSignIn, deviceCodeSignIn } from '../browser-sign-in.ts'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { systemBrowser } from '../open-browser.ts'
import { table, type Output } from '../output.ts'
import { clientOptions, count } from './options.ts'

interface SignInOptions extends ClientOptions {
  readonly deviceCode?: boolean
  readonly open: boolean
  readonly yes?: boolean
}

interface Client {
  readonly api: ApiClient
  readonly output: Output
  readonly context: CommandContext
}

const pollMs = 500

export function registerRestorePermissions(org: Command, context: CommandContext): void {
  const permissions = org
    .command('restore-permissions')
    .description('permissions to restore, granted for a while by a privileged administrator of the tenant')

  signInOptions(permissions.command('grant [organization]'))
    .description('grant the permissions to restore, and wait until they are effective')
    .requiredOption('--minutes <n>', 'for how long, at most 480')
    .requiredOption('--reason <text>', 'what the restore is for; it is on record')
    .option('--yes', 'do not ask before the sign-in')
    .action(
      async (
        wanted: string | undefined,
        options: SignInOptions & { readonly minutes: string; readonly reason: string },
      ) => {
        const minutes = count('--minutes', options.minutes)
        const { api, output } = await signedIn(context, options)
        const client = { api, output, context }
        const { id, name } = await findOrganization(api, wanted)
        const path = `/api/v1/organizations/${id}/restore-permissions`
        const plan = await api.send<RestorePermissionPlan>('POST', `${path}/plan`)
        await confirm(client, plan, { minutes, isAsked: options.yes !== true && !output.isJson })
        const signIn = await signInFor(client, name, options)
        const begun = await api.send<RestorePermissionGrant>('POST', path, {
          signIn,
          minutes,
          reason: options.reason,
          planHash: plan.hash,
        })
        const ended = await follow(client, `${path}/${begun.id}`, begun)
        output.result(ended, () => endText(ended))
        if (!ended.isEffective) process.exitCode = 1
      },
    )

  clientOptions(permissions.command('list [organization]'))
    .description('list what was granted, and what stands')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findOrganization(api, wanted)
      const { results } = await api.get<{ results: RestorePermissionGrant[] }>(
        `/api/v1/organizations/${id}/restore-permissions`,
      )
      output.result(results, () =>
        table(['GRANTED', 'UNTIL', 'STATE', 'BY', 'REASON', 'ID'], results.map(rowOf)),
      )
    })

  signInOptions(permissions.command('revoke <grant> [organization]'))
    .description('take the permissions away')
    .action(async (grantId: string, wanted: string | undefined, options: SignInOptions) => {
      const { api, output } = await signedIn(context, options)
      const client = { api, output, context }
      const { id, name } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/restore-permissions/${encodeURIComponent(grantId)}`
      await api.get<RestorePermissionGrant>(path)
      const signIn = await signInFor(client, name, options)
      const revoked = await api.send<RestorePermissionGrant>('DELETE', path, { signIn })
      output.result(revoked, () => `Taken away: ${revoked.permissions.join(', ')}. Nothing of it stands.`)
    })
}

function signInOptions(command: Command): Command {
  return clientOptions(command)
    .option('--device-code', 'sign in with a code on another device instead of a browser here')
    .option('--no-open', 'print the address of the sign-in instead of opening a browser')
}

async function confirm(
  { output, context }: Client,
  { applicationName, permissions, standing }: RestorePermissionPlan,
  { minutes, isAsked }: { readonly minutes: number; readonly isAsked: boolean },
): Promise<void> {
  output.say(`To be granted to “${applicationName}” for ${minutes} minutes:`)
  for (const { value, operation } of permissions) output.say(`  ${value}: ${operation}`)
  if (standing?.state === 'granting') output.say('It was begun before: it goes on with this sign-in.')
  if (!isAsked) return
  if (context.ask === undefined)
    throw new UsageError('there is no terminal to ask: add --yes once you have read the plan')
  const answer = await context.ask('Grant these permissions? [y/N] ')
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('nothing was granted')
}

async function signInFor(
  client: Client,
  tenant: string,
  { deviceCode, open }: SignInOptions,
): Promise<string> {
  const { output, context } = client
  output.say(
    'A Global Administrator or Privileged Role Administrator of the tenant has to sign in at Microsoft.',
  )
  const request = { purpose: 'restore-grant', tenant } as const
  if (deviceCode === true) return (await deviceCodeSignIn(client, request)).id
  const openBrowser = open ? systemBrowser(process.platform, context.environment) : undefined
  return (await browserSignIn({ ...client, openBrowser }, request)).id
}

/** Until it is effective, or has come to nothing. */
async function follow(
  { api, output, context }: Client,
  path: string,
  begun: RestorePermissionGrant,
): Promise<RestorePermissionGrant> {
  let grant = begun
  let told = ''
  do {
    const { progress = told } = grant
    if (progress !== told) output.progress(grant, progress)
    told = progress
    // The first answer is from before the work: the work may be over while it is on its way.
    await context.sleep(pollMs)
    grant = await api.get<RestorePermissionGrant>(path)
  } while (!grant.isEffective && grant.progress !== undefined && grant.state !== 'revoked')
  return grant
}

function endText(grant: RestorePermissionGrant): string {
  if (grant.isEffective)
    return `Effective: restores work until ${grant.expiresAt}. Take the permissions away before: strongroom org restore-permissions revoke ${grant.id}`
  const standing =
    grant.mayStand.length === 0 ? '' : ` May stand in the tenant: ${grant.mayStand.join(', ')}.`
  return `Not effective (${grant.state}). ${grant.error ?? ''}${standing}`
}

function rowOf(grant: RestorePermissionGrant): readonly string[] {
  const { grantedAt, expiresAt, grantedBy, reason, id } = grant
  return [grantedAt, expiresAt, stateOf(grant), grantedBy, reason, id]
}

function stateOf({ state, isOverdue, isInterrupted, isEffective }: RestorePermissionGrant): string {
  if (isOverdue) return 'overdue'
  if (isInterrupted) return `${state}, interrupted`
  return state === 'granted' && !isEffective ? 'granted, not effective yet' : state
}
