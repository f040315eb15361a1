/** Certificates with their keys at hand, which the product never has, and PKCS#12 files of them. */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { createSelfSigned, type CertificateTerms } from '../x509/application-certificate.ts'
import type { CertificateAndKey } from './pfx-reader.ts'
import { exportPrivateKey, generatePrivateKey, signRs256With } from './private-key.ts'

export async function selfSigned(terms: CertificateTerms): Promise<CertificateAndKey> {
  const key = await generatePrivateKey()
  const certificate = await createSelfSigned(terms, createPublicKey(key), (data) => signRs256With(key, data))
  return { certificate, privateKey: exportPrivateKey(key) }
}

export const password = 'pass word ü'

interface PfxOptions {
  readonly algorithm?: 'aes128' | 'aes256' | '3des'
  readonly count?: number
  readonly certificateOf?: CertificateAndKey
}

export function pfxOf(
  key: CertificateAndKey,
  { algorithm = 'aes256', count, certificateOf }: PfxOptions = {},
): Uint8Array {
  const privatePem = createPrivateKey({
    key: Buffer.from(key.privateKey),
    format: 'der',
    type: 'pkcs8',
  }).export({
    format: 'pem',
    type: 'pkcs8',
  })
  const certificate = new X509Certificate((certificateOf ?? key).certificate).toString()
  const document = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(privatePem.toString()),
    [forge.pki.certificateFromPem(certificate)],
    password,
    { algorithm, ...(count === undefined ? {} : { count }) },
  )
  return new Uint8Array(Buffer.from(forge.asn1.toDer(document).getBytes(), 'binary'))
}

/** The same file with its authentication code asking for so many iterations. */
export function costly(pfx: Uint8Array, iterations: number): Uint8Array {
  const document = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(pfx).toString('binary')))
  const parts = document.value
  const mac = typeof parts === 'string' ? undefined : parts[2]
  if (mac === undefined || typeof mac.value === 'string')
    throw new Error('the file has no authentication code')
  mac.value[2] = forge.asn1.create(
    forge.asn1.Class.UNIVERSAL,
    forge.asn1.Type.INTEGER,
    false,
    forge.asn1.integerToDer(iterations).getBytes(),
  )
  return new Uint8Array(Buffer.from(forge.asn1.toDer(document).getBytes(), 'binary'))
}
