/** Writes the sign-in log of the tenant: who or what signed in, how, to what, and what came of it (graph: signIn). */
import { randomUUID } from 'node:crypto'
import type { DirectoryUser, TenantState } from '../../tenant/model.ts'
import type { SignIn, SignInEventType } from '../../tenant/sign-in-model.ts'
import type { ClientAppType, TransferMethod } from '../conditional-access/conditions.ts'
import type { Evaluation } from '../conditional-access/evaluate.ts'
import type { Call, EntraContext } from '../context.ts'
import type { StsError } from '../errors/sts-error.ts'
import { clientAppUsed } from './client-app-used.ts'

/** Per tenant, of what people did on pages and of all else; the oldest go first. */
const keptRecords = 5000
const keptMs = 30 * 24 * 3600 * 1000

export interface SignInFacts {
  readonly event: SignInEventType
  /** The person, or what was typed where nobody is called so; null for an application. */
  readonly user: DirectoryUser | { readonly typed: string } | null
  readonly application: { readonly appId: string; readonly displayName: string }
  /** Of the application that signed in for itself. */
  readonly servicePrincipalId?: string
  readonly resource: { readonly appId: string; readonly displayName: string } | undefined
  readonly clientApp: ClientAppType
  readonly protocol: string
  readonly transferMethod: TransferMethod
  readonly amr: readonly string[]
  readonly evaluation: Evaluation | undefined
  readonly credentialType: string
  /** Why it failed. */
  readonly refusal: StsError | undefined
}

/** Appends, and forgets what is older than a month or too much. */
export function appendSignIn(tenant: TenantState, record: SignIn, now: number): void {
  const { signIns } = tenant
  signIns.push(record)
  const firstKept = signIns.findIndex(({ createdDateTime }) => Date.parse(createdDateTime) + keptMs >= now)
  signIns.splice(0, firstKept === -1 ? signIns.length : firstKept)
  if (signIns.length <= keptRecords) return
  const alike = signIns.filter(({ isInteractive }) => isInteractive === record.isInteractive)
  const [oldest] = alike
  if (oldest !== undefined && alike.length > keptRecords) signIns.splice(signIns.indexOf(oldest), 1)
}

function personOf(
  user: SignInFacts['user'],
): Pick<SignIn, 'userDisplayName' | 'userPrincipalName' | 'userId'> {
  if (user === null) return { userDisplayName: '', userPrincipalName: '', userId: '' }
  if ('typed' in user)
    return {
      userDisplayName: user.typed,
      userPrincipalName: user.typed,
      userId: '00000000-0000-0000-0000-000000000000',
    }
  return {
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName.toLowerCase(),
    userId: user.id,
  }
}

/** What is the same in every record here: no risk, no known device, no known place. */
export const unknownSurroundings = {
  riskDetail: 'none',
  riskLevelAggregated: 'none',
  riskLevelDuringSignIn: 'none',
  riskState: 'none',
  riskEventTypes: [] as string[],
  riskEventTypes_v2: [] as string[],
  deviceDetail: {
    deviceId: '',
    displayName: '',
    operatingSystem: '',
    browser: '',
    isCompliant: false,
    isManaged: false,
    trustType: '',
  },
  location: {
    city: '',
    state: '',
    countryOrRegion: '',
    geoCoordinates: { altitude: null, latitude: null, longitude: null },
  },
} as const

function howOf({ amr, refusal }: SignInFacts): Pick<SignIn, 'authenticationRequirement' | 'status'> {
  const isMulti = amr.includes('mfa')
  return {
    authenticationRequirement: isMulti ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
    status: {
      errorCode: refusal?.code ?? 0,
      failureReason: refusal?.message ?? 'Other.',
      additionalDetails: isMulti ? 'MFA requirement satisfied by claim in the token' : null,
    },
  }
}

function clientOf(
  { application, clientApp, user, servicePrincipalId }: SignInFacts,
  userAgent: string,
): Pick<
  SignIn,
  'appId' | 'appDisplayName' | 'clientAppUsed' | 'userAgent' | 'servicePrincipalId' | 'servicePrincipalName'
> {
  return {
    appId: application.appId,
    appDisplayName: application.displayName,
    clientAppUsed: user === null ? '' : clientAppUsed(clientApp, userAgent),
    userAgent: userAgent === '' ? null : userAgent,
    servicePrincipalId: servicePrincipalId ?? null,
    servicePrincipalName: user === null ? application.displayName : null,
  }
}

/** Records one sign-in of this tenant. */
export function recordSignIn(context: EntraContext, call: Call, facts: SignInFacts): void {
  const { tenant, clock } = context
  const userAgent = call.request.headers['user-agent'] ?? ''
  const { evaluation } = facts
  appendSignIn(
    tenant,
    {
      ...structuredClone(unknownSurroundings),
      id: randomUUID(),
      createdDateTime: new Date(clock.now()).toISOString(),
      ...personOf(facts.user),
      ...clientOf(facts, userAgent),
      ...howOf(facts),
      ipAddress: '127.0.0.1',
      correlationId: call.trace.correlationId,
      conditionalAccessStatus: evaluation?.status ?? 'notApplied',
      appliedConditionalAccessPolicies: [...(evaluation?.applied ?? [])],
      isInteractive: facts.event === 'interactiveUser',
      resourceDisplayName: facts.resource?.displayName ?? '',
      resourceId: facts.resource?.appId ?? '',
      signInEventTypes: [facts.event],
      authenticationProtocol: facts.protocol,
      originalTransferMethod: facts.transferMethod,
      clientCredentialType: facts.credentialType,
      homeTenantId: tenant.tenantId,
      resourceTenantId: tenant.tenantId,
    },
    clock.now(),
  )
  context.changed()
}
