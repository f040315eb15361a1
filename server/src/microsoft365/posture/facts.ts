/** How a tenant lets people and programs sign in: what was read, and what could not be read and why. */

/** A source that was read, or the reason why it was not. */
export type Answer<Value> =
  | { readonly isRead: true; readonly value: Value }
  | {
      readonly isRead: false
      /** `permission`: the sign-in or application lacks it; `licence`: the tenant lacks it; `absent`: not in this cloud. */
      readonly reason: 'permission' | 'licence' | 'absent' | 'failed'
      /** What Microsoft said. */
      readonly message: string
    }

/** A Conditional Access policy as far as it decides how one signs in (Graph `conditionalAccessPolicy`). */
export interface AccessPolicy {
  readonly id: string
  readonly displayName: string
  readonly state: 'enabled' | 'disabled' | 'enabledForReportingButNotEnforced' | 'unknown'
  readonly clientAppTypes: readonly string[]
  /** `deviceCodeFlow`, `authenticationTransfer`; empty when the policy does not ask. */
  readonly transferMethods: readonly string[]
  readonly includesAllUsers: boolean
  readonly includedRoles: readonly string[]
  readonly includesAllApplications: boolean
  /** It acts in some places, on some devices or at some risk only. */
  readonly isNarrowed: boolean
  /** How many users, groups and roles it leaves out. */
  readonly exclusions: number
  /** `block`, `mfa`, …; an authentication strength counts as `mfa`. */
  readonly controls: readonly string[]
}

/** Somebody's way to prove more than a password (Graph `userRegistrationDetails`). */
export interface Administrator {
  readonly userName: string
  readonly isMfaRegistered: boolean
  readonly isMfaCapable: boolean
}

/** Sign-ins by a protocol or a flow that knows a user name and a password, and nothing else. */
export interface PasswordUse {
  /** `IMAP4`, `Authenticated SMTP`, …, or `ropc` for programs that send a password for a token. */
  readonly protocol: string
  readonly userName: string
  readonly application: string
  readonly succeeded: number
  readonly failed: number
  /** Milliseconds since the Unix epoch. */
  readonly lastAt: number
}

export interface PasswordUses {
  readonly uses: readonly PasswordUse[]
  /** Microsoft had more than was read: the newest are there. */
  readonly isCut: boolean
}

export interface ApplicationCredential {
  readonly application: string
  readonly appId: string
  readonly kind: 'password' | 'certificate'
  readonly keyId: string
  readonly name: string
  /** Milliseconds since the Unix epoch. */
  readonly startsAt: number
  readonly endsAt: number
}

/** What ordinary people may do (Graph `authorizationPolicy`). */
export interface UserRights {
  readonly mayRegisterApplications: boolean
  /** Consent to applications for their own data, without an administrator. */
  readonly mayConsent: boolean
}

/** Per-user MFA, the older way: where it is on, app passcodes may exist. */
export interface PerUserMfa {
  readonly userName: string
  readonly state: 'disabled' | 'enabled' | 'enforced'
}

export interface PostureFacts {
  readonly securityDefaults: Answer<boolean>
  readonly accessPolicies: Answer<readonly AccessPolicy[]>
  readonly administrators: Answer<readonly Administrator[]>
  readonly legacySignIns: Answer<PasswordUses>
  readonly passwordGrants: Answer<PasswordUses>
  readonly applicationCredentials: Answer<readonly ApplicationCredential[]>
  readonly userRights: Answer<UserRights>
  readonly perUserMfa: Answer<{ readonly people: readonly PerUserMfa[]; readonly isCut: boolean }>
}
