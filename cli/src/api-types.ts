/** The parts of the REST API's answers (v8 and our own `/api/v1`) that the commands show. */

export interface Page<Item> {
  readonly results: readonly Item[]
  readonly _links?: { readonly next?: { readonly href: string } }
}

export interface Organization {
  readonly id: string
  readonly name: string
  readonly region?: string
  readonly isExchangeOnline?: boolean
  readonly firstBackuptime?: string
  readonly lastBackuptime?: string
}

export interface Authentication {
  readonly tenantAuthentication: boolean
  readonly operatorAuthentication: boolean
  readonly policies: readonly string[]
  readonly allowedClientIds: readonly string[]
  readonly allowGuests: boolean
  readonly organizationRoles: readonly string[]
}

export interface Registration {
  readonly id: string
  readonly userCode: string
  readonly tenantId: string
  readonly state: string
  readonly steps: readonly {
    readonly name: string
    readonly title: string
    readonly state: string
    readonly detail: string
  }[]
  readonly error?: string
}

export interface BackupRepository {
  readonly id: string
  readonly name: string
  readonly path?: string
  readonly capacityBytes?: number
  readonly freeSpaceBytes?: number
}

export interface Job {
  readonly id: string
  readonly name: string
  readonly backupType?: string
  readonly lastStatus?: string
  readonly lastRun?: string
  readonly organizationId?: string
  readonly repositoryId?: string
}

export interface JobSession {
  readonly id: string
  readonly status: string
  readonly progress: number
  readonly details?: string
  readonly creationTime: string
  readonly endTime?: string
  readonly statistics: {
    readonly processedObjects: number
    readonly transferredDataBytes: number
    readonly processingRateItemsPS: number
    readonly writeRateBytesPS?: number
  }
}

export interface LogItem {
  readonly id: string
  readonly type?: string
  readonly message?: string
  readonly creationTime: string
}

export interface RestoreSession {
  readonly id: string
  readonly organization?: string
  readonly state: string
  readonly result: string
  readonly initiatedBy?: string
  readonly details?: string
}

export interface Mailbox {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface Folder {
  readonly id: string
  readonly name: string
  readonly category?: string
  readonly _links?: { readonly parent?: { readonly href: string } }
}

export interface Message {
  readonly id: string
  readonly subject?: string
  readonly from?: string
  readonly to?: string
  readonly sent?: string
  readonly received?: string
}

export interface RestoreStatistics {
  readonly totalItemsCount: number
  readonly restoredItemsCount: number
  readonly failedItemsCount: number
  readonly skippedItemsCount: number
  readonly warnings?: readonly string[]
  readonly errors?: readonly string[]
}

export interface AuditEntry {
  readonly sequence: number
  readonly at: string
  readonly action: string
  readonly outcome: string
  readonly actor: string
  readonly requestId?: string
  readonly reason?: string
  readonly details: Readonly<Record<string, unknown>>
}
