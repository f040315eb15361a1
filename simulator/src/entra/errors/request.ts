/** AADSTS errors of a request and its authority, with code, status and text (microsoft.md 1.6). */
import { StsError } from './sts-error.ts'

/** Errors of the request itself. */
export const malformed = {
  missingParameter: (name: string) =>
    new StsError(
      900144,
      'invalid_request',
      `The request body must contain the following parameter: '${name}'.`,
    ),
  onlyPost: (method: string) =>
    new StsError(
      900561,
      'invalid_request',
      `The endpoint only accepts POST requests. Received a ${method} request.`,
    ),
  duplicated: (name: string) =>
    new StsError(
      9000411,
      'invalid_request',
      `The request is not properly formatted. The parameter '${name}' is duplicated.`,
    ),
  request: () =>
    new StsError(9002313, 'invalid_request', 'Invalid request. Request is malformed or invalid.'),
  grantType: (grantType: string) =>
    new StsError(
      70003,
      'unsupported_grant_type',
      `The app requested an unsupported grant type '${grantType}'.`,
    ),
  responseType: (responseType: string) =>
    new StsError(
      700051,
      'unsupported_response_type',
      `response_type '${responseType}' is not enabled for the application.`,
    ),
  challengeMissing: () =>
    new StsError(
      9002325,
      'invalid_request',
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    ),
  unknownInstance: () => new StsError(50049, 'invalid_instance', 'Unknown or invalid instance.'),
}

/** Errors of tenant and authority. */
export const authority = {
  unknownTenant: (tenant: string) =>
    new StsError(
      90002,
      'invalid_request',
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the ` +
        'correct cloud. Check with your subscription administrator, this may happen if there are no active ' +
        'subscriptions for the tenant.',
    ),
  /** @param instance - The cloud instance that the tenant belongs to, `microsoftonline.us` for example. */
  otherCloud: (tenant: string, instance: string) =>
    new StsError(
      90038,
      'invalid_request',
      `Tenant '${tenant}' request is being redirected to the National Cloud '${instance}'.`,
    ),
  crossCloud: (isClientCredentials: boolean) =>
    new StsError(
      isClientCredentials ? 900382 : 900432,
      'invalid_request',
      'Confidential Client is not supported in Cross Cloud request.',
    ),
  notOverCommon: () =>
    new StsError(
      9001023,
      'invalid_request',
      'The grant type is not supported over the /common or /consumers endpoints. ' +
        'Please use the /organizations or tenant-specific endpoint.',
    ),
  notForConsumers: (appId: string, name: string) =>
    new StsError(
      9002332,
      'invalid_request',
      `Application '${appId}'(${name}) is configured for use by Azure Active Directory users only. ` +
        'Please do not use the /consumers endpoint to serve this request.',
    ),
  notMultiTenant: (appId: string, name: string) =>
    new StsError(
      50194,
      'invalid_request',
      `Application '${appId}'(${name}) is not configured as a multi-tenant application. Usage of the /common ` +
        'endpoint is not supported for such apps. Use a tenant-specific endpoint or configure the application ' +
        'to be multi-tenant.',
    ),
}
