/** Sign-ins of the past, for reports to find: `POST /_simulator/sign-ins`. */
import { randomUUID } from 'node:crypto'
import { legacyClientApps, modernClientApps } from '../entra/sign-in-log/client-app-used.ts'
import { appendSignIn, unknownSurroundings } from '../entra/sign-in-log/record.ts'
import { BadOrder } from '../faults/parse.ts'
import type { JsonRecord } from '../json.ts'
import type { DirectoryUser, TenantState } from '../tenant/model.ts'
import type { SignIn } from '../tenant/sign-in-model.ts'
import { findUserByName } from '../tenant/users.ts'

const known = [
  'upn',
  'clientAppUsed',
  'daysAgo',
  'count',
  'errorCode',
  'userAgent',
  'appId',
  'transferMethod',
]
const exchangeAppId = '00000002-0000-0ff1-ce00-000000000000'
const dayMs = 24 * 3600 * 1000

const clientApps: readonly string[] = [...modernClientApps, ...legacyClientApps]

function whole(order: JsonRecord, name: string, most: number, otherwise: number): number {
  const value = order[name] ?? otherwise
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value
  throw new BadOrder(`"${name}" must be a whole number from 0 to ${most}.`)
}

function text(order: JsonRecord, name: string, otherwise: string): string {
  const value = order[name] ?? otherwise
  if (typeof value === 'string') return value
  throw new BadOrder(`"${name}" must be text.`)
}

function userOf(tenant: TenantState, order: JsonRecord): DirectoryUser {
  const user = findUserByName(tenant, text(order, 'upn', ''))
  if (user === undefined) throw new BadOrder('"upn" must name a user of the tenant.')
  return user
}

function clientAppOf(order: JsonRecord): string {
  const name = text(order, 'clientAppUsed', 'IMAP4')
  if (clientApps.includes(name)) return name
  throw new BadOrder(`"clientAppUsed" must be one of ${clientApps.join(', ')}.`)
}

function isModern(clientAppUsed: string): boolean {
  return modernClientApps.some((name) => name === clientAppUsed)
}

function template(tenant: TenantState, order: JsonRecord): Omit<SignIn, 'id' | 'createdDateTime'> {
  const user = userOf(tenant, order)
  const clientAppUsed = clientAppOf(order)
  const appId = text(order, 'appId', exchangeAppId).toLowerCase()
  const application = [...tenant.servicePrincipals.values()].find((principal) => principal.appId === appId)
  const errorCode = whole(order, 'errorCode', 99_999_999, 0)
  const isLegacy = !isModern(clientAppUsed)
  const userAgent = text(order, 'userAgent', isLegacy ? 'BAV2ROPC' : '')
  const isDevice = text(order, 'transferMethod', 'none') === 'deviceCodeFlow'
  return {
    ...structuredClone(unknownSurroundings),
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName.toLowerCase(),
    userId: user.id,
    appId,
    appDisplayName: application?.displayName ?? 'Unknown application',
    ipAddress: '203.0.113.25',
    clientAppUsed,
    correlationId: randomUUID(),
    conditionalAccessStatus: 'notApplied',
    appliedConditionalAccessPolicies: [],
    isInteractive: true,
    resourceDisplayName: 'Office 365 Exchange Online',
    resourceId: exchangeAppId,
    status: {
      errorCode,
      failureReason: errorCode === 0 ? 'Other.' : `Sign-in failed with ${errorCode}.`,
      additionalDetails: null,
    },
    signInEventTypes: ['interactiveUser'],
    authenticationProtocol: isDevice ? 'deviceCode' : isLegacy ? 'ropc' : 'none',
    originalTransferMethod: isDevice ? 'deviceCodeFlow' : 'none',
    authenticationRequirement: 'singleFactorAuthentication',
    userAgent: userAgent === '' ? null : userAgent,
    clientCredentialType: 'none',
    servicePrincipalId: null,
    servicePrincipalName: null,
    homeTenantId: tenant.tenantId,
    resourceTenantId: tenant.tenantId,
  }
}

/**
 * Puts sign-ins of an earlier day into the log, a minute apart, where a report looks for them.
 * @throws {BadOrder} with a sentence that says what to write.
 */
export function seedSignIns(tenant: TenantState, order: JsonRecord, now: number): { added: number } {
  const odd = Object.keys(order).find((name) => !known.includes(name))
  if (odd !== undefined) throw new BadOrder(`"${odd}" is not known here; known are ${known.join(', ')}.`)
  const record = template(tenant, order)
  const count = whole(order, 'count', 1000, 1)
  const at = now - whole(order, 'daysAgo', 30, 1) * dayMs
  for (let index = 0; index < count; index += 1)
    appendSignIn(
      tenant,
      {
        ...structuredClone(record),
        id: randomUUID(),
        createdDateTime: new Date(Math.min(now, at + index * 60_000)).toISOString(),
      },
      now,
    )
  tenant.signIns.sort((one, other) => Date.parse(one.createdDateTime) - Date.parse(other.createdDateTime))
  return { added: count }
}
