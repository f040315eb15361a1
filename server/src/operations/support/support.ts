/** A redacted archive for a support ticket: what the server is, knows and did, and no secret. */
import type { Cloud, Transport } from '../../microsoft365/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Actor } from '../caller.ts'

/** What the start of the server knows of itself. */
export interface SupportFacts {
  readonly version: string
  /** By name; nothing in it is secret. */
  readonly configuration: Readonly<Record<string, string | number | boolean | null>>
  /** The clouds that this server works with. */
  readonly clouds: readonly [Cloud, ...Cloud[]]
  /** How a cloud is reached; its own transport when left out. */
  readonly transportOf?: (cloud: Cloud) => Transport
}

export interface BundleRequest {
  /** Those alone; all when undefined. */
  readonly organizationIds: readonly OrganizationId[] | undefined
  /** Names of organizations, domains, people and addresses are replaced by what tells them apart and no more. */
  readonly isAnonymous: boolean
}

export interface SupportOperations {
  /** @returns a ZIP archive. @throws {OperationError} `not_found` */
  bundle(request: BundleRequest, actor: Actor): Promise<Uint8Array>
}
