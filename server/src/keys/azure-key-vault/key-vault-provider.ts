/** Keys that stay in a vault: the records hold where each one is, and its certificate. */
import { createHash } from 'node:crypto'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { KeysError } from '../errors.ts'
import type { KeyProvider, SealedKey, SealedKeyStore, SecretBox } from '../keys.ts'
import { createSelfSigned, describeCertificate } from '../x509/application-certificate.ts'
import { issuedCertificate } from '../x509/issued-certificate.ts'
import { hasCertificate, isOf, keyNotFound } from '../refusals.ts'
import { createPkcs10 } from '../x509/signing-request.ts'
import { openPlace, sealPlace, vaultKeyName, vaultPurpose } from './key-place.ts'
import type { VaultKey, VaultKeys } from './vault-keys.ts'

const serialBytes = 16

export interface KeyVaultProviderDependencies {
  readonly vault: VaultKeys
  readonly store: SealedKeyStore
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
}

export function createKeyVaultProvider(dependencies: KeyVaultProviderDependencies): KeyProvider {
  const { vault, store, secretBox, clock, random } = dependencies

  async function keep(key: Pick<SealedKey, 'id' | 'context' | 'certificate'>, made: VaultKey): Promise<void> {
    const sealed = sealPlace(secretBox, key, made)
    await store.insert({ ...key, purpose: vaultPurpose, sealed, createdAt: clock.now() })
  }

  async function find(id: string, context?: string): Promise<SealedKey> {
    const key = await store.find(id)
    if (key === undefined || key.purpose !== vaultPurpose || !isOf(key, context)) throw keyNotFound()
    return key
  }

  const signWith = (url: string, algorithm: 'PS256' | 'RS256', data: Uint8Array): Promise<Uint8Array> =>
    vault.sign(url, algorithm, createHash('sha256').update(data).digest())

  return {
    async createCertificate({ commonName, validDays, context, id = random.uuid() }) {
      const made = await vault.create(vaultKeyName(id))
      const terms = { commonName, validDays, now: clock.now(), serialNumber: random.bytes(serialBytes) }
      const certificate = await createSelfSigned(terms, made.publicKey, (data) =>
        signWith(made.url, 'RS256', data),
      )
      await keep({ id, context, certificate }, made)
      return describeCertificate(id, certificate)
    },
    async createSigningRequest({ commonName, context, id = random.uuid() }) {
      const made = await vault.create(vaultKeyName(id))
      await keep({ id, context, certificate: null }, made)
      const content = { commonName, publicKey: made.publicKey }
      return { id, pkcs10Pem: await createPkcs10(content, (data) => signWith(made.url, 'RS256', data)) }
    },
    async completeSigningRequest(id, certificatePem, context) {
      const { publicKey } = openPlace(secretBox, await find(id, context))
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
      return signWith(openPlace(secretBox, await find(id)).url, 'PS256', data)
    },
    async signRs256(id, data) {
      return signWith(openPlace(secretBox, await find(id)).url, 'RS256', data)
    },
    async remove(id) {
      await vault.remove(vaultKeyName(id))
      await store.remove(id)
    },
  }
}
