/** Client authentication at the token endpoint: by post, HTTP Basic or assertion (microsoft.md 1.1 and 1.4). */
import { timingSafeEqual, createHash } from 'node:crypto'
import type { Application } from '../tenant/model.ts'
import { checkClientAssertion, issuerOfAssertion } from './client-assertion.ts'
import type { Call, EntraContext } from './context.ts'
import { findClient, type Client } from './directory.ts'
import { client as clientError } from './errors/client.ts'
import { malformed } from './errors/request.ts'
import type { Parameters } from './form.ts'
import type { ClientProof } from './tokens/claims.ts'

export interface AuthenticatedClient {
  readonly client: Client
  readonly proof: ClientProof
  /** How the sign-in log calls the credential. */
  readonly credentialType: 'none' | 'clientSecret' | 'clientAssertion' | 'federatedIdentityCredential'
}

interface Presented {
  readonly clientId: string | undefined
  readonly secret: string | undefined
  readonly assertion: string | undefined
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw malformed.request()
  }
}

/** RFC 6749 section 2.3.1: both parts are form-encoded before they are joined. */
function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^basic +([\w+/=-]+)$/i.exec(header?.trim() ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const cut = text.indexOf(':')
  if (cut < 0) throw malformed.request()
  return { id: decodePart(text.slice(0, cut)), secret: decodePart(text.slice(cut + 1)) }
}

function presentedBy(form: Parameters, header: string | undefined): Presented {
  const basic = basicCredentials(header)
  const assertion = form.get('client_assertion')
  if (assertion !== undefined && form.get('client_assertion_type') !== assertionType)
    throw malformed.missingParameter('client_assertion_type')
  const clientId =
    form.get('client_id') ?? basic?.id ?? (assertion === undefined ? undefined : issuerOfAssertion(assertion))
  if (basic !== undefined && clientId !== undefined && basic.id.toLowerCase() !== clientId.toLowerCase())
    throw malformed.request()
  return { clientId, secret: form.get('client_secret') ?? basic?.secret, assertion }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function checkSecret(context: EntraContext, application: Application, secret: string): void {
  const now = context.clock.now()
  const found = application.passwordCredentials.find(
    (credential) =>
      credential.effectiveAt <= now && timingSafeEqual(digest(credential.secretText), digest(secret)),
  )
  if (found === undefined) throw clientError.invalidSecret(application.appId)
  if (Date.parse(found.endDateTime) <= now) throw clientError.expiredSecret(application.appId)
}

/** The registration with the credentials of its service principal beside its own (Graph: servicePrincipal: addKey). */
function withOwnCredentials({ application, principal }: Client): Application | undefined {
  const { keyCredentials = [], passwordCredentials = [] } = principal
  if (application === undefined || keyCredentials.length + passwordCredentials.length === 0)
    return application
  return {
    ...application,
    keyCredentials: [...application.keyCredentials, ...keyCredentials],
    passwordCredentials: [...application.passwordCredentials, ...passwordCredentials],
  }
}

function hasCredentials(application: Application): boolean {
  const { keyCredentials, passwordCredentials, federatedIdentityCredentials } = application
  return keyCredentials.length + passwordCredentials.length + federatedIdentityCredentials.length > 0
}

/**
 * Finds the client of a token request and checks what it presents. A client that presents nothing is let through:
 * whether that is enough is for the grant to say.
 *
 * @throws {StsError} 900144 without a client id; 700016, 7000229 or 7000112 for the client itself; 7000215, 7000222,
 *   700025 or an error of the assertion for its credentials.
 */
export async function authenticateClient(
  context: EntraContext,
  call: Call,
  form: Parameters,
): Promise<AuthenticatedClient> {
  const presented = presentedBy(form, call.request.headers.authorization)
  if (presented.clientId === undefined) throw malformed.missingParameter('client_id')
  const client = findClient(context, presented.clientId)
  const { secret, assertion } = presented
  if (secret === undefined && assertion === undefined) return { client, proof: '0', credentialType: 'none' }
  const application = withOwnCredentials(client)
  if (application === undefined) throw clientError.publicClient()
  if (application.isFallbackPublicClient === true && !hasCredentials(application))
    throw clientError.publicClient()
  if (assertion !== undefined) {
    const credentialType = await checkClientAssertion(context, { call, application, assertion })
    return { client, proof: '2', credentialType }
  }
  checkSecret(context, application, secret ?? '')
  return { client, proof: '1', credentialType: 'clientSecret' }
}
