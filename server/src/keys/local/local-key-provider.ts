/** Private keys of our own: sealed by the master key in the records, opened for one signature at a time. */
import { constants, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { KeysError } from '../errors.ts'
import type { CertificateKey, KeyProvider, SealedKey, SealedKeyStore, SecretBox } from '../keys.ts'
import { type CertificateAndKey, createSelfSigned, describeCertificate } from './certificate.ts'
import { readPfx } from './pfx.ts'

const purpose = 'application-certificate'
const saltBytes = 32
const serialBytes = 16

export interface LocalKeyProviderDependencies {
  readonly store: SealedKeyStore
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
}

export function createLocalKeyProvider({
  store,
  secretBox,
  clock,
  random,
}: LocalKeyProviderDependencies): KeyProvider {
  async function keep(
    { certificate, privateKey }: CertificateAndKey,
    context: string,
  ): Promise<CertificateKey> {
    const key = { id: random.uuid(), purpose, context }
    const sealed = secretBox.seal(privateKey, boundTo(key))
    privateKey.fill(0)
    await store.insert({ ...key, sealed, certificate, createdAt: clock.now() })
    return describeCertificate(key.id, certificate)
  }

  async function find(id: string): Promise<SealedKey & { certificate: Uint8Array }> {
    const key = await store.find(id)
    if (key === undefined || key.purpose !== purpose || key.certificate === null)
      throw new KeysError(
        'not_found',
        'The key of this certificate is not here any more. Add the certificate again.',
      )
    return { ...key, certificate: key.certificate }
  }

  return {
    async createCertificate({ commonName, validDays, context }) {
      const terms = { commonName, validDays, now: clock.now(), serialNumber: random.bytes(serialBytes) }
      return keep(await createSelfSigned(terms), context)
    },
    async importPfx(pfx, password, context) {
      return keep(readPfx(pfx, password, clock.now()), context)
    },
    async certificate(id) {
      const { certificate } = await find(id)
      return describeCertificate(id, certificate)
    },
    async signPs256(id, data) {
      const key = await find(id)
      return signWith(openPrivateKey(secretBox, key), data)
    },
    remove: (id) => store.remove(id),
  }
}

/** A sealed key that is moved to another row or another owner does not open. */
function boundTo({ id, context }: Pick<SealedKey, 'id' | 'context'>): string {
  return JSON.stringify([purpose, id, context])
}

function openPrivateKey(secretBox: SecretBox, key: SealedKey): KeyObject {
  const der = secretBox.open(key.sealed, boundTo(key))
  try {
    return createPrivateKey({ key: Buffer.from(der.buffer), format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

const signInBackground = promisify(
  (key: KeyObject, data: Uint8Array, done: (error: Error | null, signature: Buffer) => void) => {
    const padding = constants.RSA_PKCS1_PSS_PADDING
    sign('sha256', data, { key, padding, saltLength: saltBytes }, done)
  },
)

async function signWith(key: KeyObject, data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await signInBackground(key, data))
}
