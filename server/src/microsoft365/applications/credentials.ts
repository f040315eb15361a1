/**
 * Registers certificates and federated credentials on an application that is there (Graph: keyCredential,
 * federatedIdentityCredential): the collection of keys is replaced by every change, so what is there is sent back.
 */
import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import { keyCredential } from './application-bodies.ts'
import type { Tell } from './directory-objects.ts'
import { deleteIfThere } from './deletion.ts'
import { ApplicationsError } from './errors.ts'
import type { CertificateToRegister, FederatedCredential } from './model.ts'
import { orUndefined } from './observe-application.ts'
import { ensureClaimed } from './ownership.ts'
import { type CreatedObject, withSignal, type Registration } from './registration.ts'
import { whileReplicating } from './replication.ts'

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const keySchema = Type.Object({
  keyId: Type.String(),
  type: Type.String(),
  usage: Type.String(),
  displayName: nullableText,
  startDateTime: nullableText,
  endDateTime: nullableText,
  customKeyIdentifier: nullableText,
  key: nullableText,
})
const keysSchema = Type.Object({ keyCredentials: Type.Array(keySchema) })
const federatedSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  issuer: Type.String(),
  subject: nullableText,
})
type Key = Static<typeof keySchema>

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

/**
 * Adds a certificate beside the keys that are there (PRV-08: the certificate alone); every old key is kept by its id.
 * @returns its `keyId` at Microsoft.
 */
export async function ensureCertificate(
  registration: Registration,
  tell: Tell,
  { objectId, certificate }: { readonly objectId: string; readonly certificate: CertificateToRegister },
): Promise<string> {
  const thumbprint = certificate.thumbprintSha1.toUpperCase()
  const reader = { graph: registration.graph, signal: registration.signal }
  const { result } = await ensureClaimed(registration, tell, {
    intent: { kind: 'key-credential', name: thumbprint, parent: objectId },
    find: async () => identified((await readKeys(registration, tell, objectId)).find(isKeyOf(certificate))),
    async create(wrote) {
      const there = await readKeys(registration, tell, objectId)
      await writeKeys(reader, objectId, [...there.map(keptKey), keyCredential(certificate)])
      wrote()
      const after = await readKeys(registration, tell, objectId)
      refuseLostKeys(there, after)
      const found = identified(after.find(isKeyOf(certificate)))
      if (found) return found
      const message = `The certificate ${thumbprint} does not show on the application after it was added: try again.`
      throw new ApplicationsError('registration_failed', message)
    },
    // Nobody else has reason to put it there between our look and our write.
    explains: () => true,
  })
  return result.id
}

function identified(key: Key | undefined): { readonly id: string } | undefined {
  return key && { id: key.keyId.toLowerCase() }
}

async function readKeys(registration: Registration, tell: Tell, objectId: string): Promise<readonly Key[]> {
  const { graph, signal } = registration
  const path = `/applications/${objectId}?$select=keyCredentials`
  const read = await whileReplicating(registration, tell, () =>
    graph.json({ path, ...withSignal(signal) }, keysSchema),
  )
  return read.keyCredentials
}

async function writeKeys(
  { graph, signal }: Reader,
  objectId: string,
  keyCredentials: readonly object[],
): Promise<void> {
  const request = { method: 'PATCH', path: `/applications/${objectId}`, json: { keyCredentials } } as const
  await graph.send({ ...request, ...withSignal(signal) })
}

/** Kept by its id: a key that is sent again as it is would count as a change of it. */
function keptKey({ keyId, type, usage, displayName, startDateTime, endDateTime, customKeyIdentifier }: Key) {
  return { keyId, type, usage, displayName, startDateTime, endDateTime, customKeyIdentifier, key: null }
}

function isKeyOf({ certificate, thumbprintSha1 }: CertificateToRegister): (key: Key) => boolean {
  const der = Buffer.from(certificate)
  const thumbprints = new Set([thumbprintSha1.toUpperCase(), sha1(der)])
  return ({ key, customKeyIdentifier }) => {
    if (typeof key === 'string') return Buffer.from(key, 'base64').equals(der)
    const name = Buffer.from(customKeyIdentifier ?? '', 'base64')
      .toString('hex')
      .toUpperCase()
    return thumbprints.has(name)
  }
}

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex').toUpperCase()

/** Somebody changed the keys at the same moment: say so, for one of the two changes may have been lost. */
function refuseLostKeys(before: readonly Key[], after: readonly Key[]): void {
  const lost = before.filter(({ keyId }) => !after.some((key) => key.keyId === keyId))
  if (lost.length === 0) return
  const message = `While the certificate was added, somebody else changed the keys of the application (${lost.map(({ keyId }) => keyId).join(', ')} are gone): check its certificates, then try again.`
  throw new ApplicationsError('registration_failed', message)
}

/** Takes our certificates off an application that is not ours; of one that is gone there is nothing to take. */
export async function removeCertificates(
  { graph, signal }: Reader,
  objectId: string,
  isOurs: (key: { readonly keyId: string; readonly thumbprint: string }) => boolean,
): Promise<void> {
  const path = `/applications/${objectId}?$select=keyCredentials`
  const read = await orUndefined(() => graph.json({ path, ...withSignal(signal) }, keysSchema))
  if (read === undefined) return
  const { keyCredentials } = read
  const kept = keyCredentials.filter(
    (key) => !isOurs({ keyId: key.keyId.toLowerCase(), thumbprint: thumbprintOf(key) }),
  )
  if (kept.length === keyCredentials.length) return
  await writeKeys({ graph, signal }, objectId, kept.map(keptKey))
}

function thumbprintOf({ key, customKeyIdentifier }: Key): string {
  if (typeof key === 'string') return sha1(Buffer.from(key, 'base64'))
  return Buffer.from(customKeyIdentifier ?? '', 'base64')
    .toString('hex')
    .toUpperCase()
}

/** Lets tokens of another issuer prove the application. @returns the id of the credential. */
export async function ensureFederatedCredential(
  registration: Registration,
  tell: Tell,
  { objectId, credential }: { readonly objectId: string; readonly credential: FederatedCredential },
): Promise<string> {
  const { graph, signal } = registration
  const { name, issuer, subject, audience } = credential
  const path = `/applications/${objectId}/federatedIdentityCredentials`
  const { result } = await ensureClaimed(registration, tell, {
    intent: { kind: 'federated-credential', name, marker: `${issuer} ${subject}`, parent: objectId },
    async find() {
      const there = await readFederated({ graph, signal }, objectId)
      const found = there.find((each) => each.issuer === issuer && each.subject === subject)
      if (found === undefined && there.some((each) => each.name === name)) throw nameIsTaken(name)
      return found
    },
    create() {
      const json = { name, issuer, subject, audiences: [audience] }
      return graph.json({ method: 'POST', path, json, ...withSignal(signal) }, federatedSchema)
    },
    explains: (found) => found.name === name,
  })
  return result.id.toLowerCase()
}

async function readFederated(
  { graph, signal }: Reader,
  objectId: string,
): Promise<readonly Static<typeof federatedSchema>[]> {
  const found: Static<typeof federatedSchema>[] = []
  const path = `/applications/${objectId}/federatedIdentityCredentials`
  for await (const page of graph.pages({ path, ...withSignal(signal) }, federatedSchema)) found.push(...page)
  return found
}

function nameIsTaken(name: string): ApplicationsError {
  const message = `The application has a federated credential “${name}” of another issuer or subject: delete or rename it in the Microsoft Entra admin center, then try again.`
  return new ApplicationsError('registration_failed', message)
}

/** Takes a federated credential of ours away: by its id, or the one that an unanswered write may have left. */
export async function removeFederatedCredential(
  { graph, signal }: Reader,
  { id, name, marker, parent = '' }: CreatedObject,
): Promise<void> {
  const there = (await orUndefined(() => readFederated({ graph, signal }, parent))) ?? []
  for (const each of there)
    if (id === undefined ? each.name === name && `${each.issuer} ${each.subject}` === marker : each.id === id)
      await deleteIfThere(
        { graph, signal },
        `/applications/${parent}/federatedIdentityCredentials/${each.id}`,
      )
}
