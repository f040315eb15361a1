/** AADSTS errors of the person who signs in, with code, status and text (microsoft.md 1.6). */
import { StsError } from './sts-error.ts'

/** The claims challenge that names the policies behind a refusal (microsoft.md 1.5). */
function claimsFor(policyIds: readonly string[]): { claims?: string } {
  if (policyIds.length === 0) return {}
  return { claims: JSON.stringify({ access_token: { capolids: { essential: true, values: policyIds } } }) }
}

/** Errors of the person who signs in. */
export const person = {
  notFound: (tenant: string) =>
    new StsError(
      50034,
      'invalid_grant',
      `The user account {EmailHidden} does not exist in the ${tenant} directory. To sign into this application, ` +
        'the account must be added to the directory.',
    ),
  wrongPassword: () =>
    new StsError(50126, 'invalid_grant', 'Error validating credentials due to invalid username or password.'),
  locked: () =>
    new StsError(
      50053,
      'invalid_grant',
      "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
    ),
  disabled: () => new StsError(50057, 'invalid_grant', 'The user account is disabled.'),
  guestElsewhere: (name: string, tenant: string, appId: string, appName: string) =>
    new StsError(
      50020,
      'invalid_grant',
      `User account '${name}' from identity provider 'https://sts.windows.net/' does not exist in tenant ` +
        `'${tenant}' and cannot access the application '${appId}'(${appName}) in that tenant. The account needs ` +
        'to be added as an external user in the tenant first. Sign out and sign in again with a different Azure ' +
        'Active Directory user account.',
    ),
  notAssigned: (name: string, appId: string, appName: string) =>
    new StsError(
      50105,
      'invalid_grant',
      `Your administrator has configured the application ${appName} ('${appId}') to block users unless they are ` +
        `specifically granted ('assigned') access to the application. The signed in user '${name}' is blocked ` +
        'because they are not a direct member of a group with access, nor had access directly assigned by an ' +
        'administrator.',
    ),
  needsSecondFactor: (resourceAppId: string, policyIds: readonly string[] = []) =>
    new StsError(
      50076,
      'invalid_grant',
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must ' +
        `use multi-factor authentication to access '${resourceAppId}'.`,
      { suberror: 'basic_action', ...claimsFor(policyIds) },
    ),
  mustEnrol: (resourceAppId: string) =>
    new StsError(
      50079,
      'interaction_required',
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must ' +
        `enroll in multi-factor authentication to access '${resourceAppId}'.`,
      { suberror: 'basic_action' },
    ),
  secondFactorFailed: () =>
    new StsError(
      500121,
      'interaction_required',
      'Authentication failed during strong authentication request. Please try again.',
    ),
  secondFactorUsed: () =>
    new StsError(
      50074,
      'interaction_required',
      'Strong Authentication is required. This code was already used; wait for the next one.',
    ),
  sessionMissing: () =>
    new StsError(50058, 'login_required', 'A silent sign-in request was sent but no user is signed in.'),
  flowExpired: () => new StsError(50089, 'invalid_grant', 'Authentication failed due to flow token expired.'),
}

/** Errors of the user code page. */
export const userCode = {
  missing: () => new StsError(90119, 'invalid_request', 'The user code is null or empty.'),
  wrong: () =>
    new StsError(
      70018,
      'bad_verification_code',
      'Invalid verification code due to User typing in wrong user code for device code flow.',
    ),
  expired: () => new StsError(70019, 'invalid_grant', 'Verification code expired.'),
  decided: () =>
    new StsError(
      90120,
      'invalid_request',
      'The device flow authorization request has already been authorized or declined.',
    ),
}
