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
import type { EntraState, SigningKeyFile } from '../state.ts'

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
export async function generateSigningKey(now: number): Promise<SigningKeyFile> {
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
export function loadSigningKey(state: SigningKeyFile): SigningKey {
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

/** The keys of this cloud: one signs, and those before it stay published until they are retired. */
export interface SigningKeys {
  /** Signs every token from now on. */
  current(): SigningKey
  /** Published, the current one first. */
  published(): readonly SigningKey[]
  /** Signs with a new key from now on; the one before stays published (access-tokens.md, "signing key rollover"). */
  rotate(now: number): Promise<SigningKey>
  /** Publishes the current key alone: tokens of earlier keys verify no more. */
  retire(): void
}

/** Reads the keys from the state, and writes what changes back into it. */
export function createSigningKeys(state: EntraState): SigningKeys {
  let keys = [state, ...(state.earlierSigningKeys ?? [])].map((file) => loadSigningKey(file))
  const current = (): SigningKey => {
    const [first] = keys
    if (first === undefined) throw new Error('there is always a signing key')
    return first
  }
  return {
    current,
    published: () => keys,
    rotate: async (now) => {
      const made = await generateSigningKey(now)
      const { signingKey, signingCertificate, earlierSigningKeys = [] } = state
      Object.assign(state, made)
      state.earlierSigningKeys = [{ signingKey, signingCertificate }, ...earlierSigningKeys]
      keys = [loadSigningKey(made), ...keys]
      return current()
    },
    retire: () => {
      state.earlierSigningKeys = []
      keys = [current()]
    },
  }
}
