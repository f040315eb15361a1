/** The whole product in this process, on plain loopback HTTP instead of HTTPS; nothing else of it is different. */
import { createLog, readConfiguration, startServer, systemClock, systemRandom } from '@strongroom/server'
import { createServer, type Server } from 'node:http'
import { obeyParent, optionsOfProcess } from './child.ts'

export interface ProductOptions {
  readonly folder: string
  readonly passwordFile: string
  readonly databaseUrl?: string
}

export interface ProductReady {
  readonly port: number
  /** What the audience of a client's assertion has to be. */
  readonly issuer: string
}

const options: ProductOptions = JSON.parse(optionsOfProcess())
const configuration = readConfiguration(
  ['--data-dir', options.folder, '--port', '0', '--admin-password-file', options.passwordFile],
  { DATABASE_URL: options.databaseUrl },
)
const servers: Server[] = []
const server = await startServer(configuration, {
  clock: systemClock,
  random: systemRandom,
  log: createLog('info'),
  createListener: () => ({
    serverFactory(handler) {
      const created = createServer(handler)
      // Fastify's own value: connections of the load may be idle while another one's answer is waited for.
      created.keepAliveTimeout = 72_000
      servers.push(created)
      return created
    },
    renew: () => undefined,
    cut: () => servers.forEach((created) => created.closeAllConnections()),
  }),
  // One load generator is one address: the limit of the product would be all that is measured.
  tokenRequestsPerAddress: { perSecond: 1e9, burst: 1e9 },
})
const { apiUrl } = server.ready
const ready: ProductReady = { port: Number(new URL(apiUrl).port), issuer: apiUrl }
obeyParent(ready, () => server.close())
