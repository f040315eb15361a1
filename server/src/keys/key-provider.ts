/** The keys of this server: new ones are made where the configuration says, each is used where it lies. */
import type { Clock } from '../foundation/clock.ts'
import type { Random } from '../foundation/random.ts'
import type { CertificateCredentialDependencies } from './azure-key-vault/certificate-credential.ts'
import { readIdentityCertificate } from './azure-key-vault/identity-certificate.ts'
import { vaultKeyName } from './azure-key-vault/key-place.ts'
import type { VaultCloud, VaultIdentity } from './azure-key-vault/vault-identity.ts'
import { KeysError } from './errors.ts'
import type { KeyProvider, SealedKeyStore, SecretBox } from './keys.ts'
import { createLocalKeyProvider } from './local/local-key-provider.ts'
import { createPfxProcess } from './local/pfx-process.ts'
import type { PfxReader } from './local/pfx-reader.ts'
import { providedPurposes } from './provided-keys.ts'

export interface KeyProviderDependencies {
  readonly store: SealedKeyStore
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
  /** Reads PKCS#12 files: in a process of its own when left out. */
  readonly readPfx?: PfxReader
}

export interface VaultPlace {
  /** Origin: `https://contoso.vault.azure.net`. */
  readonly url: string
  readonly identity: VaultIdentity
  readonly cloud: VaultCloud
}

/**
 * @param place - Where new keys are made; in the records when undefined.
 * @throws {KeysError} `key_vault` when the vault cannot be the right one. Nothing is sent yet.
 */
export async function openKeyProvider(
  dependencies: KeyProviderDependencies,
  place: VaultPlace | undefined,
): Promise<KeyProvider> {
  const { readPfx = createPfxProcess(dependencies) } = dependencies
  const identity = place?.identity
  const local = createLocalKeyProvider({
    ...dependencies,
    readPfx,
    ...(identity?.kind === 'certificate'
      ? { identityKey: async () => (await readIdentityCertificate(identity.file)).publicKey }
      : {}),
  })
  const vault = place === undefined ? undefined : await openVault(dependencies, place)
  return routeKeys(dependencies.store, { local, vault })
}

/** The libraries are loaded only where there is a vault: they take 40 MB. */
async function openVault(
  dependencies: KeyProviderDependencies,
  { url, identity, cloud }: VaultPlace,
): Promise<KeyProvider> {
  const [
    { createAzureVaultKeys },
    { createKeyVaultProvider },
    { connectionOptions, createVaultCredential },
    { searchVault },
  ] = await Promise.all([
    import('./azure-key-vault/azure-vault-keys.ts'),
    import('./azure-key-vault/key-vault-provider.ts'),
    import('./azure-key-vault/vault-identity.ts'),
    import('./azure-key-vault/search-vault.ts'),
  ])
  const options = connectionOptions(url, cloud)
  const findInVault: CertificateCredentialDependencies['findInVault'] = async (apart, { publicKey }) => {
    const rows = await dependencies.store.list(providedPurposes.vault)
    const known = new Set(rows.map(({ id }) => vaultKeyName(id)))
    return searchVault({ url, credential: apart, options, known }, publicKey)
  }
  const credential = await createVaultCredential(identity, cloud, { ...dependencies, findInVault })
  const vault = createAzureVaultKeys({ url, identity, credential, options })
  return createKeyVaultProvider({ ...dependencies, vault })
}

export function routeKeys(
  store: Pick<SealedKeyStore, 'find'>,
  { local, vault }: { readonly local: KeyProvider; readonly vault: KeyProvider | undefined },
): KeyProvider {
  const maker = vault ?? local
  const holder = async (id: string): Promise<KeyProvider> => {
    if ((await store.find(id))?.purpose !== providedPurposes.vault) return local
    if (vault !== undefined) return vault
    throw new KeysError(
      'key_vault',
      'This key lies in Azure Key Vault, and the server was started without it. Start it with --key-vault.',
    )
  }
  return {
    createCertificate: (request) => maker.createCertificate(request),
    createSigningRequest: (request) => maker.createSigningRequest(request),
    completeSigningRequest: async (id, pem, context) =>
      (await holder(id)).completeSigningRequest(id, pem, context),
    // What somebody hands us has been outside already; it is sealed here.
    importPfx: (pfx, password, context, terms) => local.importPfx(pfx, password, context, terms),
    certificate: async (id, context) => (await holder(id)).certificate(id, context),
    signPs256: async (id, data) => (await holder(id)).signPs256(id, data),
    signRs256: async (id, data) => (await holder(id)).signRs256(id, data),
    remove: async (id) => (await holder(id)).remove(id),
  }
}
