/** The one reader of command line, environment and the files that options name; and the lock of the data folder. */
export { type Configuration, type Environment, readConfiguration } from './configuration.ts'
export { claimDataFolder, type DataFolder, type DataFolderDependencies } from './data-folder.ts'
export { ConfigurationError, type ConfigurationErrorCode } from './errors.ts'
export { type ServeOption, serveOptions } from './serve-options.ts'
export { readPasswordFile, readTextFile } from './text-file.ts'
