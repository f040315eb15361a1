/** What is taken out of a tenant with an organization: what we put there, and nothing that was there before (security.md 6.7). */
import { expect, it } from 'vitest'
import type { OrganizationApplicationRow } from '../../database/index.ts'
import { organizationId } from '../ids.ts'
import type { CreatedObject } from '../ports.ts'
import { ownedApplications } from './removal.ts'

const id = 'dddddddd-0000-4000-8000-000000000000'
const row: OrganizationApplicationRow = {
  id,
  organizationId: id,
  purpose: 'backup',
  displayName: 'Backup of Contoso',
  appId: 'app',
  applicationObjectId: 'object',
  servicePrincipalId: 'principal',
  keyId: 'key',
  certificateThumbprint: 'AA',
  createdAt: 0,
  origin: 'existing-managed',
  credential: 'certificate',
  credentialPlace: null,
}
const added: CreatedObject = { kind: 'key-credential', name: 'AA', id: 'k', parent: 'object' }

function owned(created: readonly CreatedObject[], broughtKeys: readonly string[]) {
  return ownedApplications({
    id: organizationId(id),
    kind: 'remove',
    organization: undefined,
    applications: [row],
    isSignInOn: false,
    lent: [],
    created,
    broughtKeys: new Set(broughtKeys),
  })
}

it.each([
  ['that a provisioning added', [added], ['key'], ['AA']],
  ['that came by rotation', [], [], ['AA']],
  ['that was on the application when it was imported', [], ['key'], []],
])('a certificate %s', (_what, created, broughtKeys, thumbprints) => {
  expect(owned(created, broughtKeys)).toMatchObject([{ thumbprints, added: created }])
})

it('a grant on another application is not among what was added to this one', () => {
  const other = { kind: 'app-role-assignment', name: 'Mail.Read', id: 'a', parent: 'another' }
  expect(owned([other], [])).toMatchObject([{ added: [] }])
})
