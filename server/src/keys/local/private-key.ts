/** RSA keys in this process, for as long as one signature takes. */
import { constants, createPrivateKey, generateKeyPair, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'

const modulusBits = 3072
const saltBytes = 32

/** A new RSA-3072 key (security 3.2). */
export async function generatePrivateKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: modulusBits })
  return privateKey
}

/** PKCS#8, DER. */
export function exportPrivateKey(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }))
}

/** @param der - PKCS#8; overwritten. */
export function takePrivateKey(der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({
      key: Buffer.from(der.buffer, der.byteOffset, der.byteLength),
      format: 'der',
      type: 'pkcs8',
    })
  } finally {
    der.fill(0)
  }
}

const signInBackground = promisify(
  (
    options: Parameters<typeof sign>[2],
    data: Uint8Array,
    done: (error: Error | null, signature: Buffer) => void,
  ) => sign('sha256', data, options, done),
)

/** RSASSA-PSS with SHA-256 and a 32-byte salt (RFC 7518 §3.5). */
export async function signPs256With(key: KeyObject, data: Uint8Array): Promise<Uint8Array> {
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return new Uint8Array(await signInBackground({ key, padding, saltLength: saltBytes }, data))
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3). */
export async function signRs256With(key: KeyObject, data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await signInBackground({ key, padding: constants.RSA_PKCS1_PADDING }, data))
}
