/** Findings and restore grants as they lie in their rows, for tests of others. */
import { randomUUID } from 'node:crypto'
import { insertDriftFinding, insertRestoreGrant } from '../../database/index.ts'
import type { TestWorld } from '../test-world.suite.ts'

type World = Pick<TestWorld, 'database' | 'clock'>

export async function addDriftFinding({ database, clock }: World, organizationId: string): Promise<string> {
  const id = randomUUID()
  const now = clock.now()
  const object = {
    applicationName: 'Strongroom Backup',
    appId: randomUUID(),
    name: 'mallory@contoso.com',
    id: randomUUID(),
    message: 'A stranger owns it.',
    step: 'Remove the owner.',
    objectIds: [],
  }
  await insertDriftFinding(database.db, {
    id,
    organizationId,
    findingKey: `unknown-owner ${id}`,
    kind: 'unknown-owner',
    severity: 'critical',
    object: JSON.stringify(object),
    state: 'open',
    firstSeenAt: now,
    lastSeenAt: now,
    acceptedBy: null,
    reason: null,
  })
  return id
}

/** One that was revoked, so that it changes nothing. */
export async function addRestoreGrant({ database, clock }: World, organizationId: string): Promise<string> {
  const id = randomUUID()
  const now = clock.now()
  await insertRestoreGrant(database.db, {
    id,
    organizationId,
    permissions: '[]',
    objects: JSON.stringify({ appId: randomUUID(), applicationName: 'Strongroom Backup', created: [] }),
    reason: 'a restore',
    state: 'revoked',
    grantedBy: 'admin@contoso.com',
    grantedAt: now,
    expiresAt: now,
    revokedBy: 'admin@contoso.com',
    revokedAt: now,
  })
  return id
}
