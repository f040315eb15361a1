/** AADSTS errors of Conditional Access and security defaults, with code, status and text (microsoft.md 1.6, 1.9). */
import { StsError } from './sts-error.ts'

const messageOnly = { suberror: 'message_only' }

/** Refusals that nothing the person types can mend. */
export const policy = {
  blocked: () =>
    new StsError(
      53003,
      'invalid_grant',
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      messageOnly,
    ),
  blockedByDefaults: () =>
    new StsError(
      530035,
      'invalid_grant',
      'Access has been blocked by security defaults. This is due to the request using legacy auth or being deemed ' +
        'unsafe by security defaults policies. For additional information, please visit ' +
        'https://aka.ms/securitydefaults.',
      messageOnly,
    ),
  deviceNotCompliant: () =>
    new StsError(
      53000,
      'invalid_grant',
      'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, ' +
        'and the device is not compliant. The user must enroll their device with an approved MDM provider.',
      messageOnly,
    ),
  deviceNotJoined: () =>
    new StsError(
      53001,
      'invalid_grant',
      'Device is not in required device state: domain joined. Conditional Access policy requires a domain joined ' +
        'device, and the device is not domain joined.',
      messageOnly,
    ),
  applicationNotApproved: () =>
    new StsError(
      53002,
      'invalid_grant',
      'Application used is not an approved application for Conditional Access.',
      messageOnly,
    ),
}
