/** Where a key lies in the vault: kept sealed in the records, so that whoever writes them leads us to no key of theirs. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { SealedKey, SecretBox } from '../keys.ts'
import { boundTo, providedPurposes } from '../provided-keys.ts'
import type { VaultKey } from './vault-keys.ts'

/** Of the rows in the records that hold such places. */
export const vaultPurpose = providedPurposes.vault

const placeSchema = Type.Object({ url: Type.String(), publicKey: Type.String() })

/** What the key is called in the vault. */
export function vaultKeyName(id: string): string {
  return `strongroom-${id}`
}

export function sealPlace(
  secretBox: SecretBox,
  row: Pick<SealedKey, 'id' | 'context'>,
  { url, publicKey }: VaultKey,
): Uint8Array {
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const place = Buffer.from(JSON.stringify({ url, publicKey: spki }))
  return secretBox.seal(place, boundTo({ ...row, purpose: vaultPurpose }))
}

/** @throws {KeysError} `wrong_key` */
export function openPlace(
  secretBox: SecretBox,
  row: SealedKey,
): { readonly url: string; readonly publicKey: KeyObject } {
  const text = Buffer.from(secretBox.open(row.sealed, boundTo(row))).toString('utf8')
  const { url, publicKey } = Value.Parse(placeSchema, JSON.parse(text))
  const der = Buffer.from(publicKey, 'base64')
  return { url, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}
