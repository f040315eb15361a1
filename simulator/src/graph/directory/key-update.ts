/** The keys of a PATCH: the collection is replaced, and what is new obeys the policy (reference section 3.2). */
import type { JsonRecord } from '../../json.ts'
import type { Application, ServicePrincipal } from '../../tenant/model.ts'
import { keyDescriptions } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { createFieldReader } from '../json-body.ts'
import { requireKeysAllowed } from '../policies/app-management.ts'
import type { Call } from '../route.ts'
import { replaceKeyCredentials } from './key-credentials.ts'
import { recordKeyChange } from './key-rollover.ts'

export interface KeyUpdate {
  readonly kind: 'application' | 'servicePrincipal'
  readonly object: Application | ServicePrincipal
  readonly body: JsonRecord
}

/** Does nothing when the body has no `keyCredentials`. */
export function updateKeys(
  dependencies: Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>,
  call: Call,
  { kind, object, body }: KeyUpdate,
): void {
  const { tenant, clock, lag } = dependencies
  const keys = createFieldReader(body, 'directory').records('keyCredentials')
  if (keys === undefined) return
  const before = object.keyCredentials ?? []
  const after = replaceKeyCredentials(keys, before, clock.now() + lag.credentials)
  const added = after.filter((credential) => !before.includes(credential))
  requireKeysAllowed(tenant, { ...object, kind }, added)
  object.keyCredentials = after
  recordKeyChange(dependencies, call, {
    kind,
    object,
    before: keyDescriptions(before),
    after: keyDescriptions(after),
  })
}
