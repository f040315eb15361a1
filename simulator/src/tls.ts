/** The simulator's own certification authority, and the server certificate for this machine and Microsoft's names. */
import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

export interface CertificationAuthority {
  /** PEM. */
  readonly certificate: string
  /** PKCS #8, PEM. */
  readonly key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const dayMs = 24 * 3600 * 1000

/** Names of this machine, and those under which a hosts file may lead real clients here (microsoft.md 2 and 7.6). */
const hostNames = [
  'localhost',
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
  'microsoft.com',
  'graph.microsoft.com',
  'graph.windows.net',
  'management.azure.com',
  'management.core.windows.net',
  'outlook.office365.com',
  'outlook.office.com',
  '*.sharepoint.com',
  '*.vault.azure.net',
  '*.vault.usgovcloudapi.net',
  '*.vault.azure.cn',
  'login.microsoftonline.us',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'microsoftgraph.chinacloudapi.cn',
]

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

async function generate(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function exportKey(keys: webcrypto.CryptoKeyPair): Promise<string> {
  return pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
}

function serialNumber(): string {
  // A leading zero bit keeps the number positive (RFC 5280 section 4.1.2.2).
  return `0${randomBytes(16).toString('hex').slice(1)}`
}

/** A new authority, good for ten years. */
export async function createCertificationAuthority(now: number): Promise<CertificationAuthority> {
  const keys = await generate()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: 'CN=Microsoft 365 simulator CA, O=Strongroom',
      notBefore: new Date(now - dayMs),
      notAfter: new Date(now + 3650 * dayMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  )
  return { certificate: certificate.toString('pem'), key: await exportKey(keys) }
}

async function importAuthorityKey(authority: CertificationAuthority): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(authority.key.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
}

/** A server certificate of that authority, for a year. */
export async function createServerCertificate(
  authority: CertificationAuthority,
  now: number,
): Promise<{ cert: string; key: string }> {
  const keys = await generate()
  const issuer = new x509.X509Certificate(authority.certificate)
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: 'CN=localhost, O=Strongroom',
      issuer: issuer.subject,
      notBefore: new Date(now - dayMs),
      notAfter: new Date(now + 365 * dayMs),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: await importAuthorityKey(authority),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          ...hostNames.map((value) => ({ type: 'dns' as const, value })),
          { type: 'ip', value: '127.0.0.1' },
          { type: 'ip', value: '::1' },
        ]),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  )
  return { cert: `${certificate.toString('pem')}\n${authority.certificate}`, key: await exportKey(keys) }
}
