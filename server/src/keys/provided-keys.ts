/** The rows of the records that key providers keep, and what each is bound to when it is sealed. */
import type { SealedKey } from './keys.ts'

/** Private keys of our own, and places of keys in a vault. */
export const providedPurposes = { local: 'application-certificate', vault: 'azure-key-vault' } as const

/** A sealed key that is moved to another row or another owner does not open (PRV-15). */
export function boundTo({ purpose, id, context }: Pick<SealedKey, 'purpose' | 'id' | 'context'>): string {
  return JSON.stringify([purpose, id, context])
}

/** What the row was sealed with as associated data; undefined for a row that no key provider keeps. */
export function providedKeyContext(key: Pick<SealedKey, 'purpose' | 'id' | 'context'>): string | undefined {
  const isProvided = Object.values(providedPurposes).some((purpose) => purpose === key.purpose)
  return isProvided ? boundTo(key) : undefined
}
