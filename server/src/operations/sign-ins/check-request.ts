/** Whether a sign-in may be asked for like this. */
import type { Microsoft365Clouds } from '../clouds.ts'
import type { Microsoft365 } from '../ports.ts'
import { invalidRequest } from '../refusals.ts'
import type { NewSignIn } from './sign-ins.ts'

/** Path below the public URL where a client that the customer made may redirect to. */
export const callbackPath = '/sign-in/callback'

const tenantName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/
/** RFC 8252 §7.3 and Microsoft's redirect URI rules: the name `localhost`, any port. */
const loopback = /^http:\/\/localhost:([1-9]\d{0,4})\/?$/

/**
 * @returns the request with the cloud's own name in place of the region, the tenant in lower case, and no redirect URI
 *   where none belongs.
 * @throws {OperationError}
 */
export function checkRequest(
  request: NewSignIn,
  given: {
    readonly clouds: Pick<Microsoft365Clouds, 'inRegion'>
    readonly publicUrl: string | undefined
  },
): NewSignIn {
  const microsoft365 = given.clouds.inRegion(request.region)
  const region = microsoft365.cloud.name
  const tenant = request.tenant?.trim().toLowerCase()
  if (tenant !== undefined && (!tenantName.test(tenant) || isShared(tenant)))
    throw invalidRequest('Name the tenant by its id or one of its domains, for example contoso.com.')
  if (request.way === 'device-code') return { ...request, region, tenant, redirectUri: undefined }
  const { publicUrl } = given
  return { ...request, region, tenant, redirectUri: redirectUriOf(request, { microsoft365, publicUrl }) }
}

/** Names that stand for many tenants say nothing about which one is meant. */
function isShared(tenant: string): boolean {
  return ['common', 'organizations', 'consumers'].includes(tenant)
}

function redirectUriOf(
  { redirectUri = '' }: NewSignIn,
  {
    microsoft365,
    publicUrl,
  }: {
    readonly microsoft365: Pick<Microsoft365, 'bootstrapClient'>
    readonly publicUrl: string | undefined
  },
): string {
  const port = Number(loopback.exec(redirectUri)?.[1])
  if (port >= 1 && port <= 65_535) return `http://localhost:${port}`
  if (publicUrl === undefined || redirectUri !== `${publicUrl}${callbackPath}`)
    throw invalidRequest('For a sign-in in a browser give the redirect URI http://localhost:PORT.')
  // Microsoft's own clients are registered for loopback alone: its page would refuse the request (AADSTS50011).
  if (microsoft365.bootstrapClient.isOfMicrosoft)
    throw invalidRequest(
      'The client that is used for signing in belongs to Microsoft, which redirects to http://localhost:PORT alone. ' +
        `Register a public client with the redirect URI ${redirectUri} and let whoever runs this server name it (server option --bootstrap-client-id). Until then sign in with a code, or in a browser from the command line.`,
    )
  return redirectUri
}
