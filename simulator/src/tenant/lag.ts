/** How long changes take until the other services see them, each kind by itself (microsoft.md 3.6). */

/** Until token endpoint and directory agree on a new object, a credential, a grant, a consent; in milliseconds. */
export interface Lag {
  applications: number
  servicePrincipals: number
  credentials: number
  /** App role assignments and permission grants made over Graph. */
  grants: number
  /** Consent given on a page: the session that gives it has it at once, so it is not part of `--lag`. */
  consent: number
  /** Until Graph knows an application that already has a token; not part of `--lag`. */
  identities: number
}

export const lagKinds = [
  'applications',
  'servicePrincipals',
  'credentials',
  'grants',
  'consent',
  'identities',
] as const

/** The same for every kind but `consent` and `identities`. */
export function createLag(milliseconds: number): Lag {
  return {
    applications: milliseconds,
    servicePrincipals: milliseconds,
    credentials: milliseconds,
    grants: milliseconds,
    consent: 0,
    identities: 0,
  }
}
