/** What application management policies forbid (Graph: appManagementPolicy; reference section 3.2). */
import type { KeyCredential, PasswordCredential, TenantState } from '../../tenant/model.ts'
import type { CredentialRestriction, CredentialRestrictions } from '../../tenant/policy-model.ts'
import { GraphFailure } from '../errors.ts'

/** The tenant's own policy has this id. */
export const defaultPolicyId = '00000000-0000-0000-0000-000000000000'

/** The object that gets a credential. */
export interface Restricted {
  readonly id: string
  readonly createdDateTime: string
  readonly kind: 'application' | 'servicePrincipal'
}

interface Applicable {
  readonly policyId: string
  readonly restrictions: CredentialRestrictions
}

/** A policy that is assigned takes the place of the tenant's. */
function policyOf(tenant: TenantState, { id, kind }: Restricted): Applicable | undefined {
  for (const policy of tenant.appManagementPolicies.values()) {
    if (policy.appliesTo.has(id) && policy.isEnabled)
      return { policyId: policy.id, restrictions: policy.restrictions }
  }
  const { isEnabled, applicationRestrictions, servicePrincipalRestrictions } = tenant.appManagementDefault
  if (!isEnabled) return undefined
  const restrictions = kind === 'application' ? applicationRestrictions : servicePrincipalRestrictions
  return { policyId: defaultPolicyId, restrictions }
}

function restrictionOf(
  list: readonly CredentialRestriction[],
  type: string,
  { createdDateTime }: Restricted,
): CredentialRestriction | undefined {
  return list.find(
    ({ restrictionType, state, restrictForAppsCreatedAfterDateTime: after }) =>
      restrictionType === type &&
      state === 'enabled' &&
      (after === null || Date.parse(createdDateTime) >= Date.parse(after)),
  )
}

/** @throws {GraphFailure} 400 `CredentialTypeNotAllowedAsPerAppPolicy` or `CredentialInvalidLifetimeAsPerAppPolicy`. */
export function requirePasswordAllowed(
  tenant: TenantState,
  object: Restricted,
  credential: Pick<PasswordCredential, 'startDateTime' | 'endDateTime'>,
): void {
  const policy = policyOf(tenant, object)
  if (policy === undefined) return
  const list = policy.restrictions.passwordCredentials
  if (restrictionOf(list, 'passwordAddition', object) !== undefined) throw typeNotAllowed(policy.policyId)
  requireLifetime(restrictionOf(list, 'passwordLifetime', object), credential, policy.policyId)
}

/** @throws {GraphFailure} 400 `CredentialInvalidLifetimeAsPerAppPolicy`. */
export function requireKeysAllowed(
  tenant: TenantState,
  object: Restricted,
  added: readonly Pick<KeyCredential, 'startDateTime' | 'endDateTime'>[],
): void {
  const policy = policyOf(tenant, object)
  if (policy === undefined) return
  const restriction = restrictionOf(policy.restrictions.keyCredentials, 'asymmetricKeyLifetime', object)
  for (const credential of added) requireLifetime(restriction, credential, policy.policyId)
}

function requireLifetime(
  restriction: CredentialRestriction | undefined,
  { startDateTime, endDateTime }: Pick<KeyCredential, 'startDateTime' | 'endDateTime'>,
  policyId: string,
): void {
  const most = durationMs(restriction?.maxLifetime ?? '')
  if (most === undefined || Date.parse(endDateTime) - Date.parse(startDateTime) <= most) return
  throw new GraphFailure(
    400,
    'CredentialInvalidLifetimeAsPerAppPolicy',
    `Credential lifetime exceeds the max value allowed as per assigned policy '${policyId}'.`,
  )
}

const typeNotAllowed = (policyId: string) =>
  new GraphFailure(
    400,
    'CredentialTypeNotAllowedAsPerAppPolicy',
    `Credential type not allowed as per assigned policy '${policyId}'.`,
  )

const dayMs = 24 * 60 * 60 * 1000

/** An ISO 8601 duration in milliseconds, years of 365 and months of 30 days; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const match =
    /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      text,
    )
  if (match === null) return undefined
  const units = [365 * dayMs, 30 * dayMs, 7 * dayMs, dayMs, 3_600_000, 60_000, 1000]
  return units.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0)
}
