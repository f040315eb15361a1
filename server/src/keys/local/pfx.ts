/**
 * Takes certificate and key out of a PKCS#12 file (RFC 7292). The file comes from outside and costs work before
 * it proves anything, so its size and the iterations that it asks for are bounded first.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { KeysError } from '../errors.ts'
import { dayOf, weaknessOf } from '../x509/issued-certificate.ts'
import { exportPrivateKey } from './private-key.ts'
import { badPfx, type CertificateAndKey, checkPfxSize, type PfxReading } from './pfx-reader.ts'
import { isWeaklyProtected, mostIterations } from './pfx-iterations.ts'

/** What exporters ask for lies between 2,000 (Windows) and 600,000; the time that it takes is bounded besides. */
const iterationLimit = 2_000_000

/**
 * @returns the certificate that belongs to the one RSA key of the file, and that key.
 * @throws {KeysError} `bad_pfx`, `wrong_password`, `weak_pfx`
 */
export function readPfx(
  pfx: Uint8Array,
  password: string,
  { now, allowWeakEncryption }: PfxReading,
): CertificateAndKey {
  checkPfxSize(pfx)
  const document = parse(pfx)
  if (!allowWeakEncryption && isWeaklyProtected(document))
    throw new KeysError(
      'weak_pfx',
      'The file is protected with RC2 or 3DES, which no longer keeps its key secret. Export it again with AES-256.',
    )
  const contents = decrypt(document, password)
  const key = onlyRsaKey(contents)
  const certificate = certificateOf(contents, key)
  const notAfter = Date.parse(certificate.validTo)
  if (notAfter <= now) throw badPfx(`The certificate expired on ${dayOf(notAfter)}. Use a newer one.`)
  return { certificate: new Uint8Array(certificate.raw), privateKey: exportPrivateKey(key) }
}

function decrypt(document: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  const iterations = mostIterations(document)
  if (iterations > iterationLimit)
    throw badPfx(
      `The file asks for ${iterations} iterations; export it again with at most ${iterationLimit}.`,
    )
  try {
    // Reading it verifies its authentication code with the password, over everything in it.
    return forge.pkcs12.pkcs12FromAsn1(document, true, password)
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown'
    if (/MAC could not be verified|Invalid password/i.test(detail))
      throw new KeysError('wrong_password', 'The password does not open the file. Type it again.', {
        cause: error,
      })
    throw badPfx('The file is protected in a way that is not supported. Export it again with AES-256.', error)
  }
}

function parse(pfx: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(pfx).toString('binary')))
  } catch (error) {
    throw badPfx('This is not a PKCS#12 file (.pfx, .p12).', error)
  }
}

function bagsOf(contents: forge.pkcs12.Pkcs12Pfx, ...types: string[]): forge.pkcs12.Bag[] {
  return types.flatMap((bagType) => contents.getBags({ bagType })[bagType] ?? [])
}

function onlyRsaKey(contents: forge.pkcs12.Pkcs12Pfx): KeyObject {
  const { pkcs8ShroudedKeyBag = '', keyBag = '' } = forge.pki.oids
  const bags = bagsOf(contents, pkcs8ShroudedKeyBag, keyBag)
  const [bag] = bags
  if (bag === undefined) throw badPfx('The file holds no private key. Export it again together with its key.')
  if (bags.length > 1) throw badPfx('The file holds more than one private key. Export one certificate alone.')
  if (bag.key === undefined || bag.key === null)
    throw badPfx('The private key is not an RSA key. Entra ID signs in applications with RSA.')
  const key = createPrivateKey(forge.pki.privateKeyToPem(bag.key))
  const weakness = weaknessOf(key)
  if (weakness !== undefined) throw badPfx(weakness)
  return key
}

function certificateOf(contents: forge.pkcs12.Pkcs12Pfx, key: KeyObject): X509Certificate {
  for (const { cert } of bagsOf(contents, forge.pki.oids['certBag'] ?? '')) {
    if (cert === undefined || cert === null) continue
    const certificate = new X509Certificate(forge.pki.certificateToPem(cert))
    if (certificate.checkPrivateKey(key)) return certificate
  }
  throw badPfx(
    'The file holds no certificate for its private key. Export it again together with its certificate.',
  )
}
