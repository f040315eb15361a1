/** The file with which the server proves to be an application that may use the vault: certificate and RSA key, PEM. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describeError } from '../../foundation/errors.ts'
import { Secret } from '../../foundation/secret.ts'
import { KeysError } from '../errors.ts'

const largestFile = 65_536

/** An application, and the file that proves it. */
export interface NamedIdentity {
  readonly tenantId: string
  readonly clientId: string
  readonly file: string
}

export interface IdentityCertificate {
  /** Key and certificate alone, whatever else is in the file. */
  readonly pem: Secret
  readonly publicKey: KeyObject
  /** Upper-case hex, as portals show it. */
  readonly thumbprintSha1: string
  /** Milliseconds since the Unix epoch. */
  readonly notAfter: number
}

/** @throws {KeysError} `key_vault` with what is wrong with the file. */
export async function readIdentityCertificate(file: string): Promise<IdentityCertificate> {
  const text = await readText(file)
  const key = privateKeyOf(file, text)
  const certificate = certificatesOf(file, text).find((one) => one.checkPrivateKey(key))
  if (certificate === undefined) throw unusable(file, 'it holds no certificate (PEM) for its private key')
  return {
    pem: new Secret(`${key.export({ format: 'pem', type: 'pkcs8' }).toString()}${certificate.toString()}`),
    publicKey: certificate.publicKey,
    thumbprintSha1: certificate.fingerprint.replaceAll(':', ''),
    notAfter: Date.parse(certificate.validTo),
  }
}

async function readText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unusable(file, 'it cannot be read', error)
  })
  if (text.length > largestFile) throw unusable(file, `it is longer than ${largestFile} bytes`)
  return text
}

function privateKeyOf(file: string, text: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(text)
  } catch (error) {
    throw unusable(file, 'it holds no private key (PEM, without a password)', error)
  }
  if (key.asymmetricKeyType === 'rsa') return key
  throw unusable(file, 'its key is not an RSA key, and Entra ID signs in applications with RSA')
}

function certificatesOf(file: string, text: string): readonly X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch (error) {
    throw unusable(file, 'its certificate cannot be read', error)
  }
}

function unusable(file: string, why: string, cause?: unknown): KeysError {
  return new KeysError(
    'key_vault',
    `The file ${file} of --key-vault-identity cannot be used: ${why}. Give a PEM file with a certificate and its key.`,
    cause === undefined ? {} : { cause, detail: describeError(cause) },
  )
}
