/** One line of the audit log of the directory, in the shape of Graph v1.0's directoryAudit. */

export interface ModifiedProperty {
  readonly displayName: string
  /** JSON text. */
  readonly oldValue: string | null
  readonly newValue: string | null
}

export interface AuditTarget {
  readonly id: string
  readonly displayName: string | null
  /** `Application`, `ServicePrincipal`, `User`, `Group`, `Role` or `Policy`. */
  readonly type: string
  readonly userPrincipalName: string | null
  readonly groupType: string | null
  readonly modifiedProperties: ModifiedProperty[]
}

export interface DirectoryAudit {
  readonly id: string
  readonly category: string
  readonly correlationId: string
  readonly result: 'success' | 'failure'
  readonly resultReason: string
  readonly activityDisplayName: string
  readonly activityDateTime: string
  readonly loggedByService: string
  /** `Add`, `Update`, `Delete`, `Assign` or `Unassign`. */
  readonly operationType: string
  readonly initiatedBy: {
    readonly user: {
      readonly id: string
      readonly displayName: string | null
      readonly userPrincipalName: string
      readonly ipAddress: string
    } | null
    readonly app: {
      readonly appId: string | null
      readonly displayName: string
      readonly servicePrincipalId: string
      readonly servicePrincipalName: string | null
    } | null
  }
  readonly targetResources: AuditTarget[]
  readonly additionalDetails: { readonly key: string; readonly value: string }[]
}
