/** Looks at a certificate that somebody else issued for a key of ours (RFC 5280). */
import { type KeyObject, X509Certificate } from 'node:crypto'
import { KeysError } from '../errors.ts'

const longestPem = 65_536
const mostCertificates = 10
const shortestModulusBits = 2048
const usualExponent = 65_537n
/** Microsoft's clocks, the authority's and ours differ. */
const skewMs = 300_000

/**
 * The certificate of the PEM text that is for `publicKey`.
 * @returns DER.
 * @throws {KeysError} `bad_certificate`
 */
export function issuedCertificate(pem: string, publicKey: KeyObject, now: number): Uint8Array {
  const certificate = certificatesIn(pem).find((one) => one.publicKey.equals(publicKey))
  if (certificate === undefined)
    throw badCertificate(
      'The certificate is not for the key of this request. Give the answer to this very request.',
    )
  const weakness = weaknessOf(certificate.publicKey)
  if (weakness !== undefined) throw badCertificate(weakness)
  const notAfter = Date.parse(certificate.validTo)
  if (notAfter <= now)
    throw badCertificate(`The certificate expired on ${dayOf(notAfter)}. Have a newer one issued.`)
  if (Date.parse(certificate.validFrom) > now + skewMs)
    throw badCertificate(`The certificate is valid only from ${dayOf(Date.parse(certificate.validFrom))} on.`)
  return new Uint8Array(certificate.raw)
}

/** Why Microsoft would not, or should not, take this key (security 3.2); undefined for a good one. */
export function weaknessOf(key: KeyObject): string | undefined {
  if (key.asymmetricKeyType !== 'rsa')
    return 'The key is not an RSA key. Entra ID signs in applications with RSA.'
  const { modulusLength = 0, publicExponent } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < shortestModulusBits)
    return `The RSA key has ${modulusLength} bits; it needs at least ${shortestModulusBits}.`
  if (publicExponent !== usualExponent)
    return `The RSA key has the public exponent ${String(publicExponent)}; it has to be ${usualExponent}.`
  return undefined
}

export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks =
    pem.length > longestPem
      ? []
      : (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [])
  if (blocks.length === 0 || blocks.length > mostCertificates)
    throw badCertificate('This is not a certificate in PEM form (-----BEGIN CERTIFICATE-----).')
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch (error) {
    throw badCertificate(
      'The certificate cannot be read. Give it as the authority issued it, in PEM form.',
      error,
    )
  }
}

function badCertificate(message: string, cause?: unknown): KeysError {
  return new KeysError('bad_certificate', message, { cause })
}
