/** What a vault does for us: it makes RSA keys that never leave it, and signs with them. */
import type { KeyObject } from 'node:crypto'

export interface VaultKey {
  /** Address of the key in this very version: `https://contoso.vault.azure.net/keys/NAME/VERSION`. */
  readonly url: string
  readonly publicKey: KeyObject
}

/** Every method throws a {@link KeysError} `key_vault` when the vault refuses or does not answer. */
export interface VaultKeys {
  /** Makes an RSA-3072 key that signs, and that nobody can take out. @param name - Letters, digits and hyphens. */
  create(name: string): Promise<VaultKey>
  /** @param digest - SHA-256 of what is signed. */
  sign(url: string, algorithm: 'PS256' | 'RS256', digest: Uint8Array): Promise<Uint8Array>
  /** Content when it is gone already. */
  remove(name: string): Promise<void>
}
