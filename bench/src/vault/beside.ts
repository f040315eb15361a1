/** Requests to the product while it backs up at full speed in the same process, and while it rests. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bearer, getChain, signIn } from '../token/chains.ts'
import { startServerProcess } from '../token/child.ts'
import { openConnection } from '../token/connection.ts'
import { openLoop, percentile } from '../token/load.ts'
import type { ProductReady } from '../token/plain-product.ts'

export interface Beside {
  /** Of a protected GET, in milliseconds. */
  readonly median: number
  readonly p99: number
  /** Of the source, read and stored, a second. */
  readonly megabytesPerSecond: number
}

const perSecond = 50
const callers = 4
const password = 'only for the benchmark 42'

/** @param source - The folder that is backed up meanwhile; the product rests without it. */
export async function askBeside(
  folder: string,
  { source, seconds }: { readonly source?: string; readonly seconds: number },
): Promise<Beside> {
  const data = join(folder, 'product')
  const repositories = join(folder, 'repositories')
  await mkdir(data, { recursive: true, mode: 0o700 })
  await mkdir(repositories)
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const options = { folder: data, passwordFile, repositories, ...(source === undefined ? {} : { source }) }
  const server = await startServerProcess<ProductReady>('busy-product', options, import.meta.url)
  try {
    const { port } = server.ready
    const chain = getChain('/v8/BackupRepositories', bearer(await signIn(port, password)))
    const connections = await Promise.all(Array.from({ length: callers }, () => openConnection(port)))
    const clients = connections.map((connection) => ({ connection, chain }))
    await openLoop(clients, { perSecond, seconds: 1 })
    const before = await server.usage()
    const startedAt = performance.now()
    const delays = await openLoop(clients, { perSecond, seconds })
    const passed = (performance.now() - startedAt) / 1000
    const after = await server.usage()
    connections.forEach((connection) => connection.close())
    return {
      median: percentile(delays, 0.5),
      p99: percentile(delays, 0.99),
      megabytesPerSecond: (after.done - before.done) / passed,
    }
  } finally {
    await server.stop()
  }
}
