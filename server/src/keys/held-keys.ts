/** The keys that this server holds for applications, sealed here or in a vault, known by their public halves. */
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { openPlace } from './azure-key-vault/key-place.ts'
import type { SealedKey, SealedKeyStore, SecretBox } from './keys.ts'
import { takePrivateKey } from './local/private-key.ts'
import { boundTo, providedPurposes } from './provided-keys.ts'
import { describeCertificate } from './x509/application-certificate.ts'

export interface HeldKeysDependencies {
  readonly store: Pick<SealedKeyStore, 'list'>
  readonly secretBox: SecretBox
}

/** What to call the key of ours that this is; undefined when it is none. */
export async function nameOfHeldKey(
  { store, secretBox }: HeldKeysDependencies,
  publicKey: KeyObject,
): Promise<string | undefined> {
  for (const row of await store.list(providedPurposes.vault))
    if (openPlace(secretBox, row).publicKey.equals(publicKey)) return `${nameOf(row)} in Azure Key Vault`
  for (const row of await store.list(providedPurposes.local))
    if (publicHalf(secretBox, row).equals(publicKey)) return nameOf(row)
  return undefined
}

/** A key that waits for its certificate has to be opened. */
function publicHalf(secretBox: SecretBox, row: SealedKey): KeyObject {
  if (row.certificate !== null) return new X509Certificate(row.certificate).publicKey
  return createPublicKey(takePrivateKey(secretBox.open(row.sealed, boundTo(row))))
}

function nameOf({ id, certificate }: SealedKey): string {
  if (certificate === null) return `the key ${id}, which waits for its certificate,`
  const { subject } = new X509Certificate(certificate)
  return `the certificate ${describeCertificate(id, certificate).thumbprintSha1} (${subject})`
}
