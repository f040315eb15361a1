/** AADSTS errors of a client and its credentials, with code, status and text (microsoft.md 1.4, 1.6). */
import { StsError } from './sts-error.ts'

const unauthorized = { status: 401 }

/** Errors of the client application. */
export const client = {
  notFound: (appId: string, directory: string) =>
    new StsError(
      700016,
      'unauthorized_client',
      `Application with identifier '${appId}' was not found in the directory '${directory}'. This can happen if ` +
        'the application has not been installed by the administrator of the tenant or consented to by any user ' +
        'in the tenant. You may have sent your authentication request to the wrong tenant.',
    ),
  noServicePrincipal: (appId: string, tenantId: string) =>
    new StsError(
      7000229,
      'unauthorized_client',
      `The client application ${appId} is missing service principal in the tenant ${tenantId}.`,
      unauthorized,
    ),
  disabled: (appId: string, name: string) =>
    new StsError(
      7000112,
      'unauthorized_client',
      `Application '${appId}'(${name}) is disabled.`,
      unauthorized,
    ),
  invalidSecret: (appId: string) =>
    new StsError(
      7000215,
      'invalid_client',
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, ' +
        `not the client secret ID, for a secret added to app '${appId}'.`,
      unauthorized,
    ),
  expiredSecret: (appId: string) =>
    new StsError(
      7000222,
      'invalid_client',
      `The provided client secret keys for app '${appId}' are expired. Visit the Azure portal to create new keys ` +
        'for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added ' +
        'security: https://aka.ms/certCreds.',
      unauthorized,
    ),
  credentialMissing: () =>
    new StsError(
      7000218,
      'invalid_client',
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      unauthorized,
    ),
  publicClient: () =>
    new StsError(
      700025,
      'invalid_client',
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      unauthorized,
    ),
  redirectUri: (uri: string, appId: string) =>
    new StsError(
      50011,
      'invalid_request',
      `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the ` +
        `application '${appId}'. Make sure the redirect URI sent in the request matches one added to your ` +
        'application in the Azure portal.',
    ),
}

/** Errors of a client assertion (microsoft.md 1.4). */
export const assertion = {
  keyNotFound: (appId: string) =>
    new StsError(
      700027,
      'invalid_client',
      'The certificate with identifier used to sign the client assertion is not registered on application. ' +
        '[Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph ' +
        `to see configured keys for app Id '${appId}'. Review the documentation at ` +
        'https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and ' +
        'https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query ' +
        `request URL, such as 'https://graph.microsoft.com/beta/applications/${appId}'].`,
      unauthorized,
    ),
  badSignature: (thumbprint: string, start: string, end: string) =>
    new StsError(
      700027,
      'invalid_client',
      'Client assertion contains an invalid signature. [Reason - The provided signature value did not match the ' +
        `expected signature value., Thumbprint of key used by client: '${thumbprint}', ` +
        `Found key 'Start=${start}, End=${end}'].`,
      unauthorized,
    ),
  expiredKey: (thumbprint: string, start: string, end: string) =>
    new StsError(
      700027,
      'invalid_client',
      'Client assertion contains an invalid signature. [Reason - The key used is expired., ' +
        `Thumbprint of key used by client: '${thumbprint}', Found key 'Start=${start}, End=${end}'].`,
      unauthorized,
    ),
  noThumbprint: () =>
    new StsError(
      50027,
      'invalid_client',
      'Invalid JWT token. No certificate thumbprint specified in token header.',
      unauthorized,
    ),
  malformed: () =>
    new StsError(50027, 'invalid_client', 'Invalid JWT token. Token format not valid.', unauthorized),
  algorithm: (name: string) =>
    new StsError(
      5002738,
      'invalid_client',
      `Invalid JWT token. '${name}' is not a supported signature algorithm. Supported signing algorithms are: ` +
        "'RS256, RS384, RS512, PS256, PS384, PS512'",
      unauthorized,
    ),
  subjectMismatch: () =>
    new StsError(
      50048,
      'invalid_client',
      'Subject must match Issuer claim in the client assertion.',
      unauthorized,
    ),
  applicationMismatch: () =>
    new StsError(
      700021,
      'invalid_client',
      "Client assertion application identifier doesn't match 'client_id' parameter.",
      unauthorized,
    ),
  audience: () =>
    new StsError(
      700023,
      'invalid_client',
      'Client assertion audience claim does not match Realm issuer.',
      unauthorized,
    ),
  lifetime: (now: string, from: string, until: string) =>
    new StsError(
      700024,
      'invalid_client',
      `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${from}, ` +
        `expiry time of assertion ${until}.`,
      unauthorized,
    ),
}
