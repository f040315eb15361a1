/** What the command line starts: the server's one public entry. */
export { runServer } from './main.ts'
export { type ServeOption, serveOptions } from './config/index.ts'
