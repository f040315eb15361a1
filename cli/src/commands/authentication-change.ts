/** What `strongroom org auth set` makes of the switches: what is not named stays as it is. */
import type { Authentication } from '@strongroom/api-client'
import { UsageError, type ClientOptions } from '../context.ts'

type Policy = Authentication['policies'][number]

const policies: readonly Policy[] = ['own_api', 'audience_upgrade', 'verify_by_use']

export interface SetOptions extends ClientOptions {
  readonly tenantAuthentication?: string
  readonly operatorAuthentication?: string
  readonly allowGuests?: string
  readonly policy?: readonly Policy[]
  readonly allowClient?: readonly string[]
  readonly removeClient?: readonly string[]
  readonly allowRole?: readonly string[]
  readonly removeRole?: readonly string[]
  readonly signInGroup?: readonly string[]
  readonly removeSignInGroup?: readonly string[]
  readonly operatorSignInMinutes?: string
  readonly operatorAuthenticationContext?: string
  /** The reason, or false for `--no-verify-by-use-reach`. */
  readonly verifyByUseReach?: string | false
  readonly until?: string
}

export function collectPolicy(value: string, previous: readonly Policy[] = []): readonly Policy[] {
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

function minutesOf(value: string | undefined, current: number | null): number | null {
  if (value === undefined) return current
  if (value === 'any') return null
  const minutes = Number(value)
  if (Number.isInteger(minutes) && minutes > 0) return minutes
  throw new UsageError(`--operator-sign-in-minutes is a number of minutes or any, not ${value}`)
}

function contextOf(value: string | undefined, current: string | null): string | null {
  if (value === undefined) return current
  return value === 'none' ? null : value
}

export type Reach = Authentication['verifyByUseReach']

/** The exception needs both a reason and an end; the server notes who asked for it. */
function reachOf({ verifyByUseReach: reason, until }: SetOptions, current: Reach): Reach {
  if (reason === false) return null
  if (reason === undefined && until === undefined) return current
  if (reason === undefined || until === undefined)
    throw new UsageError('--verify-by-use-reach and --until go together: say why, and until when')
  const end = Date.parse(until)
  if (Number.isNaN(end)) throw new UsageError(`--until is a date such as 2027-03-31, not ${until}`)
  return { reason, expiresAt: new Date(end).toISOString(), allowedBy: '' }
}

export function changeAuthentication(
  current: Omit<Authentication, 'remarks'>,
  options: SetOptions,
): Omit<Authentication, 'remarks'> {
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
    signInGroups: edit(current.signInGroups, options.signInGroup, options.removeSignInGroup),
    operatorSignInMinutes: minutesOf(options.operatorSignInMinutes, current.operatorSignInMinutes),
    operatorAuthenticationContext: contextOf(
      options.operatorAuthenticationContext,
      current.operatorAuthenticationContext,
    ),
    verifyByUseReach: reachOf(options, current.verifyByUseReach),
  }
}
