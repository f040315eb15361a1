/** The two sides of the benchmark, started with their people signed in: what can be asked of each, as chains. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ServerProcess, startServerProcess } from './child.ts'
import {
  bearer,
  clientCredentialsChain,
  getChain,
  introspectionChain,
  refreshChain,
  textOf,
} from './chains.ts'
import { type Answer, formRequest, jsonRequest, openConnection } from './connection.ts'
import type { Chain } from './load.ts'
import type { PeerReady } from './peer.ts'
import type { ProductReady } from './plain-product.ts'

export interface Side {
  readonly server: ServerProcess<{ readonly port: number }>
  /** One for each signed-in person. */
  readonly refreshes: readonly Chain[]
  readonly clientCredentials: Chain
  readonly introspection: Chain
}

export interface ProductSide extends Side {
  readonly whoami: Chain
  readonly accessToken: string
  readonly databaseFile: string
}

export interface SideOptions {
  readonly folder: string
  readonly sessions: number
  /** PostgreSQL; a SQLite file in the folder when absent. */
  readonly databaseUrl?: string | undefined
}

const password = 'only for the benchmark 42'

export async function startProduct({ folder, sessions, databaseUrl }: SideOptions): Promise<ProductSide> {
  const data = join(folder, 'product')
  await mkdir(data, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const options = { folder: data, passwordFile, ...(databaseUrl === undefined ? {} : { databaseUrl }) }
  const server = await startServerProcess<ProductReady>('product', options)
  const { port, issuer } = server.ready
  const connection = await openConnection(port)
  const refreshes: Chain[] = []
  let accessToken = ''
  for (let session = 0; session < sessions; session += 1) {
    const answer = await connection.send(
      formRequest('/v8/token', { grant_type: 'password', username: 'admin', password }),
    )
    accessToken = textOf(answer, 'access_token')
    refreshes.push(refreshChain('/v8/token', textOf(answer, 'refresh_token')))
  }
  const post = (path: string, body: object): Promise<Answer> =>
    connection.send(jsonRequest(path, body, bearer(accessToken)))
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const account = await post('/api/v1/accounts', { userName: 'bench', kind: 'service', role: 'monitor' })
  const clientId = textOf(account, 'id', 201)
  textOf(
    await post(`/api/v1/accounts/${clientId}/keys`, { jwk: key.publicKey.export({ format: 'jwk' }) }),
    'id',
    201,
  )
  const service = { clientId, privateKey: key.privateKey, audience: issuer }
  const clientCredentials = clientCredentialsChain('/v8/token', service)
  // Only a service account may ask about tokens.
  const serviceToken = textOf(await connection.send(clientCredentials.request()), 'access_token')
  connection.close()
  return {
    server,
    refreshes,
    accessToken,
    databaseFile: join(data, 'strongroom.db'),
    clientCredentials,
    introspection: introspectionChain('/v8/oauth2/introspect', {
      token: accessToken,
      headers: bearer(serviceToken),
    }),
    whoami: getChain('/api/v1/whoami', bearer(accessToken)),
  }
}

export async function startPeer({ folder, sessions, databaseUrl }: SideOptions): Promise<Side> {
  const data = join(folder, 'peer')
  await mkdir(data, { recursive: true })
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = await startServerProcess<PeerReady>('peer', {
    folder: data,
    sessions,
    serviceKey: key.publicKey.export({ format: 'jwk' }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  const { port, refreshTokens, issuer } = server.ready
  const connection = await openConnection(port)
  const [first = '', ...others] = refreshTokens
  const app = { client_id: 'app' }
  const refreshed = await connection.send(
    formRequest('/token', { grant_type: 'refresh_token', refresh_token: first, ...app }),
  )
  connection.close()
  const tokens = [textOf(refreshed, 'refresh_token'), ...others]
  return {
    server,
    refreshes: tokens.map((token) => refreshChain('/token', token, app)),
    clientCredentials: clientCredentialsChain('/token', {
      clientId: 'service',
      privateKey: key.privateKey,
      audience: issuer,
    }),
    introspection: introspectionChain('/token/introspection', {
      token: textOf(refreshed, 'access_token'),
      parameters: app,
    }),
  }
}
