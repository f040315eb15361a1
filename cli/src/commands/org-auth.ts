import type { Authentication } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { changeAuthentication, collectPolicy, type Reach, type SetOptions } from './authentication-change.ts'
import { clientOptions, collect } from './options.ts'

function list(items: readonly string[]): string {
  return items.length === 0 ? '(none)' : items.join(', ')
}

function describeReach(reach: Reach): string {
  if (reach === null) return 'their own data only'
  return `like the others until ${reach.expiresAt}, allowed by ${reach.allowedBy}: ${reach.reason}`
}

function describe(name: string, value: Authentication): string {
  const { operatorSignInMinutes: minutes } = value
  return [
    `Sign-in of ${name}`,
    `  tenant authentication    ${value.tenantAuthentication ? 'on' : 'off'}`,
    `  operator authentication  ${value.operatorAuthentication ? 'on' : 'off'}`,
    `  policies                 ${list(value.policies)}`,
    `  allowed client ids       ${list(value.allowedClientIds)}`,
    `  guests                   ${value.allowGuests ? 'allowed' : 'refused'}`,
    `  see the organization     ${list(value.organizationRoles)}`,
    `  with verify_by_use       ${describeReach(value.verifyByUseReach)}`,
    `  must be in a group       ${list(value.signInGroups)}`,
    `  operators signed in      ${minutes === null ? 'at any time' : `within ${minutes} minutes`}`,
    `  operators' context       ${value.operatorAuthenticationContext ?? '(none)'}`,
    ...value.remarks,
  ].join('\n')
}

/** `strongroom org auth`: who of a tenant may sign in, with which client, and what they see. */
export function registerAuthentication(org: Command, context: CommandContext): void {
  const auth = org
    .command('auth')
    .description("how the organization's people may sign in (off until you allow it)")

  clientOptions(auth.command('show [organization]'))
    .description('show the switches')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findOrganization(api, wanted)
      const value = await api.get<Authentication>(`/api/v1/organizations/${id}/authentication`)
      output.result(value, () => describe(name, value))
    })

  switchOptions(clientOptions(auth.command('set [organization]'))).action(
    async (wanted: string | undefined, options: SetOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/authentication`
      const wish = changeAuthentication(await api.get<Authentication>(path), options)
      const value = await api.send<Authentication>('PUT', path, wish)
      output.result(value, () => describe(name, value))
    },
  )
}

function switchOptions(command: Command): Command {
  return command
    .description('change the switches that are named; the others stay')
    .option('--tenant-authentication <on|off>', 'people may exchange a Microsoft assertion for a session')
    .option('--operator-authentication <on|off>', 'restore operators may sign in')
    .option(
      '--policy <name>',
      'audience_upgrade or verify_by_use beside own_api, which is always in force; repeat it for several',
      collectPolicy,
    )
    .option('--allow-client <guid>', 'client id whose tokens are accepted; repeatable', collect)
    .option('--remove-client <guid>', 'client id that is accepted no longer; repeatable', collect)
    .option('--allow-guests <on|off>', 'guests may sign in, for their own data')
    .option(
      '--allow-role <guid>',
      'directory role template or group whose holders see the organization',
      collect,
    )
    .option('--remove-role <guid>', 'role or group whose holders see only their own data again', collect)
    .option('--sign-in-group <guid>', 'group of which a person must be to sign in; repeatable', collect)
    .option('--remove-sign-in-group <guid>', 'group that lets nobody in any more; repeatable', collect)
    .option('--operator-sign-in-minutes <n|any>', "how old an operator's sign-in at Microsoft may be")
    .option('--operator-authentication-context <id|none>', 'authentication context that operators need')
    .option('--verify-by-use-reach <reason>', 'verify_by_use may show the organization, until --until')
    .option('--until <date>', 'end of --verify-by-use-reach, at most 180 days from now')
    .option('--no-verify-by-use-reach', 'verify_by_use shows nobody more than their own data')
}
