/** The one reader of command line, environment and the files that options name; and the lock of the data folder. */
export { describeConfiguration } from './describe.ts'
export { type Configuration, type Environment, readConfiguration } from './configuration.ts'
export { claimDataFolder } from './data-folder.ts'
export { ConfigurationError } from './errors.ts'
export {
  type KeyVaultChoice,
  type KeyVaultIdentity,
  type MasterKeyChoice,
  type MasterKeyTarget,
  readMasterKeyTarget,
} from './key-options.ts'
export { apiUrl, isWildcard } from './server-url.ts'
export { type ServeOption, serveOptions } from './serve-options.ts'
export { readMasterKeySource, readPasswordFile, readTextFile } from './text-file.ts'
