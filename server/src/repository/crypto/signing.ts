/** Ed25519 signatures over manifests, records and anchors (RFC 8032; docs/repository-format.md, sections 7, 14, 15). */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** PKCS#8 and SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key (RFC 8410, section 7 and 4). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex')
export const signatureLength = 64

/** What a signature is for; bound into it, so that one kind never passes for another. */
export type SignedKind = 'manifest' | 'records' | 'anchor'

export interface ManifestSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** @param kind - A manifest when left out. */
  sign(document: Uint8Array, kind?: SignedKind): Uint8Array
}

export function createManifestSigner(seed: Uint8Array): ManifestSigner {
  const privateKey = createPrivateKey({
    key: Buffer.concat([privateKeyPrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicKeyPrefix.length)
  return { publicKey, sign: (document, kind) => sign(null, purposed(document, kind), privateKey) }
}

/** @param kind - A manifest when left out. */
export type SignatureCheck = (document: Uint8Array, signature: Uint8Array, kind?: SignedKind) => boolean

/** @param publicKey - 32 bytes. */
export function createSignatureCheck(publicKey: Uint8Array): SignatureCheck {
  const der = Buffer.concat([publicKeyPrefix, publicKey])
  const key: KeyObject = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return (document, signature, kind) => verify(null, purposed(document, kind), key, signature)
}

function purposed(document: Uint8Array, kind: SignedKind = 'manifest'): Buffer {
  return Buffer.concat([Buffer.from(`strongroom/${kind}/v1\0`, 'ascii'), document])
}
