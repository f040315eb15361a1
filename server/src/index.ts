/** What the command line starts: the server's one public entry; and its parts, for a process that measures it. */
export { runServer } from './main.ts'
export { type ServeOption, serveOptions } from './config/index.ts'
export { type AppDependencies, type RunningServer, startServer } from './app.ts'
export { readConfiguration } from './config/index.ts'
export { systemClock } from './foundation/clock.ts'
export { createLog } from './foundation/log.ts'
export { systemRandom } from './foundation/random.ts'
