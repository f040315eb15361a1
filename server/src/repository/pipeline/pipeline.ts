/**
 * The heavy work of a vault behind one seam: cutting, hashing, compressing, sealing, and the opposite of it. Done in
 * this thread (`local-pipeline.ts`) or in several others (`threads.ts`).
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { BlobKind } from '../crypto/keys.ts'
import type { SharedBytes } from './memory.ts'

/** Blobs one after another. */
export interface BlobBatch {
  readonly kind: BlobKind
  /** Left alone until the blobs are encoded or dropped. */
  readonly bytes: SharedBytes
  readonly sizes: Uint32Array
}

/** Blobs whose ids are known, and whose bytes stay where they were hashed. Ends with one of its two methods. */
export interface TakenBlobs {
  /** 32 bytes for each blob. */
  readonly ids: Uint8Array
  readonly sizes: Uint32Array
  /**
   * Compresses those that are wanted.
   * @param isWanted - One byte a blob, 0 for no.
   * @param into - Where they come to lie: at least as long as the wanted ones are.
   */
  encode(isWanted: Uint8Array, into: SharedBytes): Promise<EncodedBlobs>
  drop(): void
}

/** Blobs as they lie in a pack. */
export interface EncodedBlobs {
  readonly bytes: SharedBytes
  /** As in a pack's trailer (docs/repository-format.md, section 5), with offsets from the start of `bytes`. */
  readonly entries: Uint8Array
}

/** One large content that is being cut. */
export interface CutStream {
  /** @param piece - Left alone until then. @returns the blobs that are complete with it. */
  write(piece: SharedBytes, isLast: boolean): Promise<TakenBlobs>
  /** Lets go of it before its end. */
  drop(): void
}

/** A pack that was opened again in memory and is ready for the storage. */
export interface SealedPack {
  /** 64 hex characters. */
  readonly pack: string
  /** The whole object. */
  readonly bytes: SharedBytes
  readonly entries: Uint8Array
}

/** Neighbouring segments of a pack, as they lie in the storage. */
export interface SealedSegments {
  /** Of the pack, in the storage. */
  readonly name: string
  /** The pack's first 120 bytes. */
  readonly header: Uint8Array
  /** Of the whole pack. */
  readonly plaintextSize: number
  readonly firstSegment: number
  /** Given away. */
  readonly bytes: Uint8Array
  /** Blobs that lie in these segments whole, in the order of their places. */
  readonly entries: Uint8Array
}

/** A pack as it lies in the storage. */
export interface StoredPack {
  /** In the storage. */
  readonly name: string
  /** The whole object. */
  readonly bytes: Uint8Array
}

/** Calls may overlap. Every call may reject with {@link VaultError} `worker_failed`. */
export interface Pipeline {
  take(organizationId: OrganizationId, batch: BlobBatch): Promise<TakenBlobs>
  cut(organizationId: OrganizationId): CutStream
  /**
   * Lays out, seals, opens what was sealed, and compares every blob with its id.
   * @param salt - 32 bytes that no other object has.
   * @param parts - Left alone until then.
   * @param into - Where the object comes to lie: `sealedPackSize` bytes.
   * @throws {VaultError} `corrupt` when what was sealed does not read
   */
  seal(
    organizationId: OrganizationId,
    salt: Uint8Array,
    parts: readonly EncodedBlobs[],
    into: SharedBytes,
  ): Promise<SealedPack>
  /**
   * @param into - Where the blobs come to lie, one after another: as long as they are together. Zeros come in the place of
   * one that does not verify.
   * @returns one byte an entry: 0 where the blob does not verify.
   * @throws {VaultError} `corrupt` when a segment does not verify
   */
  open(organizationId: OrganizationId, segments: SealedSegments, into: SharedBytes): Promise<Uint8Array>
  /**
   * Opens a whole pack and compares every blob with its id.
   * @param pack - Given away.
   * @throws {VaultError} `corrupt`, `unknown_version` when anything of it does not verify
   */
  verify(organizationId: OrganizationId, pack: StoredPack): Promise<void>
  close(): Promise<void>
}
