/** How accounts and sessions are put into words. */
import type { Account, SignedInSession } from '@strongroom/api-client'
import { formatCount } from '../../ui/format.ts'

export const roleNames = {
  administrator: 'Administrator',
  monitor: 'Monitor: sees, changes nothing',
} as const satisfies Record<Account['role'], string>

export const kindNames = {
  password: 'Person, with a password',
  service: 'Program, with keys',
} as const satisfies Record<Account['kind'], string>

export function reachText({ organizationIds }: Pick<Account, 'organizationIds'>): string {
  if (organizationIds === null) return 'all organizations and the server'
  return formatCount(organizationIds.length, 'organization')
}

export const pageNames = {
  api: 'REST API',
  console: 'Console',
  portal: 'Restore portal',
} as const satisfies Record<SignedInSession['kind'], string>

export const principalNames = {
  account: 'Account',
  person: 'Person of an organization',
  operator: 'Restore operator',
} as const satisfies Record<SignedInSession['principalKind'], string>
