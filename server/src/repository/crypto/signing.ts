/** Ed25519 signatures over manifests (RFC 8032; docs/repository-format.md, section 7). */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** PKCS#8 and SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key (RFC 8410, section 7 and 4). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const signaturePurpose = Buffer.from('strongroom/manifest/v1\0', 'ascii')
export const signatureLength = 64

export interface ManifestSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  sign(document: Uint8Array): Uint8Array
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
  return { publicKey, sign: (document) => sign(null, purposed(document), privateKey) }
}

export type SignatureCheck = (document: Uint8Array, signature: Uint8Array) => boolean

/** @param publicKey - 32 bytes. */
export function createSignatureCheck(publicKey: Uint8Array): SignatureCheck {
  const der = Buffer.concat([publicKeyPrefix, publicKey])
  const key: KeyObject = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return (document, signature) => verify(null, purposed(document), key, signature)
}

function purposed(document: Uint8Array): Buffer {
  return Buffer.concat([signaturePurpose, document])
}
