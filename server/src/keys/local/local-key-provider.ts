/** Private keys of our own: sealed by the master key in the records, opened for one signature at a time. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { KeysError } from '../errors.ts'
import type { CertificateKey, KeyProvider, SealedKey, SealedKeyStore, SecretBox } from '../keys.ts'
import { createSelfSigned, describeCertificate, isForKey } from '../x509/application-certificate.ts'
import { boundTo, providedPurposes } from '../provided-keys.ts'
import { hasCertificate, isOf, keyNotFound, keyUnreadable } from '../refusals.ts'
import { issuedCertificate } from '../x509/issued-certificate.ts'
import { createPkcs10 } from '../x509/signing-request.ts'
import { createPasswordLimit } from './password-limit.ts'
import {
  exportPrivateKey,
  generatePrivateKey,
  signPs256With,
  signRs256With,
  takePrivateKey,
} from './private-key.ts'
import type { PfxReader } from './pfx-reader.ts'

/** Of the rows in the records that this provider keeps. */
const localPurpose = providedPurposes.local
const serialBytes = 16

export interface LocalKeyProviderDependencies {
  readonly store: SealedKeyStore
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
  /** Reads PKCS#12 files where a broken one does no harm: `createPfxProcess`. */
  readonly readPfx: PfxReader
  /** The key that opens the vault, where a file holds one: no application gets it. */
  readonly identityKey?: () => Promise<KeyObject>
}

export function createLocalKeyProvider(dependencies: LocalKeyProviderDependencies): KeyProvider {
  const { store, secretBox, clock, random, readPfx, identityKey } = dependencies
  const passwords = createPasswordLimit(clock)

  async function keep(
    key: Pick<SealedKey, 'id' | 'context' | 'certificate'>,
    privateKey: KeyObject,
  ): Promise<void> {
    const der = exportPrivateKey(privateKey)
    const sealed = secretBox.seal(der, boundTo({ ...key, purpose: localPurpose }))
    der.fill(0)
    await store.insert({ ...key, purpose: localPurpose, sealed, createdAt: clock.now() })
  }

  async function find(id: string, context?: string): Promise<SealedKey> {
    const key = await store.find(id)
    if (key === undefined || key.purpose !== localPurpose || !isOf(key, context)) throw keyNotFound()
    return key
  }

  async function open(id: string, context?: string): Promise<KeyObject> {
    const key = await find(id, context)
    try {
      return takePrivateKey(secretBox.open(key.sealed, boundTo(key)))
    } catch (error) {
      throw error instanceof KeysError && error.code === 'wrong_key' ? keyUnreadable(error) : error
    }
  }

  async function certificate(id: string, context?: string): Promise<CertificateKey> {
    const key = await find(id, context)
    if (key.certificate === null) throw keyNotFound()
    return describeCertificate(id, key.certificate)
  }

  return {
    async createCertificate({ commonName, validDays, context, id = random.uuid() }) {
      const privateKey = await generatePrivateKey()
      const terms = { commonName, validDays, now: clock.now(), serialNumber: random.bytes(serialBytes) }
      const made = await createSelfSigned(terms, createPublicKey(privateKey), (data) =>
        signRs256With(privateKey, data),
      )
      await keep({ id, context, certificate: made }, privateKey)
      return describeCertificate(id, made)
    },
    async createSigningRequest({ commonName, context, id = random.uuid() }) {
      const privateKey = await generatePrivateKey()
      await keep({ id, context, certificate: null }, privateKey)
      const content = { commonName, publicKey: createPublicKey(privateKey) }
      return { id, pkcs10Pem: await createPkcs10(content, (data) => signRs256With(privateKey, data)) }
    },
    async completeSigningRequest(id, certificatePem, context) {
      const publicKey = createPublicKey(await open(id, context))
      const issued = issuedCertificate(certificatePem, publicKey, clock.now())
      if (!(await store.setCertificate(id, issued))) throw hasCertificate()
      return describeCertificate(id, issued)
    },
    async importPfx(pfx, password, context, { allowWeakEncryption = false, importedBy = '' } = {}) {
      const read = await passwords.guard(importedBy, () =>
        readPfx(pfx, password, { now: clock.now(), allowWeakEncryption }),
      )
      const privateKey = takePrivateKey(read.privateKey)
      const id = random.uuid()
      const publicKey = createPublicKey(privateKey)
      if (await isKnown(store, publicKey)) throw repeatedKey()
      if ((await identityKey?.())?.equals(publicKey) === true) throw keyOfIdentity()
      await keep({ id, context, certificate: read.certificate }, privateKey)
      return describeCertificate(id, read.certificate)
    },
    certificate,
    async signPs256(id, data) {
      return signPs256With(await open(id), data)
    },
    async signRs256(id, data) {
      return signRs256With(await open(id), data)
    },
    remove: (id) => store.remove(id),
  }
}

/** Who holds one of two applications with the same key holds the other (PRV-09). */
async function isKnown(store: SealedKeyStore, publicKey: KeyObject): Promise<boolean> {
  const keys = await store.list(localPurpose)
  return keys.some(({ certificate }) => certificate !== null && isForKey(certificate, publicKey))
}

function repeatedKey(): KeysError {
  return new KeysError(
    'repeated_key',
    'This key is in use here already. Every application needs a key of its own: make a new certificate.',
  )
}

function keyOfIdentity(): KeysError {
  return new KeysError(
    'repeated_key',
    "This key opens Azure Key Vault (--key-vault-identity), so that it can be no application's: make a new certificate.",
  )
}
