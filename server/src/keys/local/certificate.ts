/** Self-signed X.509 certificates for the keys with which applications prove who they are. */
import { createHash, generateKeyPair, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import type { CertificateKey } from '../keys.ts'
import { issueCertificate, keyUsages } from '../x509/certificate.ts'

const millisecondsPerDay = 86_400_000
/** Microsoft's clocks and ours differ; a certificate that is not valid yet is refused there. */
const backdatedMs = 300_000
const modulusBits = 3072

const generate = promisify(generateKeyPair)

export interface CertificateTerms {
  readonly commonName: string
  readonly validDays: number
  readonly now: number
  /** Up to 20 bytes. */
  readonly serialNumber: Uint8Array
}

export interface CertificateAndKey {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array
}

/** Makes an RSA-3072 key and a certificate for it that allows digital signatures and nothing else. */
export async function createSelfSigned(terms: CertificateTerms): Promise<CertificateAndKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: modulusBits })
  const certificate = issueCertificate(
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
    privateKey,
  )
  return { certificate, privateKey: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })) }
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
