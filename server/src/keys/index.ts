/**
 * Keys at rest and keys in use. One master key in a file of its own seals everything else; private keys sign
 * and are never handed out, sealed or not. The room knows neither the records (`SealedKeyStore` is handed in)
 * nor what a signature is for.
 */
export { KeysError, type KeysErrorCode } from './errors.ts'
export type {
  CertificateKey,
  CertificateRequest,
  KeyProvider,
  PfxTerms,
  SealedKey,
  SealedKeyStore,
  SecretBox,
  SigningRequest,
  SigningRequestTerms,
} from './keys.ts'
export { createLocalKeyProvider, type LocalKeyProviderDependencies } from './local/local-key-provider.ts'
export { createPfxProcess, type PfxProcessOptions } from './local/pfx-process.ts'
export { providedKeyContext } from './provided-keys.ts'
export { type KeyProviderDependencies, openKeyProvider, type VaultPlace } from './key-provider.ts'
export { type MasterKeyStep, rotateMasterKey } from './master-key-rotation.ts'
export { sealWitness } from './master-key-witness.ts'
export {
  holdsKeys,
  type MasterKeyPlace,
  type MasterKeySource,
  openMasterKey,
  placeMasterKey,
} from './master-key.ts'
export { type MasterKeyBox, openSecretBox, type SecretBoxPlace } from './master-key-check.ts'
export { createSecretBox } from './secret-box.ts'
export {
  ensureServerCertificate,
  type ServerCertificate,
  type ServerCertificatePlace,
} from './server-certificate/server-certificate.ts'
