/** Issues the installation's own authority and the certificate of its server, both ECDSA on P-256. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  X509Certificate,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { issueCertificate, keyUsages } from '../x509/certificate.ts'

const millisecondsPerDay = 86_400_000
const authorityDays = 3650
/** What browsers accept at most from a public authority; ours keeps to it. */
const serverDays = 397
const backdatedMs = 3_600_000
const serialBytes = 16
const commonNamePrefix = 'CN='

const generate = promisify(generateKeyPair)

export interface PemCertificate {
  readonly certificate: string
  /** PKCS#8, PEM. */
  readonly key: Secret
}

export async function createAuthority(now: number, random: Random): Promise<PemCertificate> {
  const { publicKey, privateKey } = await generate('ec', { namedCurve: 'P-256' })
  const serialNumber = random.bytes(serialBytes)
  // Two installations have two authorities; a client that trusts both must be able to tell them apart.
  const name = `Strongroom ${Buffer.from(serialNumber).toString('hex', 0, 4)}`
  const certificate = issueCertificate(
    {
      serialNumber,
      issuer: name,
      subject: name,
      ...validity(now, authorityDays),
      publicKey,
      issuerPublicKey: publicKey,
      pathLength: 0,
      keyUsage: keyUsages.keyCertSign | keyUsages.cRLSign,
      serverNames: [],
    },
    privateKey,
  )
  return pemOf(certificate, privateKey)
}

/** @param names - DNS names and IP addresses; the first one becomes the common name. */
export async function issueServerCertificate(
  authority: PemCertificate,
  names: readonly string[],
  now: number,
  random: Random,
): Promise<PemCertificate> {
  const { publicKey, privateKey } = await generate('ec', { namedCurve: 'P-256' })
  const authorityKey = createPrivateKey(authority.key.reveal())
  const certificate = issueCertificate(
    {
      serialNumber: random.bytes(serialBytes),
      issuer: commonNameOf(authority),
      subject: names[0] ?? 'localhost',
      ...validity(now, serverDays),
      publicKey,
      issuerPublicKey: createPublicKey(authorityKey),
      pathLength: undefined,
      keyUsage: keyUsages.digitalSignature,
      serverNames: names,
    },
    authorityKey,
  )
  return pemOf(certificate, privateKey)
}

function commonNameOf({ certificate }: PemCertificate): string {
  return new X509Certificate(certificate).subject.slice(commonNamePrefix.length)
}

function validity(now: number, days: number): { notBefore: number; notAfter: number } {
  return { notBefore: now - backdatedMs, notAfter: now + days * millisecondsPerDay }
}

function pemOf(certificate: Uint8Array, privateKey: KeyObject): PemCertificate {
  return {
    certificate: new X509Certificate(certificate).toString(),
    key: new Secret(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()),
  }
}
