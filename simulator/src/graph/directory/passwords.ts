/** addPassword and removePassword (Graph: application: addPassword; reference section 3.2). */
import { keyDescriptions } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { directoryBadRequest } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, noContent, ok } from '../odata.ts'
import { requirePasswordAllowed } from '../policies/app-management.ts'
import { noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import { type HolderKind, holderKinds } from './application-access.ts'
import { isGuid } from './application-body.ts'
import { newPasswordCredential, shownPasswordCredential } from './key-credentials.ts'
import { recordKeyChange } from './key-rollover.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>

export function passwordRoutes(dependencies: Dependencies): Route[] {
  const common = { family: 'directory', alternateKeys: ['appId'], method: 'POST', query: noQuery } as const
  return holderKinds.flatMap((kind): Route[] => [
    { ...common, path: `${kind.path}/addPassword`, handle: (call) => addPassword(dependencies, kind, call) },
    {
      ...common,
      path: `${kind.path}/removePassword`,
      handle: (call) => removePassword(dependencies, kind, call),
    },
  ])
}

function addPassword(dependencies: Dependencies, { kind, requireManaged }: HolderKind, call: Call) {
  const { tenant, clock, lag } = dependencies
  const object = requireManaged(dependencies, call)
  const body = readJsonBody(call.request, 'directory')
  const credential = newPasswordCredential(body, clock.now(), clock.now() + lag.credentials)
  requirePasswordAllowed(tenant, { ...object, kind }, credential)
  const before = object.passwordCredentials ?? []
  object.passwordCredentials = [...before, credential]
  recordKeyChange(dependencies, call, {
    kind,
    object,
    before: keyDescriptions(before),
    after: keyDescriptions(object.passwordCredentials),
  })
  return ok({
    '@odata.context': contextOf(call, 'microsoft.graph.passwordCredential'),
    ...shownPasswordCredential(credential, credential.secretText),
  })
}

function removePassword(dependencies: Dependencies, { kind, requireManaged }: HolderKind, call: Call) {
  const object = requireManaged(dependencies, call)
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, ['keyId'], 'microsoft.graph.removePassword', 'directory')
  const keyId = createFieldReader(body, 'directory').text('keyId') ?? ''
  const before = object.passwordCredentials ?? []
  const kept = before.filter((credential) => credential.keyId !== keyId.toLowerCase())
  if (!isGuid(keyId) || kept.length === before.length)
    throw directoryBadRequest(`No password credential found with keyId '${keyId}'.`)
  object.passwordCredentials = kept
  recordKeyChange(dependencies, call, {
    kind,
    object,
    before: keyDescriptions(before),
    after: keyDescriptions(kept),
  })
  return noContent()
}
