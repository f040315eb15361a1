/** What a vault's threads and the one that uses them say to each other. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError, type VaultErrorCode } from '../errors.ts'
import type { SharedBytes } from './memory.ts'
import type { BlobBatch, EncodedBlobs, SealedPack, SealedSegments, StoredPack } from './pipeline.ts'

/** Blobs and streams that stay in a thread have a number there. */
export type Request =
  | { readonly what: 'take'; readonly organizationId: OrganizationId; readonly batch: BlobBatch }
  | {
      readonly what: 'cut'
      readonly organizationId: OrganizationId
      readonly stream: number
      readonly piece: SharedBytes
      readonly isLast: boolean
    }
  | {
      readonly what: 'encode'
      readonly taken: number
      readonly isWanted: Uint8Array
      readonly into: SharedBytes
    }
  | {
      readonly what: 'seal'
      readonly organizationId: OrganizationId
      readonly salt: Uint8Array
      readonly parts: readonly EncodedBlobs[]
      readonly into: SharedBytes
    }
  | {
      readonly what: 'open'
      readonly organizationId: OrganizationId
      readonly segments: SealedSegments
      readonly into: SharedBytes
    }
  | { readonly what: 'verify'; readonly organizationId: OrganizationId; readonly pack: StoredPack }

/** Answers of each request, by its name. */
export interface Answers {
  readonly take: TakenAnswer
  readonly cut: TakenAnswer
  readonly encode: EncodedBlobs
  readonly seal: SealedPack
  /** One byte an entry: 0 where the blob does not verify. */
  readonly open: Uint8Array
  readonly verify: 'sound'
}

export interface TakenAnswer {
  readonly taken: number
  readonly ids: Uint8Array
  readonly sizes: Uint32Array
}

/** To a thread. What it is told to let go of it does not answer. */
export type ToThread =
  | { readonly call: number; readonly request: Request }
  | { readonly dropTaken: number }
  | { readonly dropStream: number }

export type FromThread =
  | { readonly call: number; readonly answer: Answers[Request['what']] }
  | { readonly call: number; readonly failure: Failure }

/** An error without its class, which does not travel. */
export interface Failure {
  readonly code: VaultErrorCode | undefined
  readonly message: string
  readonly detail: string | undefined
}

export function failureOf(error: unknown): Failure {
  if (error instanceof VaultError) return { code: error.code, message: error.message, detail: error.detail }
  return {
    code: undefined,
    message: error instanceof Error ? error.message : String(error),
    detail: undefined,
  }
}

export function errorOf({ code, message, detail }: Failure): Error {
  if (code === undefined) return new Error(message)
  return new VaultError(code, message, detail === undefined ? {} : { detail })
}

/** The same bytes in memory of their own, so that they can be given away. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer)
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes)
  return copy
}
