import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { routeKeys } from '../key-provider.ts'
import { type KeyProviderUnderTest, keyProviderSuite } from '../key-provider.suite.ts'
import type { KeyProvider, SealedKey } from '../keys.ts'
import { createLocalKeyProvider } from '../local/local-key-provider.ts'
import { readPfx } from '../local/pfx.ts'
import { storeIn } from '../memory-store.suite.ts'
import { createSecretBox } from '../secret-box.ts'
import { createKeyVaultProvider } from './key-vault-provider.ts'
import { createMemoryVault } from './memory-vault.suite.ts'
import { connectionOptions } from './vault-identity.ts'

const now = 1_900_000_000_000
const clock = { now: () => now, sleep: async () => undefined }

function create() {
  const rows = new Map<string, SealedKey>()
  const store = storeIn(rows)
  const secretBox = createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), systemRandom)
  const vault = createMemoryVault()
  const common = { store, secretBox, clock, random: systemRandom }
  const provider = createKeyVaultProvider({ ...common, vault })
  const local = createLocalKeyProvider({ ...common, readPfx: async (...file) => readPfx(...file) })
  return { provider, local, rows, store, vault, now }
}

keyProviderSuite('Azure Key Vault', (): KeyProviderUnderTest => create())

describe('keys in several places', { timeout: 60_000 }, () => {
  const request = { commonName: 'x', validDays: 30, context: 'c' }

  it('are made in the vault where there is one, and used where they lie', async () => {
    const { provider, local, rows, store } = create()
    const before = await routeKeys(store, { local, vault: undefined }).createCertificate(request)
    const keys: KeyProvider = routeKeys(store, { local, vault: provider })
    const after = await keys.createCertificate(request)
    expect([before, after].map(({ id }) => rows.get(id)?.purpose)).toEqual([
      'application-certificate',
      'azure-key-vault',
    ])
    for (const { id } of [before, after]) expect((await keys.signPs256(id, Buffer.of(1))).length).toBe(384)
    const without = routeKeys(store, { local, vault: undefined })
    await expect(without.signPs256(after.id, Buffer.of(1))).rejects.toMatchObject({ code: 'key_vault' })
    await expect(without.remove(after.id)).rejects.toMatchObject({ code: 'key_vault' })
  })

  it('leave the vault when they are removed', async () => {
    const { provider, vault, rows } = create()
    const { id } = await provider.createCertificate(request)
    expect(vault.names.size).toBe(1)
    await provider.remove(id)
    expect([vault.names.size, rows.size]).toEqual([0, 0])
  })
})

describe('the vault that a token is sent to', () => {
  const cloud = { loginUrl: 'https://login.microsoftonline.com', keyVaultSuffix: 'vault.azure.net' }

  it('is one of this cloud', () => {
    expect(connectionOptions('https://contoso.vault.azure.net', cloud)).toEqual({
      disableChallengeResourceVerification: false,
    })
    for (const url of [
      'https://contoso.vault.azure.cn',
      'https://vault.azure.net.example',
      'https://xvault.azure.net',
    ])
      expect(() => connectionOptions(url, cloud)).toThrow(/not in this cloud/)
  })
})
