import type { Authentication } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { clientOptions, collect } from './options.ts'

type Policy = Authentication['policies'][number]

const policies: readonly Policy[] = ['own_api', 'audience_upgrade', 'verify_by_use']

interface SetOptions extends ClientOptions {
  readonly tenantAuthentication?: string
  readonly operatorAuthentication?: string
  readonly allowGuests?: string
  readonly policy?: readonly Policy[]
  readonly allowClient?: readonly string[]
  readonly removeClient?: readonly string[]
  readonly allowRole?: readonly string[]
  readonly removeRole?: readonly string[]
}

function collectPolicy(value: string, previous: readonly Policy[] = []): readonly Policy[] {
  const policy = policies.find((one) => one === value)
  if (policy === undefined) throw new UsageError(`--policy is one of ${policies.join(', ')}, not ${value}`)
  return [...previous, policy]
}

function onOff(name: string, value: string | undefined, current: boolean): boolean {
  if (value === undefined) return current
  if (value !== 'on' && value !== 'off') throw new UsageError(`${name} is on or off, not ${value}`)
  return value === 'on'
}

function edit(
  current: readonly string[],
  add: readonly string[] = [],
  remove: readonly string[] = [],
): string[] {
  const removed = new Set(remove.map((one) => one.toLowerCase()))
  return [...new Set([...current, ...add].map((one) => one.toLowerCase()))].filter((one) => !removed.has(one))
}

function changed(current: Authentication, options: SetOptions): Authentication {
  return {
    tenantAuthentication: onOff(
      '--tenant-authentication',
      options.tenantAuthentication,
      current.tenantAuthentication,
    ),
    operatorAuthentication: onOff(
      '--operator-authentication',
      options.operatorAuthentication,
      current.operatorAuthentication,
    ),
    allowGuests: onOff('--allow-guests', options.allowGuests, current.allowGuests),
    policies: options.policy ?? current.policies,
    allowedClientIds: edit(current.allowedClientIds, options.allowClient, options.removeClient),
    organizationRoles: edit(current.organizationRoles, options.allowRole, options.removeRole),
  }
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '(none)' : items.join(', ')
}

function describe(name: string, value: Authentication): string {
  return [
    `Sign-in of ${name}`,
    `  tenant authentication    ${value.tenantAuthentication ? 'on' : 'off'}`,
    `  operator authentication  ${value.operatorAuthentication ? 'on' : 'off'}`,
    `  policies                 ${list(value.policies)}`,
    `  allowed client ids       ${list(value.allowedClientIds)}`,
    `  guests                   ${value.allowGuests ? 'allowed' : 'refused'}`,
    `  see the organization     ${list(value.organizationRoles)}`,
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

  clientOptions(auth.command('set [organization]'))
    .description('change the switches that are named; the others stay')
    .option('--tenant-authentication <on|off>', 'people may exchange a Microsoft assertion for a session')
    .option('--operator-authentication <on|off>', 'restore operators may sign in')
    .option(
      '--policy <name>',
      'own_api, audience_upgrade or verify_by_use; repeat it for several',
      collectPolicy,
    )
    .option('--allow-client <guid>', 'client id whose tokens are accepted; repeatable', collect)
    .option('--remove-client <guid>', 'client id that is accepted no longer; repeatable', collect)
    .option('--allow-guests <on|off>', 'guests may sign in')
    .option(
      '--allow-role <guid>',
      'directory role template or group whose holders see the organization',
      collect,
    )
    .option('--remove-role <guid>', 'role or group whose holders see only their own data again', collect)
    .action(async (wanted: string | undefined, options: SetOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/authentication`
      const value = changed(await api.get<Authentication>(path), options)
      await api.send('PUT', path, value)
      output.result(value, () => describe(name, value))
    })
}
