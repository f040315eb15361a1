/** Self-signed X.509 certificates for the keys with which applications prove who they are. */
import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import type { CertificateKey } from '../keys.ts'
import { issueCertificateElsewhere, keyUsages } from './certificate.ts'

const millisecondsPerDay = 86_400_000
/** Microsoft's clocks and ours differ; a certificate that is not valid yet is refused there. */
const backdatedMs = 300_000

export interface CertificateTerms {
  readonly commonName: string
  readonly validDays: number
  readonly now: number
  /** Up to 20 bytes. */
  readonly serialNumber: Uint8Array
}

/** A certificate that allows digital signatures and nothing else. @param signRs256 - By the key itself. */
export function createSelfSigned(
  terms: CertificateTerms,
  publicKey: KeyObject,
  signRs256: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  return issueCertificateElsewhere(
    {
      serialNumber: terms.serialNumber,
      issuer: terms.commonName,
      subject: terms.commonName,
      notBefore: terms.now - backdatedMs,
      notAfter: terms.now + terms.validDays * millisecondsPerDay,
      publicKey,
      issuerPublicKey: publicKey,
      pathLength: undefined,
      keyUsage: keyUsages.digitalSignature,
      serverNames: [],
    },
    signRs256,
  )
}

/** What a certificate says, with the thumbprints by which Entra ID and its portal name it. */
export function describeCertificate(id: string, certificate: Uint8Array): CertificateKey {
  const { validFrom, validTo } = new X509Certificate(certificate)
  return {
    id,
    certificate,
    thumbprintSha256: createHash('sha256').update(certificate).digest('base64url'),
    thumbprintSha1: createHash('sha1').update(certificate).digest('hex').toUpperCase(),
    notBefore: Date.parse(validFrom),
    notAfter: Date.parse(validTo),
  }
}

/** Whether the certificate is for this key. */
export function isForKey(certificate: Uint8Array, publicKey: KeyObject): boolean {
  return new X509Certificate(certificate).publicKey.equals(publicKey)
}
