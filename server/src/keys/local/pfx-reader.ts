/** What reading a PKCS#12 file is, for the server that lets another process do it: nothing here knows the format. */
import { KeysError } from '../errors.ts'

const largestPfxBytes = 65_536
export interface CertificateAndKey {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array
}

export interface PfxReading {
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  /** Reads files that are protected with RC2 or 3DES, too. */
  readonly allowWeakEncryption: boolean
}

export type PfxReader = (pfx: Uint8Array, password: string, reading: PfxReading) => Promise<CertificateAndKey>

/** Refused before anything else is done with the file. @throws {KeysError} `bad_pfx` */
export function checkPfxSize(pfx: Uint8Array): void {
  if (pfx.length > largestPfxBytes)
    throw badPfx('The file is too large to be a PKCS#12 file of one certificate.')
}

export function badPfx(message: string, cause?: unknown): KeysError {
  return new KeysError('bad_pfx', message, { cause })
}
