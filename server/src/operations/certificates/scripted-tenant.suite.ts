/**
 * A tenant with one application whose keys are changed by itself: addKey and removeKey with proofs, lag, expiry, and a
 * process that can be stopped in front of any request or right after it was carried out.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { Clock } from '../../foundation/clock.ts'
import type { CertificateKey, KeyProvider } from '../../keys/index.ts'
import { KeysError } from '../../keys/index.ts'
import { type Graph, GraphError, IdentityPlatformError } from '../../microsoft365/index.ts'
import type { ApplicationCredential, Microsoft365 } from '../ports.ts'

export const tenantId = '11111111-1111-4111-8111-111111111111'
export const clientId = '22222222-2222-4222-8222-222222222222'
export const objectId = '33333333-3333-4333-8333-333333333333'
const minuteMs = 60_000
const dayMs = 86_400_000

/** A clock that runs only while somebody sleeps, and calls `passing` on its way. */
export class Timeline implements Clock {
  time = Date.UTC(2027, 0, 1)
  passing: () => Promise<void> = async () => undefined

  now(): number {
    return this.time
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.time += milliseconds
    await this.passing()
    signal?.throwIfAborted()
  }
}

/** Keys of no mathematics: a signature is a digest that only the provider can make. */
export function createFakeKeys(clock: Clock): KeyProvider & { readonly held: Map<string, CertificateKey> } {
  const held = new Map<string, CertificateKey>()
  const certificate = async (id: string): Promise<CertificateKey> => {
    const key = held.get(id)
    if (key === undefined) throw new KeysError('not_found', 'no such key')
    return key
  }
  const make = (id: string, days: number): CertificateKey => {
    const der = Buffer.from(`certificate of ${id}`)
    const key: CertificateKey = {
      id,
      certificate: new Uint8Array(der),
      thumbprintSha256: createHash('sha256').update(der).digest('base64url'),
      thumbprintSha1: createHash('sha1').update(der).digest('hex').toUpperCase(),
      notBefore: clock.now() - 5 * minuteMs,
      notAfter: clock.now() + days * dayMs,
    }
    held.set(id, key)
    return key
  }
  const sign = async (id: string, data: Uint8Array): Promise<Uint8Array> => {
    const { thumbprintSha1 } = await certificate(id)
    return new Uint8Array(signatureOf(thumbprintSha1, data))
  }
  return {
    held,
    certificate,
    createCertificate: async ({ id = randomUUID(), validDays }) => make(id, validDays),
    createSigningRequest: async ({ id = randomUUID() }) => {
      waiting.add(id)
      return { id, pkcs10Pem: 'request' }
    },
    async completeSigningRequest(id, pem) {
      if (pem !== 'answer') throw new KeysError('bad_certificate', 'not for this key')
      if (!waiting.delete(id)) throw new KeysError('not_found', 'no such key')
      return make(id, 300)
    },
    async importPfx(_pfx, password) {
      if (password !== 'right') throw new KeysError('wrong_password', 'The password does not open the file.')
      return make(randomUUID(), 200)
    },
    signPs256: sign,
    signRs256: sign,
    async remove(id) {
      held.delete(id)
    },
  }
}
const waiting = new Set<string>()

function signatureOf(thumbprintSha1: string, data: Uint8Array): Buffer {
  return createHmac('sha256', thumbprintSha1).update(data).digest()
}

interface TenantKey {
  readonly keyId: string
  readonly thumbprintSha1: string
  readonly effectiveAt: number
  readonly notAfter: number
}

export class ScriptedTenant implements Pick<Microsoft365, 'connect'> {
  keys: readonly TenantKey[] = []
  lagMs = 3 * minuteMs
  /** Whether the application may read itself. */
  mayRead = false
  /** Answers of addKey are lost on their way. */
  refuseAdd: Error | undefined
  /** Requests of any kind, in their order: `token`, `addKey`, `removeKey`, `read`. */
  readonly asked: string[] = []
  /** The process stops at this request. */
  stopAt: { readonly index: number; readonly when: 'before' | 'after' } | undefined
  stopped: () => void = () => undefined
  readonly #clock: Clock
  readonly #provider: ReturnType<typeof createFakeKeys>

  constructor(clock: Clock, provider: ReturnType<typeof createFakeKeys>) {
    this.#clock = clock
    this.#provider = provider
  }

  register({ certificate, notAfter, thumbprintSha1 }: CertificateKey, keyId: string): void {
    void certificate
    this.keys = [...this.keys, { keyId, thumbprintSha1, notAfter, effectiveAt: this.#clock.now() }]
  }

  get thumbprints(): readonly string[] {
    return this.keys.map(({ thumbprintSha1 }) => thumbprintSha1)
  }

  async connect(credential: ApplicationCredential): Promise<Graph> {
    const { thumbprintSha1 } = await this.#provider.certificate(credential.keyId ?? '')
    // A client keeps its token; a new one has none.
    let hasToken = false
    const withToken = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (!hasToken) await this.#step('token', async () => this.#giveToken(thumbprintSha1))
      hasToken = true
      return work()
    }
    const unused = (): never => {
      throw new Error('not in this tenant')
    }
    return {
      json: (request, _schema) =>
        withToken(async () => {
          const answer: unknown = await this.#answer(request.path, request.json)
          return answer as never
        }),
      send: (request) => withToken(async () => void (await this.#answer(request.path, request.json))),
      bytes: unused,
      pages: unused,
      delta: unused,
      upload: unused,
    }
  }

  #giveToken(thumbprintSha1: string): void {
    const key = this.keys.find((one) => one.thumbprintSha1 === thumbprintSha1)
    const now = this.#clock.now()
    if (key !== undefined && key.effectiveAt <= now && key.notAfter > now) return
    throw new IdentityPlatformError('invalid_client', 'AADSTS700027', { errorCodes: [700027] })
  }

  async #answer(path: string, json: unknown): Promise<unknown> {
    if (path.startsWith('/organization?')) return {}
    const body = json as { keyCredential: Record<string, string>; keyId: string; proof: string }
    if (path === `/applications/${objectId}/addKey`)
      return this.#step('addKey', async () => this.#addKey(body))
    if (path === `/applications/${objectId}/removeKey`)
      return this.#step('removeKey', async () => this.#removeKey(body))
    return this.#step('read', async () => {
      if (!this.mayRead) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges')
      const customKeyIdentifier = (sha1: string): string => Buffer.from(sha1, 'hex').toString('base64')
      return {
        keyCredentials: this.keys.map(({ keyId, thumbprintSha1 }) => ({
          keyId,
          customKeyIdentifier: customKeyIdentifier(thumbprintSha1),
        })),
      }
    })
  }

  #addKey({ keyCredential, proof }: { keyCredential: Record<string, string>; proof: string }): object {
    this.#checkProof(proof)
    if (this.refuseAdd !== undefined) throw this.refuseAdd
    const { type, usage, key = '', keyId = '' } = keyCredential
    if (type !== 'AsymmetricX509Cert' || usage !== 'Verify')
      throw new Error('PRV-08: a public certificate alone')
    const der = Buffer.from(key, 'base64')
    if (this.keys.some((one) => one.keyId === keyId))
      throw new GraphError(400, 'Request_BadRequest', `Key credential with KeyId '${keyId}' exists already.`)
    const thumbprintSha1 = createHash('sha1').update(der).digest('hex').toUpperCase()
    const held = [...this.#provider.held.values()].find((one) => one.thumbprintSha1 === thumbprintSha1)
    const effectiveAt = this.#clock.now() + this.lagMs
    this.keys = [...this.keys, { keyId, thumbprintSha1, effectiveAt, notAfter: held?.notAfter ?? 0 }]
    return { keyId }
  }

  #removeKey({ keyId, proof }: { keyId: string; proof: string }): void {
    this.#checkProof(proof)
    const kept = this.keys.filter((one) => one.keyId !== keyId)
    if (kept.length === this.keys.length)
      throw new GraphError(400, 'Request_BadRequest', 'No credentials found to be removed.')
    this.keys = kept
  }

  #checkProof(proof: string): void {
    const [head = '', payload = '', signature = ''] = proof.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
    const now = this.#clock.now()
    const signed = Buffer.from(`${head}.${payload}`)
    const isSigned = this.keys.some(
      ({ thumbprintSha1, effectiveAt, notAfter }) =>
        effectiveAt <= now &&
        notAfter > now &&
        signatureOf(thumbprintSha1, signed).equals(Buffer.from(signature, 'base64url')),
    )
    const { aud, iss, nbf, exp } = claims
    const isTimely = Number(nbf) <= now / 1000 && now / 1000 < Number(exp) && Number(exp) - Number(nbf) <= 600
    if (!isSigned || !isTimely || aud !== '00000002-0000-0000-c000-000000000000' || iss !== objectId)
      throw new GraphError(401, 'Authentication_MissingOrMalformed', 'Access Token missing or malformed.')
  }

  async #step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const index = this.asked.length
    this.asked.push(name)
    const stop = this.stopAt
    if (stop?.index === index && stop.when === 'before') return this.#stop()
    const result = await work()
    if (stop?.index === index) return this.#stop()
    return result
  }

  /** As after SIGKILL, nothing follows. */
  #stop(): Promise<never> {
    this.stopped()
    return new Promise(() => undefined)
  }
}
