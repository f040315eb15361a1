/** Who a living token stands for. Rows are read as they are: what does not fit a principal stands for nobody. */
import type { LivingSession, TokenFamilyRow } from '../database/index.ts'
import { directoryObjectIdOf, organizationIdOf } from './ids.ts'
import type { AccountOrganizations, Principal, Workload } from './ports.ts'

export function principalOf({ family, account }: LivingSession): Principal | undefined {
  if (family.principalKind === 'account') return accountPrincipal(family, account)
  const { id: familyId, principalKind, organizationId, userId, userName, reach } = family
  if (organizationId === null || userId === null) return undefined
  const who = {
    organizationId: organizationIdOf(organizationId),
    userId: directoryObjectIdOf(userId),
    userName,
    familyId,
  }
  if (principalKind === 'operator') return { kind: 'operator', ...who }
  if (principalKind !== 'person') return undefined
  if (reach === 'own') return { kind: 'person', ...who, reach, workloads: [] }
  return reach === 'organization'
    ? { kind: 'person', ...who, reach, workloads: texts(family.workloads).filter(isWorkload) }
    : undefined
}

function accountPrincipal(
  { id: familyId, accountId, userName, method }: TokenFamilyRow,
  account: LivingSession['account'],
): Principal | undefined {
  if (accountId === null || account === undefined) return undefined
  const { role } = account
  if (role !== 'administrator' && role !== 'monitor') return undefined
  const isService = method === 'client_credentials'
  const organizations = organizationsOf(account.organizationIds)
  return { kind: role, accountId, userName, organizations, isService, familyId }
}

/** The organizations of an account's row. */
export function organizationsOf(organizationIds: string | null): AccountOrganizations {
  return organizationIds === null ? 'all' : texts(organizationIds).map(organizationIdOf)
}

function isWorkload(text: string): text is Workload {
  return text === 'exchange' || text === 'sharepoint' || text === 'teams'
}

function texts(json: string | null): string[] {
  const value: unknown = json === null ? [] : JSON.parse(json)
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
