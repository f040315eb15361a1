/** AADSTS errors of scopes, codes and refresh tokens, with code, status and text (microsoft.md 1.2, 1.6). */
import { StsError } from './sts-error.ts'

/** Errors of scopes and consent. */
export const scope = {
  invalid: (value: string) =>
    new StsError(
      70011,
      'invalid_scope',
      `The provided value for the input parameter 'scope' is not valid. The scope ${value} is not valid.`,
    ),
  needsDefault: (value: string) =>
    new StsError(
      1002012,
      'invalid_scope',
      `The provided value for scope ${value} is not valid. Client credential flows must have a scope value with ` +
        '/.default suffixed to the resource identifier (application ID URI).',
    ),
  severalResources: (value: string) =>
    new StsError(
      28000,
      'invalid_request',
      'Provided value for the input parameter scope is not valid because it contains more than one resource. ' +
        `Scope ${value} is not valid.`,
    ),
  unknownOnResource: (appId: string, value: string, resource: string) =>
    new StsError(
      650053,
      'invalid_client',
      `The application '${appId}' asked for scope '${value}' that doesn't exist on the resource '${resource}'. ` +
        'Contact the app vendor.',
    ),
  unknownResource: (resource: string, tenant: string) =>
    new StsError(
      500011,
      'invalid_resource',
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if ` +
        'the application has not been installed by the administrator of the tenant or consented to by any user ' +
        'in the tenant. You might have sent your authentication request to the wrong tenant.',
    ),
  forItself: (appId: string, name: string) =>
    new StsError(
      90009,
      'invalid_request',
      `Application '${appId}'(${name}) is requesting a token for itself. This scenario is supported only if resource ` +
        'is specified using the GUID based App Identifier.',
    ),
  notConsented: (appId: string, name: string) =>
    new StsError(
      65001,
      'invalid_grant',
      `The user or administrator has not consented to use the application with ID '${appId}' named '${name}'. ` +
        'Send an interactive authorization request for this user and resource.',
      { suberror: 'consent_required' },
    ),
  notPreAuthorized: (appId: string, name: string, resourceAppId: string, resourceName: string) =>
    new StsError(
      65002,
      'invalid_request',
      `Consent between first party application '${appId}'(${name}) and first party resource ` +
        `'${resourceAppId}'(${resourceName}) must be configured via preauthorization - applications owned and ` +
        'operated by Microsoft must get approval from the API owner before requesting tokens for that API.',
    ),
  declined: () =>
    new StsError(65004, 'access_denied', 'The resource owner or authorization server denied the request.'),
  needsAdministrator: () =>
    new StsError(
      90094,
      'access_denied',
      'The grant requires permissions that only an administrator can give. Ask an administrator to grant them ' +
        'to this application before you can use it.',
    ),
}

/** Errors of a device code, an authorization code or a refresh token. */
export const grant = {
  pending: () =>
    new StsError(
      70016,
      'authorization_pending',
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    ),
  declined: () =>
    new StsError(
      65004,
      'authorization_declined',
      'The resource owner or authorization server denied the request.',
    ),
  unknownDeviceCode: () =>
    new StsError(
      70018,
      'bad_verification_code',
      'Invalid verification code due to User typing in wrong user code for device code flow.',
    ),
  expiredDeviceCode: () =>
    new StsError(
      70020,
      'expired_token',
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    ),
  redeemed: () =>
    new StsError(
      54005,
      'invalid_grant',
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing ' +
        'refresh token.',
    ),
  malformed: () => new StsError(70000, 'invalid_grant', 'Provided grant is invalid or malformed.'),
  expired: () =>
    new StsError(
      70008,
      'invalid_grant',
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive ' +
        'authorization request for this user and resource.',
    ),
  inactive: (issued: string, days: number) =>
    new StsError(
      700082,
      'invalid_grant',
      `The refresh token has expired due to inactivity. The token was issued on ${issued} and was inactive for ` +
        `${days}.00:00:00.`,
      { suberror: 'bad_token' },
    ),
  revoked: (issued: string, validFrom: string) =>
    new StsError(
      50173,
      'invalid_grant',
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have ' +
        `changed or reset their password. The grant was issued on '${issued}' and the TokensValidFrom date (before ` +
        `which tokens are not valid) for this user is '${validFrom}'.`,
      { suberror: 'bad_token' },
    ),
  otherClient: () =>
    new StsError(
      700003,
      'invalid_grant',
      'The grant was issued to another application than the one that presents it.',
      { suberror: 'client_mismatch' },
    ),
  otherTenant: () =>
    new StsError(
      700005,
      'invalid_grant',
      'The provided authorization code is intended to use against other tenant, thus rejected. It must be redeemed ' +
        'against the same tenant that it was acquired for.',
    ),
  redirectUri: () =>
    new StsError(
      500112,
      'invalid_grant',
      'The reply address does not match the reply address provided when requesting the Authorization code.',
    ),
  verifier: () =>
    new StsError(
      501481,
      'invalid_grant',
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ),
}

/** Errors of the assertion of an on-behalf-of request. */
export const onBehalfOf = {
  invalid: (reason: string) =>
    new StsError(50013, 'invalid_grant', `Assertion failed signature validation. [Reason - ${reason}].`),
  expired: () =>
    new StsError(
      500133,
      'invalid_grant',
      'Assertion is not within its valid time range. Ensure that the access token is not expired before using it ' +
        'for user assertion, or request a new token.',
    ),
  notAPerson: () =>
    new StsError(
      7000113,
      'unauthorized_client',
      'Application is not authorized to make application on-behalf-of calls.',
    ),
}
