/** The token endpoint: `POST /{tenant}/oauth2/v2.0/token`, one named step after the other (microsoft.md 1.3). */
import type { SimulatorReply } from '../http.ts'
import { authenticateClient, type AuthenticatedClient } from './client-authentication.ts'
import type { Call, EntraContext } from './context.ts'
import { checkAuthority, checkInstalled, resolveAuthority } from './directory.ts'
import { malformed } from './errors/request.ts'
import { StsError } from './errors/sts-error.ts'
import { formOf, required, type Parameters } from './form.ts'
import { authorizationCode } from './grants/authorization-code.ts'
import { clientCredentials } from './grants/client-credentials.ts'
import { deviceCode } from './grants/device-code.ts'
import type { Grant, TokenRequest } from './grants/grant.ts'
import { onBehalfOf } from './grants/on-behalf-of.ts'
import { password } from './grants/password.ts'
import { refreshToken } from './grants/refresh-token.ts'
import { checkCrossCloudClient } from './national-cloud.ts'
import { recordRefusedClient, recordTokenRequest } from './sign-in-log/draft.ts'
import { contextOfGrant } from './tenancy.ts'

const grants: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', authorizationCode],
  ['client_credentials', clientCredentials],
  ['password', password],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
  ['refresh_token', refreshToken],
  ['urn:ietf:params:oauth:grant-type:device_code', deviceCode],
  // Microsoft's own libraries send the bare name (microsoft.md 1.2).
  ['device_code', deviceCode],
])

async function authenticated(
  context: EntraContext,
  call: Call,
  form: Parameters,
): Promise<AuthenticatedClient> {
  try {
    return await authenticateClient(context, call, form)
  } catch (thrown) {
    if (thrown instanceof StsError) recordRefusedClient(context, call, form, thrown)
    throw thrown
  }
}

function recorded(context: EntraContext, grant: Grant, request: TokenRequest): SimulatorReply {
  try {
    const reply = grant(context, request)
    recordTokenRequest(context, request, undefined)
    return reply
  } catch (thrown) {
    if (thrown instanceof StsError) recordTokenRequest(context, request, thrown)
    throw thrown
  }
}

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
  const client = await authenticated(context, call, form)
  if (grantType === 'client_credentials') checkInstalled(context, client.client)
  else checkAuthority(client.client, call.authority)
  return recorded(context, grant, { call, form, client, draft: {} })
}
