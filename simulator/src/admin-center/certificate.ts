/** Reads a certificate that a person uploads or pastes: PEM, DER, or base64 of DER. */
import { X509Certificate } from 'node:crypto'
import { mistake } from './visit.ts'

function parse(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes)
  } catch {
    return undefined
  }
}

/** @throws {Refused} when it is none, or when a private key comes with it. */
export function readCertificate(given: Buffer): X509Certificate {
  const text = given.toString('latin1').trim()
  if (text === '') throw mistake('Select a certificate file, or paste a certificate.')
  if (text.includes('PRIVATE KEY'))
    throw mistake('The file holds a private key. Upload the certificate alone: .cer, .pem or .crt.')
  const isBase64 = /^[\d+/=A-Za-z\s]+$/.test(text)
  const certificate = parse(given) ?? (isBase64 ? parse(Buffer.from(text, 'base64')) : undefined)
  if (certificate === undefined)
    throw mistake('Failed to add certificate: the file is not a certificate of type .cer, .pem or .crt.')
  return certificate
}
