/** Takes back an interrupted provisioning with a new sign-in of the same tenant. */
import {
  type Database,
  findOrganizationByTenant,
  listOrganizationApplications,
  type ProvisioningRow,
  updateProvisioning,
} from '../../database/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import type { CreatedObject } from '../ports.ts'
import { removeKeys } from './credentials.ts'
import { fromTenant } from './planning.ts'
import { createdObjects, describeObject } from './record.ts'
import type { RunDependencies } from './run.ts'
import { storedKeyIds, storedRequestOf } from './stored-request.ts'

/** @throws {OperationError} `conflict`, `sign_in_refused`, `registration_failed` with what still stands. */
export async function cancelProvisioning(
  dependencies: RunDependencies,
  subject: { readonly row: ProvisioningRow; readonly signInReference: string | undefined },
  caller: { readonly actor: Actor; readonly signal: AbortSignal },
): Promise<void> {
  const { row } = subject
  if (row.state !== 'interrupted' && row.state !== 'abandoned')
    throw new OperationError('conflict', `This provisioning is ${row.state}: there is nothing to cancel.`)
  const before = new Set(storedRequestOf(row).before)
  const ours = createdObjects(row).filter(({ id }) => id === undefined || !before.has(id))
  const created = await withoutUsed(dependencies.database, row, ours)
  const left = created.length === 0 ? [] : await takeBack(dependencies, { ...subject, created }, caller)
  const { database, clock } = dependencies
  const leftovers = left.map(describeObject)
  const error =
    left.length === 0
      ? 'It was cancelled, and what had been made in the tenant was removed.'
      : `It could not be taken back altogether. Remove in the Microsoft Entra admin center what still stands there: ${leftovers.join(', ')}.`
  await database.transaction(async (trx) => {
    await updateProvisioning(trx, row.id, {
      state: left.length === 0 ? 'rolled-back' : 'abandoned',
      created: JSON.stringify(left),
      error,
      endedAt: clock.now(),
      keyIds: '[]',
    })
    await recordAct(trx, clock, caller.actor, {
      action: 'provisioning.cancel',
      ...(row.kind === 'add' || row.organizationId === null ? {} : { organizationId: row.organizationId }),
      outcome: left.length === 0 ? 'success' : 'failed',
      details: { tenantId: row.tenantId, applications: leftovers },
    })
  })
  await removeKeys(dependencies, storedKeyIds(row))
}

/** What the organization works with by now, because it was connected in another way, stays with all that hangs on it. */
async function withoutUsed(
  { db }: Database,
  { tenantId }: Pick<ProvisioningRow, 'tenantId'>,
  created: readonly CreatedObject[],
): Promise<readonly CreatedObject[]> {
  const organization = await findOrganizationByTenant(db, tenantId)
  if (organization === undefined) return created
  const used = new Set(
    (await listOrganizationApplications(db, organization.id)).flatMap((row) =>
      [row.applicationObjectId, row.servicePrincipalId, row.appId].filter((id) => id !== null),
    ),
  )
  const isUsed = ({ id, kind, marker }: CreatedObject): boolean =>
    used.has(id ?? '') || (kind === 'service-principal' && used.has(marker ?? ''))
  const kept = created.filter(isUsed)
  return created.filter(
    (object) =>
      !kept.some(
        ({ id, kind, name, marker }) =>
          (object.kind === kind && object.name === name && object.marker === marker) ||
          (id !== undefined && object.parent === id),
      ),
  )
}

async function takeBack(
  { signIns }: RunDependencies,
  subject: {
    readonly row: ProvisioningRow
    readonly created: readonly CreatedObject[]
    readonly signInReference: string | undefined
  },
  { actor, signal }: { readonly actor: Actor; readonly signal: AbortSignal },
): Promise<readonly CreatedObject[]> {
  const { row, created, signInReference } = subject
  if (signInReference === undefined)
    throw new OperationError(
      'conflict',
      `To take it back, an administrator of the tenant has to sign in: ${created.map(describeObject).join(', ')} may stand there.`,
    )
  const administrator = await signIns.redeem(signInReference, actor, 'onboarding')
  try {
    const person = await fromTenant(() => administrator.inspect(signal))
    if (person.tenantId !== row.tenantId)
      throw new OperationError(
        'sign_in_refused',
        `${person.userName} belongs to another tenant than the one that is cleaned up.`,
      )
    return await fromTenant(() => administrator.rollBack(created, signal))
  } finally {
    administrator.dispose()
  }
}
