/** Keys that stay in a vault: the records hold where each one is, and its certificate. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { KeysError } from '../errors.ts'
import type { KeyProvider, SealedKey, SealedKeyStore, SecretBox } from '../keys.ts'
import { createSelfSigned, describeCertificate } from '../x509/application-certificate.ts'
import { issuedCertificate } from '../x509/issued-certificate.ts'
import { boundTo, providedPurposes } from '../provided-keys.ts'
import { hasCertificate, isOf, keyNotFound } from '../refusals.ts'
import { createPkcs10 } from '../x509/signing-request.ts'
import type { VaultKey, VaultKeys } from './vault-keys.ts'

/** Of the rows in the records that this provider keeps. */
const vaultPurpose = providedPurposes.vault
const serialBytes = 16

export interface KeyVaultProviderDependencies {
  readonly vault: VaultKeys
  readonly store: SealedKeyStore
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
}

const placeSchema = Type.Object({ url: Type.String(), publicKey: Type.String() })

export function createKeyVaultProvider(dependencies: KeyVaultProviderDependencies): KeyProvider {
  const { vault, store, secretBox, clock, random } = dependencies

  async function keep(key: Pick<SealedKey, 'id' | 'context' | 'certificate'>, made: VaultKey): Promise<void> {
    const spki = made.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    const place = Buffer.from(JSON.stringify({ url: made.url, publicKey: spki }))
    const sealed = secretBox.seal(place, boundTo({ ...key, purpose: vaultPurpose }))
    await store.insert({ ...key, purpose: vaultPurpose, sealed, createdAt: clock.now() })
  }

  async function find(id: string, context?: string): Promise<SealedKey> {
    const key = await store.find(id)
    if (key === undefined || key.purpose !== vaultPurpose || !isOf(key, context)) throw keyNotFound()
    return key
  }

  /** Sealed, so that whoever writes the records cannot lead us to a key of theirs. */
  function placeOf(key: SealedKey): { readonly url: string; readonly publicKey: KeyObject } {
    const text = Buffer.from(secretBox.open(key.sealed, boundTo(key))).toString('utf8')
    const { url, publicKey } = Value.Parse(placeSchema, JSON.parse(text))
    const der = Buffer.from(publicKey, 'base64')
    return { url, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
  }

  const signWith = (url: string, algorithm: 'PS256' | 'RS256', data: Uint8Array): Promise<Uint8Array> =>
    vault.sign(url, algorithm, createHash('sha256').update(data).digest())

  return {
    async createCertificate({ commonName, validDays, context, id = random.uuid() }) {
      const made = await vault.create(nameOf(id))
      const terms = { commonName, validDays, now: clock.now(), serialNumber: random.bytes(serialBytes) }
      const certificate = await createSelfSigned(terms, made.publicKey, (data) =>
        signWith(made.url, 'RS256', data),
      )
      await keep({ id, context, certificate }, made)
      return describeCertificate(id, certificate)
    },
    async createSigningRequest({ commonName, context, id = random.uuid() }) {
      const made = await vault.create(nameOf(id))
      await keep({ id, context, certificate: null }, made)
      const content = { commonName, publicKey: made.publicKey }
      return { id, pkcs10Pem: await createPkcs10(content, (data) => signWith(made.url, 'RS256', data)) }
    },
    async completeSigningRequest(id, certificatePem, context) {
      const { publicKey } = placeOf(await find(id, context))
      const issued = issuedCertificate(certificatePem, publicKey, clock.now())
      if (!(await store.setCertificate(id, issued))) throw hasCertificate()
      return describeCertificate(id, issued)
    },
    async importPfx() {
      throw new KeysError(
        'key_vault',
        'A key from a file is not put into Azure Key Vault: one is made there instead.',
      )
    },
    async certificate(id, context) {
      const { certificate } = await find(id, context)
      if (certificate === null) throw keyNotFound()
      return describeCertificate(id, certificate)
    },
    async signPs256(id, data) {
      return signWith(placeOf(await find(id)).url, 'PS256', data)
    },
    async signRs256(id, data) {
      return signWith(placeOf(await find(id)).url, 'RS256', data)
    },
    async remove(id) {
      await vault.remove(nameOf(id))
      await store.remove(id)
    },
  }
}

function nameOf(id: string): string {
  return `strongroom-${id}`
}
