/** Secrets and certificates of the tenant's own applications (Graph `application`). */
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import type { ApplicationCredential } from './facts.ts'

const credentialSchema = Type.Object({
  keyId: Type.String(),
  displayName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  startDateTime: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  endDateTime: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const credentials = Type.Optional(Type.Union([Type.Array(credentialSchema), Type.Null()]))
const applicationSchema = Type.Object({
  appId: Type.String(),
  displayName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  passwordCredentials: credentials,
  keyCredentials: credentials,
})

export async function readApplicationCredentials(
  graph: Graph,
  signal?: AbortSignal,
): Promise<readonly ApplicationCredential[]> {
  const path = '/applications?$select=appId,displayName,passwordCredentials,keyCredentials&$top=999'
  const found: ApplicationCredential[] = []
  for await (const page of graph.pages({ path, signal }, applicationSchema))
    for (const application of page)
      found.push(
        ...(application.passwordCredentials ?? []).map((one) => credentialOf(application, 'password', one)),
        ...(application.keyCredentials ?? []).map((one) => credentialOf(application, 'certificate', one)),
      )
  return found
}

function credentialOf(
  application: Static<typeof applicationSchema>,
  kind: ApplicationCredential['kind'],
  credential: Static<typeof credentialSchema>,
): ApplicationCredential {
  return {
    application: application.displayName ?? application.appId,
    appId: application.appId,
    kind,
    keyId: credential.keyId,
    name: credential.displayName ?? '',
    startsAt: Date.parse(credential.startDateTime ?? '') || 0,
    // Without an end it ends never.
    endsAt: Date.parse(credential.endDateTime ?? '') || Number.MAX_SAFE_INTEGER,
  }
}
