/** Exchange Online's administration, one harmless command of it: `Get-OrganizationConfig` (microsoft.md 3.3). */
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import { isRecord } from '../json.ts'
import type { TenantState } from '../tenant/model.ts'
import type { Tenants } from '../tenant/tenants.ts'
import { type BearerDependencies, readBearer } from './bearer.ts'

export interface ExchangeDependencies extends BearerDependencies {
  readonly tenants: Tenants
}

const exchangeAppId = '00000002-0000-0ff1-ce00-000000000000'

/** Directory roles that let an application in: Global, Exchange and Security Administrator, Global and Security Reader. */
const supportedRoles: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10',
  '29232cdf-9323-42fd-ade2-1d097af3e4de',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  '5d6b6bb7-de71-4623-b4af-96380a352509',
])

/** Answers `POST /adminapi/beta/{tenant}/InvokeCommand`; other paths are not its own. */
export function createExchange(dependencies: ExchangeDependencies): Service {
  return async (request) => {
    const match = /^\/adminapi\/(?:beta|v1\.0|v2\.0)\/([^/]+)\/InvokeCommand\/?$/i.exec(request.url.pathname)
    if (match === null) return undefined
    const tenant = dependencies.tenants.find(decodeURIComponent(match[1] ?? ''))
    if (request.method !== 'POST') return failure(405, 'MethodNotAllowed', 'The method is not allowed.')
    const refusal = refuse(dependencies, tenant, request.headers.authorization)
    if (refusal !== undefined || tenant === undefined) return refusal
    return run(tenant, request)
  }
}

function failure(status: number, code: string, message: string): SimulatorReply {
  return { status, body: { error: { code, message } } }
}

/** Without the permission 401, with the permission and no role 403, with a role alone 401. */
function refuse(
  dependencies: ExchangeDependencies,
  tenant: TenantState | undefined,
  authorization: string | undefined,
): SimulatorReply | undefined {
  const verdict = readBearer(dependencies, authorization)
  if (verdict.kind !== 'caller') return unauthorized('The token is missing, invalid or expired.')
  const { caller } = verdict
  const audiences = [...dependencies.tenants.cloud.outlookAudiences, exchangeAppId]
  if (!audiences.includes(caller.audience.replace(/\/$/, ''))) return unauthorized('The audience is invalid.')
  if (tenant === undefined || caller.tenantId !== tenant.tenantId)
    return unauthorized('The token is of another organization.')
  if (!caller.isApplication || !caller.roles.includes('Exchange.ManageAsApp'))
    return unauthorized('The permission Exchange.ManageAsApp is missing.')
  if (caller.wids.some((wid) => supportedRoles.has(wid))) return undefined
  return failure(
    403,
    'Forbidden',
    `The role assigned to application ${caller.appId} isn't supported in this scenario. Please check online documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only Authentication.`,
  )
}

function unauthorized(message: string): SimulatorReply {
  return {
    ...failure(401, 'UnAuthorized', message),
    headers: { 'www-authenticate': `Bearer client_id="${exchangeAppId}", error="invalid_token"` },
  }
}

function run(tenant: TenantState, request: SimulatorRequest): SimulatorReply {
  const name = commandOf(request.body)
  if (name === undefined)
    return failure(400, 'BadRequest', 'The body has to be {"CmdletInput":{"CmdletName":…}}.')
  if (name.toLowerCase() !== 'get-organizationconfig') {
    return failure(
      400,
      'BadRequest',
      `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program.`,
    )
  }
  const initial = tenant.domains.find(({ isInitial }) => isInitial)?.name ?? ''
  return {
    status: 200,
    body: {
      '@odata.context': `${request.url.origin}/adminapi/beta/${tenant.tenantId}/$metadata#Collection(Exchange.GenericHashTable)`,
      'adminapi.warnings@odata.type': '#Collection(String)',
      '@adminapi.warnings': [],
      value: [{ Name: initial, DisplayName: tenant.displayName, Guid: tenant.tenantId, IsDehydrated: true }],
    },
  }
}

function commandOf(body: Buffer): string | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    const input = isRecord(value) ? value['CmdletInput'] : undefined
    const name = isRecord(input) ? input['CmdletName'] : undefined
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}
