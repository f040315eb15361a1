/** Azure Key Vault's data plane for keys: path, version, token, handler (learn.microsoft.com/rest/api/keyvault/keys). */
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import type { Call, Handler } from './call.ts'
import { callerOf, type TokenRules } from './caller.ts'
import { decrypt, encrypt, signDigest, unwrapKey, verifyDigest, wrapKey } from './cryptography.ts'
import { deleteKey, getDeletedKey, listDeletedKeys, purgeKey, recoverKey } from './deleted-keys.ts'
import { badParameter, errorReply, VaultFailure } from './errors.ts'
import { backupKey, createKey, getKey, importKey, listKeys, listVersions, updateKey } from './keys.ts'
import { type KeyVaultState, localVaultName, vaultNamed } from './model.ts'
import { getRotationPolicy, putRotationPolicy, rotateKey } from './rotation.ts'

export interface KeyVaultDependencies extends TokenRules {
  readonly state: KeyVaultState
  /** The tenant that a vault belongs to unless control says otherwise. */
  readonly tenantId: () => string
  /** Called after every call that may have changed something. */
  readonly changed: () => void
}

/** `NAME` stands for a key's name, `VERSION` for 32 hexadecimal digits. */
const routes: ReadonlyMap<string, Handler> = new Map([
  ['GET /keys', listKeys],
  ['PUT /keys/NAME', importKey],
  ['GET /keys/NAME', getKey],
  ['PATCH /keys/NAME', updateKey],
  ['DELETE /keys/NAME', deleteKey],
  ['POST /keys/NAME/create', createKey],
  ['POST /keys/NAME/backup', backupKey],
  ['GET /keys/NAME/versions', listVersions],
  ['POST /keys/NAME/rotate', rotateKey],
  ['GET /keys/NAME/rotationpolicy', getRotationPolicy],
  ['PUT /keys/NAME/rotationpolicy', putRotationPolicy],
  ['POST /keys/NAME/sign', signDigest],
  ['POST /keys/NAME/verify', verifyDigest],
  ['GET /keys/NAME/VERSION', getKey],
  ['PATCH /keys/NAME/VERSION', updateKey],
  ['POST /keys/NAME/VERSION/sign', signDigest],
  ['POST /keys/NAME/VERSION/verify', verifyDigest],
  ['POST /keys/NAME/VERSION/wrapkey', wrapKey],
  ['POST /keys/NAME/VERSION/unwrapkey', unwrapKey],
  ['POST /keys/NAME/VERSION/encrypt', encrypt],
  ['POST /keys/NAME/VERSION/decrypt', decrypt],
  ['GET /deletedkeys', listDeletedKeys],
  ['GET /deletedkeys/NAME', getDeletedKey],
  ['DELETE /deletedkeys/NAME', purgeKey],
  ['POST /deletedkeys/NAME/recover', recoverKey],
])

const apiVersions: ReadonlySet<string> = new Set([
  '7.0',
  '7.1',
  '7.2',
  '7.3',
  '7.4',
  '7.5',
  '7.6',
  '2025-07-01',
])

const vaultHost = /^([\da-z-]{3,24})\.vault\.(?:azure\.net|usgovcloudapi\.net|azure\.cn|localhost)$/

interface Place {
  readonly handler: Handler | undefined
  readonly name: string
  readonly version: string
}

function placeOf(request: SimulatorRequest): Place {
  const [collection = '', name = '', third, fourth] = request.url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part))
  const isVersion = third !== undefined && /^[\da-f]{32}$/i.test(third)
  const last = isVersion ? fourth : third
  const pattern = [
    '',
    collection.toLowerCase(),
    ...(name === '' ? [] : ['NAME']),
    ...(isVersion ? ['VERSION'] : []),
    ...(last === undefined ? [] : [last.toLowerCase()]),
  ].join('/')
  return {
    handler: routes.get(`${request.method} ${pattern}`),
    name,
    version: isVersion ? third : '',
  }
}

function checkVersion(request: SimulatorRequest): void {
  const version = request.url.searchParams.get('api-version')
  if (version === null) throw badParameter('api-version must be specified')
  if (!apiVersions.has(version))
    throw badParameter(
      `The specified version (${version}) is not recognized. Consider using the latest supported version (2025-07-01).`,
    )
}

async function answer(
  dependencies: KeyVaultDependencies,
  request: SimulatorRequest,
  vaultName: string,
): Promise<SimulatorReply> {
  const vault = vaultNamed(dependencies.state, vaultName, dependencies.tenantId())
  // Key Vault asks who calls before anything else: its challenge answers even a request without a version.
  const caller = callerOf(dependencies, vault, request)
  checkVersion(request)
  const { handler, name, version } = placeOf(request)
  if (handler === undefined)
    throw new VaultFailure(
      404,
      'NotFound',
      `This vault does not answer ${request.method} ${request.url.pathname}.`,
    )
  const now = Math.floor(dependencies.now() / 1000)
  const call: Call = { request, vault, vaultUrl: request.url.origin, caller, now, name, version }
  const reply = await handler(call)
  if (request.method !== 'GET') dependencies.changed()
  return reply
}

function finish(request: SimulatorRequest, reply: SimulatorReply): SimulatorReply {
  const id = request.headers['x-ms-client-request-id']
  return {
    ...reply,
    headers: {
      'cache-control': 'no-cache',
      pragma: 'no-cache',
      'x-ms-keyvault-region': 'westeurope',
      'x-ms-request-id': request.requestId,
      ...(typeof id === 'string' ? { 'x-ms-client-request-id': id } : {}),
      'strict-transport-security': 'max-age=31536000;includeSubDomains',
      ...reply.headers,
    },
  }
}

/** Answers `/keys` and `/deletedkeys`, and whatever is asked of a host that is a vault's by its name. */
export function createKeyVault(dependencies: KeyVaultDependencies): Service {
  return async (request) => {
    const [, hostName] = vaultHost.exec(request.url.hostname) ?? []
    if (hostName === undefined && !/^\/(?:deleted)?keys(?:\/|$)/i.test(request.url.pathname)) return undefined
    try {
      return finish(request, await answer(dependencies, request, hostName ?? localVaultName))
    } catch (thrown) {
      if (thrown instanceof VaultFailure) return finish(request, errorReply(thrown))
      if (thrown instanceof URIError)
        return finish(request, errorReply(badParameter('The request URI is not valid')))
      throw thrown
    }
  }
}
