/** Asks Microsoft for the sign-ins of administrators, and hands on what came of them. */
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  type Cloud,
  type DeviceAuthorization,
  type IdentityPlatform,
  IdentityPlatformError,
  isClientOfMicrosoft,
} from '../../microsoft365/index.ts'
import {
  type Microsoft365,
  type SignedInAdministrator,
  SignInError,
  type SignInPurpose,
  type SignInRequest,
} from '../ports.ts'
import { scopesOf } from './purposes.ts'

export interface MicrosoftSignInDependencies {
  readonly identityPlatform: Pick<
    IdentityPlatform,
    'requestDeviceAuthorization' | 'pollForDeviceAccessToken' | 'authorizationUrl' | 'redeemAuthorizationCode'
  >
  readonly cloud: Cloud
  readonly random: Random
  /** Holds the token until it is disposed of. */
  readonly administrator: (accessToken: Secret, purpose: SignInPurpose) => SignedInAdministrator
}

type MicrosoftSignIns = Pick<Microsoft365, 'requestSignIn' | 'browserSignIn' | 'bootstrapClient'>
type SignedIn = Awaited<ReturnType<IdentityPlatform['pollForDeviceAccessToken']>>

/** The tenant is not known before the sign-in; accounts of no organization are refused by Microsoft. */
const anyOrganization = 'organizations'
/** OpenID Connect's own scopes say who it is, and `User.Read` comes with every consent: nobody gains by them. */
const harmlessScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'user.read'])

export function createMicrosoftSignIns(
  dependencies: MicrosoftSignInDependencies,
  { clientId }: { readonly clientId: string },
): MicrosoftSignIns {
  const { identityPlatform, cloud, random } = dependencies
  const bootstrapClient = { clientId, isOfMicrosoft: isClientOfMicrosoft(clientId) }
  const secret = (): Secret => new Secret(Buffer.from(random.bytes(32)).toString('base64url'))

  function administratorOf(signedIn: SignedIn, { purpose }: SignInRequest): SignedInAdministrator {
    const surplusScopes = surplusOf(signedIn.scopes, scopesOf(purpose, cloud))
    // DEV-25. A client of Microsoft's is given every scope that the tenant ever consented to for it: that is no sign of
    // an attack, and nobody here can narrow it, so it goes on record. Our customer's own client gets what was asked for.
    if (surplusScopes.length > 0 && !bootstrapClient.isOfMicrosoft)
      throw new SignInError(
        'refused',
        `The sign-in gave more permissions than were asked for (${surplusScopes.join(', ')}), and was not used. ` +
          'Take them away from the client for signing in that this server is configured with, then sign in again.',
      )
    return { ...dependencies.administrator(signedIn.accessToken, purpose), surplusScopes }
  }

  return {
    bootstrapClient,
    async requestSignIn(request, signal) {
      const { tenant = anyOrganization, purpose } = request
      const asked = { tenant, clientId, scopes: scopesOf(purpose, cloud) }
      const authorization = await identityPlatform.requestDeviceAuthorization(asked, signal)
      return {
        ...shown(authorization),
        wait: (whileWaiting) =>
          asSignIn(async () =>
            administratorOf(
              await identityPlatform.pollForDeviceAccessToken(authorization, whileWaiting),
              request,
            ),
          ),
      }
    },
    browserSignIn(request) {
      const { tenant = anyOrganization, purpose, redirectUri } = request
      const state = secret()
      const asked = {
        tenant,
        clientId,
        scopes: scopesOf(purpose, cloud),
        redirectUri,
        state,
        nonce: secret(),
        codeVerifier: secret(),
      }
      return {
        authorizationUrl: identityPlatform.authorizationUrl(asked),
        state,
        redeem: (code, signal) =>
          asSignIn(async () =>
            administratorOf(await identityPlatform.redeemAuthorizationCode(asked, code, signal), request),
          ),
      }
    },
  }
}

function shown({ userCode, verificationUri, expiresAt }: DeviceAuthorization) {
  return {
    userCode,
    verificationUrl: verificationUri,
    // Our own words: a text from elsewhere is never shown to an administrator (DEV-06).
    message: `To sign in, open the page ${verificationUri} in a browser and enter the code ${userCode}.`,
    expiresAt,
  }
}

function valueOf(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1)
}

/** Values without their resource; what only differs in letter case is the same. */
function surplusOf(given: readonly string[], asked: readonly string[]): readonly string[] {
  const expected = new Set(asked.map((scope) => valueOf(scope).toLowerCase()))
  return given
    .map(valueOf)
    .filter((value) => value !== '' && !expected.has(value.toLowerCase()))
    .filter((value) => !harmlessScopes.has(value.toLowerCase()))
}

async function asSignIn<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw signInFailure(error)
  }
}

function signInFailure(error: unknown): unknown {
  if (!(error instanceof IdentityPlatformError)) return error
  if (error.code === 'expired_token' || error.code === 'bad_verification_code')
    return new SignInError('expired', error.message, { cause: error })
  if (error.code === 'authorization_declined')
    return new SignInError('declined', error.message, { cause: error })
  return new SignInError('refused', error.message, { cause: error })
}
