/** What the command line starts: the server's one public entry; and its parts, for a process that measures it. */
export { runServer } from './main.ts'
export { type ServeOption, serveOptions } from './config/index.ts'
export { type AppDependencies, type RunningServer, startServer } from './app.ts'
export { createBearerCheck } from './authorization-server/index.ts'
export { readConfiguration } from './config/index.ts'
export { changeMasterKeyHere, type MasterKeyChange } from './master-key.ts'
export {
  type Recovery,
  recoverHere,
  type RecoveryPlace,
  type RecoveryReport,
  type RecoveryStep,
  returnDatabaseHere,
} from './recover.ts'
export { openDatabase } from './database/index.ts'
export { systemClock } from './foundation/clock.ts'
export { createLog } from './foundation/log.ts'
export { systemRandom } from './foundation/random.ts'
export { createVaults, organizationId, repositoryId } from './operations/index.ts'
export type { ContentRef, TreeItem } from './repository/index.ts'
