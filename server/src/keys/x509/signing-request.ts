/** Requests to a certification authority for a certificate, with RSA keys (PKCS#10, RFC 2986). */
import type { KeyObject } from 'node:crypto'
import {
  distinguishedName,
  extension,
  keyUsageBits,
  keyUsages,
  publicKeyInfo,
  sha256WithRsa,
  signedDocument,
} from './certificate.ts'
import { implicitSet, objectIdentifier, positiveInteger, sequence, set } from './der.ts'

const lineLength = 64

export interface SigningRequestContent {
  readonly commonName: string
  readonly publicKey: KeyObject
}

/**
 * @param signRs256 - RSASSA-PKCS1-v1_5 with SHA-256 by the private key of `publicKey`.
 * @returns the request in PEM: it asks for a certificate for digital signatures alone.
 */
export async function createPkcs10(
  { commonName, publicKey }: SigningRequestContent,
  signRs256: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const wanted = extension('2.5.29.15', keyUsageBits(keyUsages.digitalSignature), true)
  // extensionRequest (RFC 2985 §5.4.2)
  const attribute = sequence(objectIdentifier('1.2.840.113549.1.9.14'), set(sequence(wanted)))
  const toBeSigned = sequence(
    positiveInteger(Buffer.of(0)),
    distinguishedName(commonName),
    publicKeyInfo(publicKey),
    implicitSet(0, attribute),
  )
  const signature = await signRs256(toBeSigned)
  return pemOf('CERTIFICATE REQUEST', signedDocument(toBeSigned, sha256WithRsa, signature))
}

function pemOf(label: string, der: Uint8Array): string {
  const text = Buffer.from(der).toString('base64')
  const lines = text.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
