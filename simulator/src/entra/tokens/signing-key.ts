/** The key that signs tokens, with its self-signed certificate, as the JWKS publishes them (microsoft.md 1.10). */
import 'reflect-metadata'
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  webcrypto,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import * as x509 from '@peculiar/x509'

export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** Entra ID names its keys by the SHA-1 thumbprint of their certificate. */
  readonly keyId: string
  /** base64 DER. */
  readonly certificate: string
  readonly modulus: string
  readonly exponent: string
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const fiveYearsMs = 5 * 365 * 24 * 3600 * 1000

/** Makes a new RSA key of 2048 bits and its certificate, in the form that the state keeps. */
export async function generateSigningKey(
  now: number,
): Promise<{ signingKey: string; signingCertificate: string }> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { subtle } = webcrypto
  const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'der' })
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(16).toString('hex'),
      name: 'CN=accounts.accesscontrol.windows.net',
      notBefore: new Date(now - 24 * 3600 * 1000),
      notAfter: new Date(now + fiveYearsMs),
      signingAlgorithm: algorithm,
      keys: {
        privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
        publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
      },
    },
    webcrypto,
  )
  return {
    signingKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signingCertificate: Buffer.from(certificate.rawData).toString('base64'),
  }
}

/** Reads the key back from the state. */
export function loadSigningKey(state: { signingKey: string; signingCertificate: string }): SigningKey {
  const privateKey = createPrivateKey(state.signingKey)
  const publicKey = createPublicKey(privateKey)
  const certificate = new X509Certificate(Buffer.from(state.signingCertificate, 'base64'))
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return {
    privateKey,
    publicKey,
    keyId: Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url'),
    certificate: state.signingCertificate,
    modulus: n,
    exponent: e,
  }
}
