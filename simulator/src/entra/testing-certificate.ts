/** For tests: certificates and client assertions, made with node:crypto and @peculiar/x509. */
import 'reflect-metadata'
import { constants, createHash, createPrivateKey, randomUUID, sign, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { KeyCredential } from '../tenant/model.ts'

export interface TestCertificate {
  /** PEM of the certificate. */
  readonly certificate: string
  /** PKCS #8, PEM. */
  readonly privateKey: string
  readonly der: Buffer
  readonly credential: KeyCredential
}

/** A self-signed RSA certificate, and the credential that registers it. */
export async function createTestCertificate(from: number, days = 365): Promise<TestCertificate> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notBefore = new Date(from - 60_000)
  const notAfter = new Date(from + days * 24 * 3600 * 1000)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    { name: 'CN=example', notBefore, notAfter, signingAlgorithm: algorithm, keys },
    webcrypto,
  )
  const der = Buffer.from(certificate.rawData)
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    certificate: certificate.toString('pem'),
    privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    der,
    credential: {
      keyId: randomUUID(),
      customKeyIdentifier: createHash('sha1').update(der).digest('base64'),
      displayName: null,
      startDateTime: notBefore.toISOString(),
      endDateTime: notAfter.toISOString(),
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key: der.toString('base64'),
      effectiveAt: 0,
    },
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Signs an assertion as a client does: PS256, or RS256 where the header says so. */
export function signAssertion(
  key: string,
  header: { readonly alg: string; readonly [name: string]: string },
  claims: object,
): string {
  const data = `${part(header)}.${part(claims)}`
  const isPss = header.alg.startsWith('PS')
  const signature = sign('sha256', Buffer.from(data), {
    key,
    padding: isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING,
    ...(isPss ? { saltLength: 32 } : {}),
  })
  return `${data}.${signature.toString('base64url')}`
}
