/** What our applications look like to Microsoft (Graph application resource). */
import type { Permission, PermissionCatalogue } from './permissions.ts'
import type { PublicCertificate } from './registration.ts'

/** Works by itself with its certificate: no redirect URI, no public client flows, no delegated permission. */
export function backupApplication(
  { resource, backup }: PermissionCatalogue,
  displayName: string,
  certificate: PublicCertificate,
) {
  return {
    displayName,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: false,
    requiredResourceAccess: requiredAccess(resource.appId, backup, 'Role'),
    keyCredentials: [keyCredential(certificate)],
  }
}

/** People sign in to it: a public client without any credential, and no permission to do anything by itself. */
export function signInApplication({ resource, signIn }: PermissionCatalogue, displayName: string) {
  return {
    displayName,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: true,
    requiredResourceAccess: requiredAccess(resource.appId, signIn, 'Scope'),
  }
}

/** The scope by which a token says: this person wants to use Strongroom. The application asks for it itself. */
export function ownApi(
  appId: string,
  scopeId: string,
): { readonly exposed: object; readonly preAuthorized: object } {
  const api = {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [
      {
        id: scopeId,
        value: 'access_as_user',
        type: 'User',
        isEnabled: true,
        adminConsentDisplayName: 'Use Strongroom',
        adminConsentDescription: 'Lets people sign in to Strongroom and restore what they may.',
        userConsentDisplayName: 'Use Strongroom',
        userConsentDescription: 'Lets you sign in to Strongroom and restore what you may.',
      },
    ],
  }
  return {
    exposed: {
      identifierUris: [`api://${appId}`],
      api,
      optionalClaims: {
        idToken: [],
        // Without the property only tokens of applications would say what they are.
        accessToken: [
          optionalClaim('idtyp', ['include_user_token']),
          optionalClaim('auth_time'),
          optionalClaim('acrs'),
        ],
        saml2Token: [],
      },
    },
    preAuthorized: {
      api: { ...api, preAuthorizedApplications: [{ appId, delegatedPermissionIds: [scopeId] }] },
    },
  }
}

function optionalClaim(name: string, additionalProperties: readonly string[] = []): object {
  return { name, source: null, essential: false, additionalProperties }
}

function requiredAccess(
  resourceAppId: string,
  permissions: readonly Permission[],
  type: 'Role' | 'Scope',
): readonly object[] {
  return [{ resourceAppId, resourceAccess: permissions.map(({ id }) => ({ id, type })) }]
}

/** The certificate alone; its dates must lie within the certificate's own. */
function keyCredential({ certificate, notBefore, notAfter }: PublicCertificate): object {
  return {
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: 'Strongroom',
    key: Buffer.from(certificate).toString('base64'),
    startDateTime: new Date(notBefore).toISOString(),
    endDateTime: new Date(notAfter).toISOString(),
  }
}
