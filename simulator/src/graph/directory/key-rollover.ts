/** addKey and removeKey: how an application rolls its own certificates (Graph: application: addKey; reference section 3.2). */
import { isRecord } from '../../json.ts'
import type { Application, KeyCredential, ServicePrincipal } from '../../tenant/model.ts'
import { keyDescriptions, modified, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { directoryBadRequest } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, noContent, ok } from '../odata.ts'
import { requireKeysAllowed } from '../policies/app-management.ts'
import { noQuery } from '../query.ts'
import type { Call, Route, UnauthorizedCall } from '../route.ts'
import { type HolderKind, holderKinds } from './application-access.ts'
import { isGuid } from './application-body.ts'
import { replaceKeyCredentials, shownKeyCredential } from './key-credentials.ts'
import { requirePossession } from './proof-of-possession.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>

const isItself = ({ claims }: UnauthorizedCall, { appId }: Application | ServicePrincipal) =>
  claims.idtyp === 'app' && claims.appid.toLowerCase() === appId

/** Itself, or somebody who may change it. */
function requireOwn(
  dependencies: Dependencies,
  kind: HolderKind,
  call: Call,
): Application | ServicePrincipal {
  const object = kind.find(dependencies, call)
  return object !== undefined && isItself(call, object) ? object : kind.requireManaged(dependencies, call)
}

export function keyRolloverRoutes(dependencies: Dependencies): Route[] {
  return holderKinds.flatMap((kind): Route[] => {
    const common = {
      family: 'directory',
      alternateKeys: ['appId'],
      method: 'POST',
      query: noQuery,
      // "An application doesn't need any specific permission to roll its own keys"
      isOpenTo(call: UnauthorizedCall) {
        const object = kind.find(dependencies, call)
        return object !== undefined && isItself(call, object)
      },
    } as const
    return [
      { ...common, path: `${kind.path}/addKey`, handle: (call) => addKey(dependencies, kind, call) },
      { ...common, path: `${kind.path}/removeKey`, handle: (call) => removeKey(dependencies, kind, call) },
    ]
  })
}

function addKey(dependencies: Dependencies, kind: HolderKind, call: Call) {
  const { tenant, clock, lag } = dependencies
  const object = requireOwn(dependencies, kind, call)
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, ['keyCredential', 'passwordCredential', 'proof'], 'microsoft.graph.addKey', 'directory')
  const { keyCredential, passwordCredential = null, proof } = body
  if (!isRecord(keyCredential)) throw directoryBadRequest("Required parameter 'keyCredential' is missing.")
  const before = object.keyCredentials ?? []
  requirePossession({ proof, objectId: object.id, keys: before, now: clock.now() })
  // the password is that of an X509CertAndPassword, a private key for signing SAML, which is not taken here
  if (passwordCredential !== null)
    throw directoryBadRequest(
      'Parameter passwordCredential is not allowed for the type of the key credential.',
    )
  if (before.some(({ keyId }) => keyId === keyCredential['keyId']))
    throw directoryBadRequest(`Key credential with KeyId '${String(keyCredential['keyId'])}' exists already.`)
  const [added] = replaceKeyCredentials([keyCredential], [], clock.now() + lag.credentials)
  if (added === undefined) throw new RangeError('one key credential goes in and comes out')
  requireKeysAllowed(tenant, { ...object, kind: kind.kind }, [added])
  object.keyCredentials = [...before, added]
  record(dependencies, call, { kind, object, before })
  return ok({
    '@odata.context': contextOf(call, 'microsoft.graph.keyCredential'),
    ...shownKeyCredential(added, false),
  })
}

function removeKey(dependencies: Dependencies, kind: HolderKind, call: Call) {
  const object = requireOwn(dependencies, kind, call)
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, ['keyId', 'proof'], 'microsoft.graph.removeKey', 'directory')
  const keyId = createFieldReader(body, 'directory').text('keyId') ?? ''
  const before = object.keyCredentials ?? []
  requirePossession({
    proof: body['proof'],
    objectId: object.id,
    keys: before,
    now: dependencies.clock.now(),
  })
  const kept = before.filter((credential) => credential.keyId !== keyId.toLowerCase())
  if (!isGuid(keyId) || kept.length === before.length)
    throw directoryBadRequest('No credentials found to be removed.')
  object.keyCredentials = kept
  record(dependencies, call, { kind, object, before })
  return noContent()
}

interface Rolled {
  readonly kind: HolderKind
  readonly object: Application | ServicePrincipal
  readonly before: readonly KeyCredential[]
}

function record(dependencies: Dependencies, call: Call, { kind, object, before }: Rolled): void {
  recordKeyChange(dependencies, call, {
    kind: kind.kind,
    object,
    before: keyDescriptions(before),
    after: keyDescriptions(object.keyCredentials ?? []),
  })
}

export interface KeyChange {
  readonly kind: 'application' | 'servicePrincipal'
  readonly object: { readonly id: string; readonly displayName: string }
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The one activity under which Microsoft files every change of certificates and secrets of an application. */
export function recordKeyChange(
  dependencies: Pick<GraphDependencies, 'tenant' | 'clock'>,
  call: Call,
  { kind, object, before, after }: KeyChange,
): void {
  const isApplication = kind === 'application'
  recordChange(dependencies, call, {
    activity: isApplication
      ? 'Update application – Certificates and secrets management '
      : after.length > before.length
        ? 'Add service principal credentials'
        : 'Remove service principal credentials',
    category: 'ApplicationManagement',
    operation: 'Update',
    targets: [
      {
        id: object.id,
        displayName: object.displayName,
        type: isApplication ? 'Application' : 'ServicePrincipal',
        modifiedProperties: [modified('KeyDescription', before, after)],
      },
    ],
  })
}
