/** The token endpoint: `POST /{tenant}/oauth2/v2.0/token`, one named step after the other (microsoft.md 1.3). */
import type { SimulatorReply } from '../http.ts'
import { authenticateClient } from './client-authentication.ts'
import type { Call, EntraContext } from './context.ts'
import { checkAuthority, checkInstalled, resolveAuthority } from './directory.ts'
import { malformed } from './errors/request.ts'
import { formOf, required } from './form.ts'
import { authorizationCode } from './grants/authorization-code.ts'
import { clientCredentials } from './grants/client-credentials.ts'
import { deviceCode } from './grants/device-code.ts'
import type { Grant } from './grants/grant.ts'
import { refreshToken } from './grants/refresh-token.ts'
import { checkCrossCloudClient } from './national-cloud.ts'
import { contextOfGrant } from './tenancy.ts'

const grants: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', authorizationCode],
  ['client_credentials', clientCredentials],
  ['refresh_token', refreshToken],
  ['urn:ietf:params:oauth:grant-type:device_code', deviceCode],
  // Microsoft's own libraries send the bare name (microsoft.md 1.2).
  ['device_code', deviceCode],
])

/** A query string is allowed and ignored: MSAL repeats its correlation id there. */
export async function token(base: EntraContext, call: Call): Promise<SimulatorReply> {
  if (call.request.method !== 'POST') throw malformed.onlyPost(call.request.method)
  const form = formOf(call.request)
  checkCrossCloudClient(base, call, form)
  resolveAuthority(base, call.authority)
  const grantType = required(form, 'grant_type')
  const grant = grants.get(grantType)
  if (grant === undefined) throw malformed.grantType(grantType)
  const context = contextOfGrant(base, call, form)
  const client = await authenticateClient(context, call, form)
  if (grantType === 'client_credentials') checkInstalled(context, client.client)
  else checkAuthority(client.client, call.authority)
  return grant(context, { call, form, client })
}
