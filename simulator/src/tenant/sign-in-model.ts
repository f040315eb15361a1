/** One line of the sign-in log: Graph v1.0's signIn, and what beta adds (graph: signIn resource, v1.0 and beta). */

export type SignInEventType =
  | 'interactiveUser'
  | 'nonInteractiveUser'
  | 'servicePrincipal'
  | 'managedIdentity'

export interface AppliedConditionalAccessPolicy {
  id: string
  displayName: string
  enforcedGrantControls: string[]
  enforcedSessionControls: string[]
  result:
    | 'success'
    | 'failure'
    | 'notApplied'
    | 'notEnabled'
    | 'reportOnlySuccess'
    | 'reportOnlyFailure'
    | 'reportOnlyNotApplied'
    | 'reportOnlyInterrupted'
}

export interface SignIn {
  readonly id: string
  /** ISO 8601. */
  createdDateTime: string
  /** Empty, as at Microsoft, where no person signed in. */
  userDisplayName: string
  userPrincipalName: string
  userId: string
  appId: string
  appDisplayName: string
  ipAddress: string
  /** `Browser`, `Mobile Apps and Desktop clients`, or the name of a legacy protocol (`IMAP4`, `POP3`, …). */
  clientAppUsed: string
  correlationId: string
  conditionalAccessStatus: 'success' | 'failure' | 'notApplied'
  appliedConditionalAccessPolicies: AppliedConditionalAccessPolicy[]
  isInteractive: boolean
  riskDetail: string
  riskLevelAggregated: string
  riskLevelDuringSignIn: string
  riskState: string
  riskEventTypes: string[]
  riskEventTypes_v2: string[]
  resourceDisplayName: string
  /** Application id of the resource. */
  resourceId: string
  status: { errorCode: number; failureReason: string; additionalDetails: string | null }
  deviceDetail: {
    deviceId: string
    displayName: string
    operatingSystem: string
    browser: string
    isCompliant: boolean
    isManaged: boolean
    trustType: string
  }
  location: {
    city: string
    state: string
    countryOrRegion: string
    geoCoordinates: { altitude: number | null; latitude: number | null; longitude: number | null }
  }
  /** Beta: v1.0 knows interactive ones alone. */
  signInEventTypes: SignInEventType[]
  /** Beta: `none`, `oAuth2`, `ropc`, `deviceCode`, … */
  authenticationProtocol: string
  /** Beta: how the session began, `deviceCodeFlow` or `none`; refreshed tokens keep it. */
  originalTransferMethod: string
  /** Beta. */
  authenticationRequirement: 'singleFactorAuthentication' | 'multiFactorAuthentication'
  /** Beta. */
  userAgent: string | null
  /** Beta: `none`, `clientSecret`, `clientAssertion`, `federatedIdentityCredential`, `managedIdentity`. */
  clientCredentialType: string
  /** Beta: of the application that signed in for itself; null for people. */
  servicePrincipalId: string | null
  servicePrincipalName: string | null
  /** Beta. */
  homeTenantId: string
  resourceTenantId: string
}
