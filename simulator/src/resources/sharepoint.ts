/** SharePoint's own REST interface, one harmless read of it: the title of a site (microsoft.md 3.7). */
import type { Service, SimulatorReply } from '../http.ts'
import type { TenantState } from '../tenant/model.ts'
import type { Tenants } from '../tenant/tenants.ts'
import { type BearerDependencies, readBearer, type ResourceCaller } from './bearer.ts'

export interface SharePointDependencies extends BearerDependencies {
  readonly tenants: Tenants
}

const sharePointAppId = '00000003-0000-0ff1-ce00-000000000000'

interface Site {
  readonly tenant: TenantState
  /** Such as `https://contoso.sharepoint.com`. */
  readonly audience: string
}

/**
 * Answers `GET /_api/web` for the host of a tenant's sites, and `/sharepoint/{name}/_api/web` for who cannot set the
 * host; other paths are not SharePoint's.
 */
export function createSharePoint(dependencies: SharePointDependencies): Service {
  return async (request) => {
    const match = /^(?:\/sharepoint\/([^/]+))?\/_api\/web\/?$/i.exec(request.url.pathname)
    if (match === null) return undefined
    const { tenants } = dependencies
    const suffix = `.${tenants.cloud.sharePointSuffix}`
    const { hostname } = request.url
    const name = match[1] ?? (hostname.endsWith(suffix) ? hostname.slice(0, -suffix.length) : '')
    const site = findSite(tenants, name)
    if (site === undefined) return { status: 404, headers: plain, body: '404 FILE NOT FOUND' }
    if (request.method !== 'GET') return { status: 405, headers: plain, body: '' }
    const refusal = refuse(dependencies, site, request.headers.authorization)
    if (refusal !== undefined) return refusal
    return titleOf(site.tenant, request.headers.accept ?? '')
  }
}

const plain = { 'content-type': 'text/plain; charset=utf-8' }

/** By the name in front of the suffix; `-my` and `-admin` have sites of their own, which are not here. */
function findSite(tenants: Tenants, name: string): Site | undefined {
  const audience = `https://${name.toLowerCase()}.${tenants.cloud.sharePointSuffix}`
  const tenant = tenants
    .all()
    .find(({ servicePrincipals }) =>
      [...servicePrincipals.values()].some(
        ({ appId, servicePrincipalNames }) =>
          appId === sharePointAppId && servicePrincipalNames.includes(audience),
      ),
    )
  return tenant === undefined ? undefined : { tenant, audience }
}

function refuse(
  dependencies: SharePointDependencies,
  { tenant, audience }: Site,
  authorization: string | undefined,
): SimulatorReply | undefined {
  const verdict = readBearer(dependencies, authorization)
  if (verdict.kind !== 'caller') return unauthorized(tenant, problems[verdict.kind])
  const { caller } = verdict
  const named = caller.audience.replace(/\/$/, '').toLowerCase()
  if (caller.tenantId !== tenant.tenantId || (named !== audience && named !== sharePointAppId)) {
    return unauthorized(
      tenant,
      "Exception of type 'Microsoft.IdentityModel.Tokens.AudienceUriValidationFailedException' was thrown.",
    )
  }
  // with a secret instead of a certificate
  if (caller.isApplication && caller.proof !== '2') return unauthorized(tenant, 'Unsupported app only token.')
  return mayRead(caller) ? undefined : accessDenied()
}

const problems = {
  missing: undefined,
  expired: 'Invalid JWT token. The token is expired.',
  invalid: 'Invalid JWT token. Token signature validation failed.',
} as const

function mayRead({ isApplication, roles, scopes }: ResourceCaller): boolean {
  return isApplication
    ? roles.some((role) => role.startsWith('Sites.'))
    : scopes.some((scope) => scope.startsWith('AllSites.'))
}

function unauthorized({ tenantId }: TenantState, description: string | undefined): SimulatorReply {
  return {
    status: 401,
    headers: {
      'www-authenticate': `Bearer realm="${tenantId}",client_id="${sharePointAppId}",trusted_issuers="00000001-0000-0000-c000-000000000000@*"`,
      'x-ms-diagnostics':
        '3001000;reason="There has been an error authenticating the request.";category="invalid_client"',
    },
    ...(description === undefined ? {} : { body: { error_description: description } }),
  }
}

const accessDenied = (): SimulatorReply => ({
  status: 403,
  body: {
    'odata.error': {
      code: '-2147024891, System.UnauthorizedAccessException',
      message: {
        lang: 'en-US',
        value: 'Access denied. You do not have permission to perform this action or access this resource.',
      },
    },
  },
})

/** XML unless JSON is asked for, as SharePoint answers. */
function titleOf({ displayName }: TenantState, accept: string): SimulatorReply {
  if (accept.includes('json')) {
    return accept.includes('verbose')
      ? { status: 200, body: { d: { Title: displayName } } }
      : { status: 200, body: { Title: displayName } }
  }
  const title = displayName.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return {
    status: 200,
    headers: { 'content-type': 'application/atom+xml;type=entry;charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><content type="application/xml"><m:properties><d:Title>${title}</d:Title></m:properties></content></entry>`,
  }
}
