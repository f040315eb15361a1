/** The peer: oidc-provider on plain loopback HTTP, with a persistent store and as little else as it can have. */
import { join } from 'node:path'
import { createServer } from 'node:http'
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { type Client, Provider } from 'oidc-provider'
import { obeyParent, optionsOfProcess } from './child.ts'
import { postgresqlPeerStore, sqlitePeerStore } from './peer-store.ts'

export interface PeerOptions {
  readonly folder: string
  /** How many signed-in people there are. */
  readonly sessions: number
  /** Public key of the service account. */
  readonly serviceKey: JsonWebKey
  readonly databaseUrl?: string
}

export interface PeerReady {
  readonly port: number
  readonly refreshTokens: readonly string[]
  /** What the audience of a client's assertion has to be. */
  readonly issuer: string
}

const peerClients = { app: 'app', service: 'service' } as const

const options: PeerOptions = JSON.parse(optionsOfProcess())
const store =
  options.databaseUrl === undefined
    ? sqlitePeerStore(join(options.folder, 'peer.db'))
    : await postgresqlPeerStore(options.databaseUrl)
const scope = 'offline_access read'
const signingKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
const issuer = 'http://localhost'
const provider = new Provider(issuer, {
  adapter: store.adapter,
  jwks: { keys: [{ ...signingKey, alg: 'ES256', use: 'sig' }] },
  cookies: { keys: ['bench'] },
  scopes: ['openid', 'offline_access', 'read'],
  // A public client for refreshes, as the product has them; one with a key for the rest, as service accounts have.
  clients: [
    {
      client_id: peerClients.app,
      token_endpoint_auth_method: 'none',
      grant_types: ['refresh_token', 'authorization_code'],
      redirect_uris: ['https://client.example/callback'],
      response_types: ['code'],
      scope,
      id_token_signed_response_alg: 'ES256',
    },
    {
      client_id: peerClients.service,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      jwks: { keys: [{ ...options.serviceKey, alg: 'ES256', use: 'sig' }] },
      id_token_signed_response_alg: 'ES256',
    },
  ],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: async () => true },
  },
  rotateRefreshToken: true,
  // Lives as long as the product's tokens do.
  ttl: { AccessToken: 3600, RefreshToken: 3600, ClientCredentials: 3600, Grant: 8 * 3600 },
  findAccount: (_context: unknown, accountId: string) => ({
    accountId,
    claims: async () => ({ sub: accountId }),
  }),
})

async function signIn(client: Client, accountId: string): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId: client.clientId })
  grant.addOIDCScope(scope)
  const grantId = await grant.save()
  const token = new provider.RefreshToken({ accountId, client, grantId, gty: 'authorization_code', scope })
  return token.save()
}

const client = await provider.Client.find(peerClients.app)
if (client === undefined) throw new Error('the client of the benchmark is not there')
const refreshTokens: string[] = []
for (let session = 0; session < options.sessions; session += 1)
  refreshTokens.push(await signIn(client, `account-${session}`))

const server = createServer(provider.callback())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const ready: PeerReady = { port, refreshTokens, issuer }
  obeyParent(ready, async () => {
    server.closeAllConnections()
    server.close()
    await store.close()
  })
})
