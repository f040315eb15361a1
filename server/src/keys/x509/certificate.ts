/** Makes X.509 v3 certificates with RSA and ECDSA keys (RFC 5280 §4.1, RFC 4055, RFC 5758). */
import { createHash, type KeyObject, sign } from 'node:crypto'
import {
  bitString,
  boolean,
  explicit,
  implicit,
  nullValue,
  objectIdentifier,
  octetString,
  positiveInteger,
  sequence,
  set,
  time,
  utf8String,
} from './der.ts'
import { ipAddressBytes } from './ip-address.ts'

/** The bits of KeyUsage that we use (RFC 5280 §4.2.1.3), as the first byte of its bit string. */
export const keyUsages = { digitalSignature: 0x80, keyCertSign: 0x04, cRLSign: 0x02 } as const

export interface CertificateContent {
  /** Up to 20 bytes at random. */
  readonly serialNumber: Uint8Array
  /** Common names; there is nothing else in our names. */
  readonly issuer: string
  readonly subject: string
  /** Milliseconds since the Unix epoch. */
  readonly notBefore: number
  readonly notAfter: number
  readonly publicKey: KeyObject
  /** Undefined for a certificate that issues no others. */
  readonly pathLength: number | undefined
  readonly keyUsage: number
  /** The issuer's public key, named by the authority key identifier. */
  readonly issuerPublicKey: KeyObject
  /** DNS names and IP addresses of a TLS server; none for other certificates. */
  readonly serverNames: readonly string[]
}

/** @returns the certificate in DER, signed by `signingKey` with SHA-256. */
export function issueCertificate(content: CertificateContent, signingKey: KeyObject): Uint8Array {
  const algorithm = signatureAlgorithm(signingKey)
  const toBeSigned = certificateToBeSigned(content, algorithm)
  return signedDocument(toBeSigned, algorithm, sign('sha256', toBeSigned, signingKey))
}

/** The same for an RSA key that is elsewhere. @param signRs256 - RSASSA-PKCS1-v1_5 with SHA-256. */
export async function issueCertificateElsewhere(
  content: CertificateContent,
  signRs256: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const toBeSigned = certificateToBeSigned(content, sha256WithRsa)
  return signedDocument(toBeSigned, sha256WithRsa, await signRs256(toBeSigned))
}

function certificateToBeSigned(content: CertificateContent, algorithm: Uint8Array): Uint8Array {
  return sequence(
    explicit(0, positiveInteger(Buffer.of(2))),
    positiveInteger(content.serialNumber),
    algorithm,
    distinguishedName(content.issuer),
    sequence(time(content.notBefore), time(content.notAfter)),
    distinguishedName(content.subject),
    publicKeyInfo(content.publicKey),
    explicit(3, sequence(...extensionsOf(content))),
  )
}

/** What certificates and requests for them have in common: content, algorithm, signature. */
export function signedDocument(
  toBeSigned: Uint8Array,
  algorithm: Uint8Array,
  signature: Uint8Array,
): Uint8Array {
  return new Uint8Array(sequence(toBeSigned, algorithm, bitString(signature)))
}

/** `sha256WithRSAEncryption` (RFC 4055 §5). */
export const sha256WithRsa: Uint8Array = sequence(objectIdentifier('1.2.840.113549.1.1.11'), nullValue)

function signatureAlgorithm(key: KeyObject): Uint8Array {
  return key.asymmetricKeyType === 'rsa' ? sha256WithRsa : sequence(objectIdentifier('1.2.840.10045.4.3.2'))
}

export function distinguishedName(commonName: string): Uint8Array {
  return sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String(commonName))))
}

export function publicKeyInfo(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' })
}

/** A hash of the key, cut to the customary 20 bytes (RFC 7093 §2). */
function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha256').update(publicKeyInfo(key)).digest().subarray(0, 20)
}

function extensionsOf(content: CertificateContent): Uint8Array[] {
  const { pathLength, serverNames } = content
  const constraints =
    pathLength === undefined ? sequence() : sequence(boolean(true), positiveInteger(Buffer.of(pathLength)))
  const extensions = [
    extension('2.5.29.19', constraints, true),
    extension('2.5.29.15', keyUsageBits(content.keyUsage), true),
    extension('2.5.29.14', octetString(keyIdentifier(content.publicKey))),
    extension('2.5.29.35', sequence(implicit(0, keyIdentifier(content.issuerPublicKey)))),
  ]
  if (serverNames.length > 0)
    extensions.push(
      extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', sequence(...serverNames.map((name) => generalName(name)))),
    )
  return extensions
}

export function extension(identifier: string, value: Uint8Array, isCritical = false): Uint8Array {
  const parts = isCritical ? [boolean(true), octetString(value)] : [octetString(value)]
  return sequence(objectIdentifier(identifier), ...parts)
}

/** Zero bits at the end of a named bit list are left out (X.690 §11.2.2). */
export function keyUsageBits(bits: number): Uint8Array {
  return bitString(Buffer.of(bits), 31 - Math.clz32(bits & -bits))
}

function generalName(name: string): Uint8Array {
  const address = ipAddressBytes(name)
  return address === undefined ? implicit(2, Buffer.from(name)) : implicit(7, address)
}
