/** AADSTS errors of assertions by another issuer, with code, status and text (microsoft.md 1.4 and captures of 2024 to 2026). */
import { StsError } from './sts-error.ts'

const unauthorized = { status: 401 }
const advice =
  'Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ' +
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'

/** Errors of a federated identity credential. */
export const federation = {
  issuer: (issuer: string) =>
    new StsError(
      700211,
      'invalid_client',
      `No matching federated identity record found for presented assertion issuer '${issuer}'. ${advice}`,
      unauthorized,
    ),
  audience: (audience: string) =>
    new StsError(
      700212,
      'invalid_client',
      `No matching federated identity record found for presented assertion audience '${audience}'. ${advice}`,
      unauthorized,
    ),
  subject: (subject: string) =>
    new StsError(
      700213,
      'invalid_client',
      `No matching federated identity record found for presented assertion subject '${subject}'. The matching is ` +
        `done using a case-sensitive comparison. ${advice}`,
      unauthorized,
    ),
  notYet: (issuer: string, subject: string, audience: string) =>
    new StsError(
      70021,
      'invalid_request',
      `No matching federated identity record found for presented assertion. Assertion Issuer: '${issuer}'. ` +
        `Assertion Subject: '${subject}'. Assertion Audience: '${audience}'.`,
    ),
  notManagedIdentity: () =>
    new StsError(
      700226,
      'invalid_client',
      'Only MSI tokens may be used as Federated Identity Credentials for AAD issuer.',
      unauthorized,
    ),
  otherTenant: (issuer: string) =>
    new StsError(
      700236,
      'invalid_client',
      `Entra ID tokens issued by issuer '${issuer}' may not be used for federated identity credential flows for ` +
        'applications or managed identities registered in this tenant.',
      unauthorized,
    ),
  unreachable: () => new StsError(90061, 'invalid_request', 'Request to External OIDC endpoint failed.'),
  unknownKey: (keyId: string, issuer: string) =>
    new StsError(
      7000272,
      'invalid_client',
      `The certificate with identifier ${keyId} used to sign the federated credential could not be found in the ` +
        `metadata of identity provider ${issuer}. Please validate that your Identity Provider's metadata exposes ` +
        'the key used to sign the incoming token.',
      unauthorized,
    ),
  badSignature: (keyId: string) =>
    new StsError(
      700027,
      'invalid_client',
      'Client assertion contains an invalid signature. [Reason - The provided signature value did not match the ' +
        `expected signature value., Key identifier: '${keyId}'].`,
      unauthorized,
    ),
  algorithm: (name: string) =>
    new StsError(
      5002738,
      'invalid_client',
      `Invalid JWT token. '${name}' is not a supported signature algorithm. Supported signing algorithms are: 'RS256'`,
      unauthorized,
    ),
}
