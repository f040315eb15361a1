/** What the tests of this room ask for: a request for mail, to be changed where a test is about something else. */
import type { ApplicationsRequest, CertificateToRegister } from './model.ts'

/** DER in name only: the tests of this room look at what is sent, not into it. */
export const testCertificate: CertificateToRegister = {
  certificate: Buffer.from('DER of a certificate'),
  // SHA-1 of the bytes above.
  thumbprintSha1: 'A8D015EA616D1D1555F94AE847D7BA01B7CC52BD',
  notBefore: Date.parse('2026-01-01T00:00:00Z'),
  notAfter: Date.parse('2026-06-30T00:00:00Z'),
}

export function mailRequest(changes: Partial<ApplicationsRequest> = {}): ApplicationsRequest {
  return {
    services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
    layout: 'standard',
    signIn: true,
    restore: 'standing',
    posture: false,
    drift: false,
    names: {
      backup: "Strongroom Backup o'clock",
      restore: 'Strongroom Restore',
      'sign-in': 'Strongroom Sign-in',
    },
    existing: {},
    certificates: { backup: testCertificate },
    federated: {},
    publicUrl: undefined,
    removeExcessive: false,
    known: [],
    ...changes,
  }
}

export const everyService = { exchange: true, sharePoint: true, teams: true, teamsChats: true }
