/** Azure Key Vault: keys that sign, in a vault that nobody can take them out of. */
export { createKeyVaultControl } from './control.ts'
export { createKeyVaultState, type KeyVaultState } from './model.ts'
export { createKeyVault } from './service.ts'
