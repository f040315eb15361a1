/** Takes up what an earlier process left behind. */
import { listProvisionings, updateProvisioning } from '../../database/index.ts'
import { type CredentialDependencies, removeKeys } from './credentials.ts'
import { createdObjects } from './record.ts'
import { storedKeyIds } from './stored-request.ts'
import type { Clock } from '../../foundation/clock.ts'

const mostProvisionings = 1000

/** An earlier process is gone: what it was in the middle of can be resumed, what nobody confirmed is forgotten. */
export async function takeUpProvisionings(
  dependencies: CredentialDependencies & { readonly clock: Clock },
): Promise<void> {
  const { database, clock } = dependencies
  for (const state of ['running', 'planned'])
    for (const row of await listProvisionings(database.db, { state, limit: mostProvisionings })) {
      const isTouched = state === 'running' || createdObjects(row).length > 0
      const error = isTouched
        ? `The server stopped in the middle. Resume it or cancel it, with a new sign-in (${row.id}). To cancel takes back what was made.`
        : 'The server was started anew before the plan was confirmed. Plan again.'
      await updateProvisioning(database.db, row.id, {
        state: isTouched ? 'interrupted' : 'cancelled',
        error,
        ...(isTouched ? {} : { endedAt: clock.now(), keyIds: '[]' }),
      })
      if (!isTouched) await removeKeys(dependencies, storedKeyIds(row))
    }
}
