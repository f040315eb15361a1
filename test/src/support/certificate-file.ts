/** A certificate of an application with its key: as a file that a server reads, and as Graph registers it. */
import { writeFile } from 'node:fs/promises'
import { createCredential } from '../conformance/certificate.ts'

export interface CertificateFile {
  /** PEM, certificate and key. */
  readonly file: string
  /** For the `keyCredentials` of an application. */
  readonly credential: object
}

export async function createCertificateFile(file: string, commonName: string): Promise<CertificateFile> {
  const { key, certificate } = createCredential(commonName, Date.now())
  const base64 = certificate.toString('base64')
  const pem = `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
  await writeFile(file, `${pem}${key.export({ format: 'pem', type: 'pkcs8' }).toString()}`, { mode: 0o600 })
  return { file, credential: { type: 'AsymmetricX509Cert', usage: 'Verify', key: base64 } }
}
