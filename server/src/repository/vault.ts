/** The vault as the rest of the product sees it: content in, references out, restore points that are all or nothing. */
import type { OrganizationId, RestorePointId } from '../foundation/ids.ts'
import type { Maintenance } from './maintenance/maintenance.ts'
import type { Json } from './json.ts'
import type { VaultKeys } from './keys/keys.ts'
import type { VaultRecords } from './records/records.ts'

export type { Json } from './json.ts'

/** Names content by a keyed hash of it: equal content of one organization has one reference, and the name reveals nothing. */
export interface ContentRef {
  /** Lower-case hex of the keyed hash. */
  readonly id: string
  /** Of the content itself, in bytes. */
  readonly sizeBytes: number
}

export interface StoredContent {
  readonly ref: ContentRef
  /** False when the vault held it already and nothing was written. */
  readonly isNew: boolean
}

/** One item of a folder: its contents by name (`mime`) and what a listing and a restore need beside them. */
export interface TreeItem {
  /** Unique within its resource. */
  readonly id: string
  readonly contents: { readonly [name: string]: ContentRef }
  readonly properties: { readonly [name: string]: Json }
}

/** A run of items of one folder, stored as one document. */
export interface ItemPage {
  readonly ref: ContentRef
  readonly itemCount: number
}

export interface TreeFolder {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  /** The workload's own, for example the delta cursor and the well-known name. */
  readonly attributes: { readonly [name: string]: Json }
  readonly pages: readonly ItemPage[]
}

/** Which items of a chain's restore points were forgotten by retention: their contents may be gone. */
export interface ForgottenItems {
  /** Items whose own time lies before, in milliseconds since the Unix epoch. */
  readonly before: number
}

/** What a resource looked like at one moment, stored as one document. */
export interface ResourceTree {
  readonly folders: readonly TreeFolder[]
}

/** A resource of a restore point: one mailbox, drive, site or team. */
export interface ManifestResource {
  /** For example `mailbox`. */
  readonly kind: string
  /** The resource's id in the tenant: the user's object id for a mailbox. */
  readonly id: string
  readonly name: string
  readonly address: string
  readonly tree: ContentRef
  readonly itemCount: number
}

/** What a restore point consists of. Signed, and chained to its predecessor of the same source. */
export interface Manifest {
  readonly organizationId: OrganizationId
  /** What the chain belongs to: a job's id. */
  readonly source: string
  /** 1 for the first of the chain. */
  readonly sequence: number
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  readonly resources: readonly ManifestResource[]
  /** How many items were saved, unchanged, skipped and failed in the run that made it. */
  readonly outcomes: {
    readonly saved: number
    readonly unchanged: number
    readonly skipped: number
    readonly failed: number
  }
}

export interface RestorePoint {
  readonly id: RestorePointId
  readonly manifest: Manifest
  /** Set where retention forgot items: listings leave them out, restores do not try them. */
  readonly forgottenItems?: ForgottenItems
}

/**
 * One run's way in. Calls may overlap. What was written is invisible until {@link SnapshotWriter.commit};
 * a run that ends without it leaves garbage and nothing else.
 */
export interface SnapshotWriter {
  /** The chain's newest restore point when the run began; its trees and pages may be referred to again. */
  readonly previous: RestorePoint | undefined
  /** Bytes written to storage so far. */
  readonly writtenBytes: number
  /**
   * Packs of the organization are damaged, or gone without a prune, or a page did not resolve: what earlier restore
   * points refer to may have to be stored again. Ask {@link SnapshotWriter.holds} for each content that is to be
   * referred to again.
   */
  readonly mayHaveLost: boolean
  /**
   * Whether pages of {@link SnapshotWriter.previous} read, and their contents lie in packs that are known. To be asked
   * before pages are referred to again as they are. No content is read, and each page once while the vault is open.
   */
  resolves(pages: readonly ItemPage[]): Promise<boolean>
  /** Whether the content lies whole in sound packs; its bytes are not read. */
  holds(content: ContentRef): Promise<boolean>
  /**
   * Stores content of any size; small content is packed, large content is cut.
   * @param content - A piece stays as it is until the next one is asked for, whole content until the promise resolves.
   */
  put(content: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredContent>
  /** Stores items in their order as pages whose bounds depend on the items, so that unchanged runs are not written again. */
  putItems(items: AsyncIterable<TreeItem> | Iterable<TreeItem>): Promise<readonly ItemPage[]>
  putTree(tree: ResourceTree): Promise<ContentRef>
  /**
   * Makes the restore point: packs, index and manifest first, then its one head.
   * @throws {VaultError} `chain_moved` when another run has committed to the chain meanwhile.
   */
  commit(content: Pick<Manifest, 'createdAt' | 'resources' | 'outcomes'>): Promise<RestorePoint>
  /** Lets go of what is buffered; what is already in storage becomes garbage. */
  abandon(): Promise<void>
}

/**
 * An open vault. Reading verifies everything: keys, commitments, segments, hashes, signatures, chains; what does
 * not verify throws a {@link VaultError} and yields no byte.
 */
export interface Vault {
  begin(organizationId: OrganizationId, source: string): Promise<SnapshotWriter>
  /** Every restore point, oldest first within a chain. */
  listRestorePoints(): Promise<readonly RestorePoint[]>
  /** @throws {VaultError} `not_found` */
  restorePoint(id: RestorePointId): Promise<RestorePoint>
  readTree(organizationId: OrganizationId, tree: ContentRef): Promise<ResourceTree>
  readItems(organizationId: OrganizationId, page: ItemPage): Promise<readonly TreeItem[]>
  /** The content, each piece verified before it is given out. */
  read(organizationId: OrganizationId, content: ContentRef): AsyncIterable<Uint8Array>
  /** Which passphrases and recovery kits open it. */
  readonly keys: VaultKeys
  /** What the server must know to go on after everything else is lost. */
  readonly records: VaultRecords
  /** Check, prune, copies, healing, retention. */
  readonly maintenance: Maintenance
  close(): Promise<void>
}
