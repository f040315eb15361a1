/** The product on plain loopback HTTP instead of HTTPS; nothing else of it is different. */
import {
  createLog,
  readConfiguration,
  startServer,
  systemClock,
  systemRandom,
  type AppDependencies,
} from '@strongroom/server'
import { createServer, type Server } from 'node:http'

export interface ProductOptions {
  /** The data folder. */
  readonly folder: string
  readonly passwordFile: string
  readonly databaseUrl?: string
}

export interface ProductReady {
  readonly port: number
  /** What the audience of a client's assertion has to be. */
  readonly issuer: string
}

/** One load generator is one address: the limit of the product would be all that is measured. */
export const anyRate: NonNullable<AppDependencies['tokenRequestsPerAddress']> = {
  perSecond: 1e9,
  burst: 1e9,
}

export async function startPlainProduct(
  options: ProductOptions,
): Promise<{ readonly ready: ProductReady; close(): Promise<void> }> {
  const configuration = readConfiguration(
    ['--data-dir', options.folder, '--port', '0', '--admin-password-file', options.passwordFile],
    { DATABASE_URL: options.databaseUrl },
  )
  const server = await startServer(configuration, {
    clock: systemClock,
    random: systemRandom,
    log: createLog('info'),
    createListener: plainListener,
    tokenRequestsPerAddress: anyRate,
  })
  const { apiUrl } = server.ready
  return { ready: { port: Number(new URL(apiUrl).port), issuer: apiUrl }, close: () => server.close() }
}

export function plainListener(): ReturnType<NonNullable<AppDependencies['createListener']>> {
  const servers: Server[] = []
  return {
    serverFactory(handler) {
      const created = createServer(handler)
      // Fastify's own value: connections of the load may be idle while another one's answer is waited for.
      created.keepAliveTimeout = 72_000
      servers.push(created)
      return created
    },
    renew: () => undefined,
    cut: () => servers.forEach((created) => created.closeAllConnections()),
  }
}
