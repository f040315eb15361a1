/** The line of the sign-in log that a token request leaves behind, filled in while the grant is looked at. */
import type { DirectoryUser, ServicePrincipal } from '../../tenant/model.ts'
import type { SignInEventType } from '../../tenant/sign-in-model.ts'
import type { AuthenticatedClient } from '../client-authentication.ts'
import type { ClientAppType } from '../conditional-access/conditions.ts'
import type { Evaluation } from '../conditional-access/evaluate.ts'
import type { Call, EntraContext } from '../context.ts'
import type { StsError } from '../errors/sts-error.ts'
import type { Parameters } from '../form.ts'
import type { SignedIn } from '../state.ts'
import { recordSignIn } from './record.ts'

/** What a grant has found out so far. */
export interface SignInDraft {
  user?: DirectoryUser | { readonly typed: string }
  resource?: ServicePrincipal
  signedIn?: SignedIn
  clientApp?: ClientAppType
  evaluation?: Evaluation
}

interface Kind {
  readonly event: SignInEventType
  readonly protocol: string
}

/** Codes are not here: the walk through the pages that led to them is recorded already. */
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['client_credentials', { event: 'servicePrincipal', protocol: 'oAuth2' }],
  ['password', { event: 'interactiveUser', protocol: 'ropc' }],
  ['refresh_token', { event: 'nonInteractiveUser', protocol: 'oAuth2' }],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', { event: 'nonInteractiveUser', protocol: 'oAuth2' }],
])

export interface LoggedRequest {
  readonly call: Call
  readonly form: Parameters
  readonly client: AuthenticatedClient
  readonly draft: SignInDraft
}

/** Writes down how a token request ended; not where it never got as far as to a person or an application. */
export function recordTokenRequest(
  context: EntraContext,
  { call, form, client: { client, credentialType }, draft }: LoggedRequest,
  refusal: StsError | undefined,
): void {
  const kind = kinds.get(form.get('grant_type') ?? '')
  if (kind === undefined) return
  const isApplication = kind.event === 'servicePrincipal'
  if (!isApplication && draft.user === undefined) return
  recordSignIn(context, call, {
    event: kind.event,
    user: draft.user ?? null,
    application: client,
    ...(isApplication ? { servicePrincipalId: client.principal.id } : {}),
    resource: draft.resource,
    clientApp: draft.clientApp ?? 'mobileAppsAndDesktopClients',
    protocol: kind.protocol,
    transferMethod: draft.signedIn?.transferMethod ?? 'none',
    amr: draft.signedIn?.amr ?? [],
    evaluation: draft.evaluation,
    credentialType,
    refusal,
  })
}

/** Writes down that an application did not prove itself; one that is not in this tenant leaves nothing behind. */
export function recordRefusedClient(
  context: EntraContext,
  call: Call,
  form: Parameters,
  refusal: StsError,
): void {
  if (form.get('grant_type') !== 'client_credentials') return
  const appId = form.get('client_id')?.toLowerCase()
  const principal = [...context.tenant.servicePrincipals.values()].find((other) => other.appId === appId)
  if (principal === undefined) return
  recordSignIn(context, call, {
    event: 'servicePrincipal',
    user: null,
    application: principal,
    servicePrincipalId: principal.id,
    resource: undefined,
    clientApp: 'mobileAppsAndDesktopClients',
    protocol: 'oAuth2',
    transferMethod: 'none',
    amr: [],
    evaluation: undefined,
    credentialType: form.has('client_assertion') ? 'clientAssertion' : 'clientSecret',
    refusal,
  })
}
