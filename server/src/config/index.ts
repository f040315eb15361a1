/** The one reader of command line, environment and the files that options name; and the lock of the data folder. */
export { type Configuration, readConfiguration } from './configuration.ts'
export { claimDataFolder } from './data-folder.ts'
export { ConfigurationError } from './errors.ts'
export { type ServeOption, serveOptions } from './serve-options.ts'
export { readPasswordFile, readTextFile } from './text-file.ts'
