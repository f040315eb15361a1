/** A certification authority of one key, which answers requests (PKCS#10) after it has verified them. */
import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { issueCertificate, keyUsages } from './x509/certificate.ts'

const day = 86_400_000
const authority = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What a request says, read by other code than that which made it. @throws when its signature is wrong. */
export function readRequest(pem: string): { readonly commonName: string; readonly publicKey: KeyObject } {
  const request = forge.pki.certificationRequestFromPem(pem)
  if (!request.verify()) throw new Error('the request is not signed by its key')
  const publicKey = request.publicKey
  if (publicKey === null) throw new Error('the request has no key')
  const name = request.subject.getField('CN') as { value: string }
  return {
    commonName: name.value,
    publicKey: createPublicKey(forge.pki.publicKeyToPem(publicKey)),
  }
}

export async function issuedFor(pem: string, { now }: { readonly now: number }): Promise<string> {
  const { commonName, publicKey } = readRequest(pem)
  return issuedForKey(publicKey, { now, commonName })
}

export function issuedForKey(
  publicKey: KeyObject,
  { now, commonName }: { readonly now: number; readonly commonName: string },
): string {
  const der = issueCertificate(
    {
      serialNumber: Buffer.of(7),
      issuer: 'Test CA',
      subject: commonName,
      notBefore: now - day,
      notAfter: now + 300 * day,
      publicKey,
      issuerPublicKey: authority.publicKey,
      pathLength: undefined,
      keyUsage: keyUsages.digitalSignature,
      serverNames: [],
    },
    authority.privateKey,
  )
  const certificate = new X509Certificate(der)
  if (!certificate.verify(authority.publicKey)) throw new Error('the authority did not sign')
  return certificate.toString()
}
