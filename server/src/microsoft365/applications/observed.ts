/** What stands in a tenant, as a plan looks at it. */
import type { ApplicationPurpose } from './model.ts'

export interface ObservedPermission {
  readonly id: string
  readonly value: string | null
  readonly isEnabled: boolean
}

/** A service principal of Microsoft's (or anybody's) with the permissions that it publishes. */
export interface ObservedResource {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly appRoles: readonly ObservedPermission[]
  readonly scopes: readonly ObservedPermission[]
}

/** Something that can prove the application, or that may change it. */
export interface ObservedCredential {
  readonly kind: 'certificate' | 'password' | 'federated'
  /** Where it hangs. */
  readonly on: 'application' | 'service-principal'
  /** `keyId`, or the id of a federated credential. */
  readonly id: string
  readonly displayName: string
  /** ISO 8601; undefined for a federated one. */
  readonly endDateTime: string | undefined
  /** SHA-1 of the certificate, upper-case hexadecimal. */
  readonly thumbprint: string | undefined
  /** Of a federated one. */
  readonly issuer: string | undefined
  readonly subject: string | undefined
}

export interface ObservedOwner {
  readonly id: string
  readonly displayName: string
}

export interface ObservedGrant {
  readonly id: string
  readonly resourceId: string
  readonly scopes: readonly string[]
}

export interface ObservedAssignment {
  readonly id: string
  readonly resourceId: string
  readonly appRoleId: string
  /** Milliseconds since the Unix epoch; undefined when Microsoft does not say. */
  readonly createdAt: number | undefined
}

export interface ObservedServicePrincipal {
  readonly id: string
  readonly isEnabled: boolean
  readonly tags: readonly string[]
  readonly assignments: readonly ObservedAssignment[]
  /** Grants for everybody; those of single persons are theirs. */
  readonly grants: readonly ObservedGrant[]
}

export interface RequiredAccess {
  readonly resourceAppId: string
  readonly resourceAccess: readonly { readonly id: string; readonly type: string }[]
}

/** As Microsoft gives it: a change has to send all of it back. */
export interface ExposedScope {
  readonly id: string
  readonly value: string | null
  readonly isEnabled: boolean
}

export interface ObservedApplication {
  /** Object id. */
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly signInAudience: string
  readonly isPublicClient: boolean
  readonly identifierUris: readonly string[]
  readonly redirectUris: { readonly [platform in 'web' | 'spa' | 'publicClient']: readonly string[] }
  readonly requiredAccess: readonly RequiredAccess[]
  readonly exposedScopes: readonly ExposedScope[]
  /** Client ids with the scopes for which nobody is asked. */
  readonly preAuthorized: readonly { readonly appId: string; readonly scopeIds: readonly string[] }[]
  readonly accessTokenVersion: number | undefined
  /** As Microsoft gives them. */
  readonly optionalClaims: { readonly accessToken?: readonly { readonly name: string }[] } | undefined
  readonly credentials: readonly ObservedCredential[]
  readonly owners: readonly ObservedOwner[]
  readonly servicePrincipal: ObservedServicePrincipal | undefined
  /** Made by this very provisioning, in an earlier try. */
  readonly isOurs: boolean
}

export interface ObservedTenant {
  readonly tenantId: string
  readonly resources: readonly ObservedResource[]
  readonly applications: Readonly<Partial<Record<ApplicationPurpose, ObservedApplication>>>
  /** Client ids that were named and are not there. */
  readonly absent: readonly string[]
  /** Applications that only bear the name of one that is wanted. */
  readonly namesakes: readonly { readonly displayName: string; readonly appId: string }[]
}
