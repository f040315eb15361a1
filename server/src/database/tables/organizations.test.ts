import { expect, it } from 'vitest'
import type { OrganizationRow } from '../schema.ts'
import { describeOnEveryDatabase } from '../test-databases.suite.ts'
import { findAuthenticationSwitches, putAuthenticationSwitches } from './organization-authentication.ts'
import {
  deleteOrganization,
  findOrganizationByDomain,
  insertOrganization,
  listOrganizationDomains,
  replaceOrganizationDomains,
} from './organizations.ts'

function organization(id: string): OrganizationRow {
  return {
    id,
    tenantId: `tenant-of-${id}`,
    name: `${id}.onmicrosoft.com`,
    displayName: id,
    description: '',
    cloud: 'worldwide',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    authentication: 'app-only',
    options: '{}',
    createdAt: 1_900_000_000_000,
  }
}

describeOnEveryDatabase('organizations', (open) => {
  it('are found by each of their domains', async () => {
    const { db, transaction } = await open()
    await insertOrganization(db, organization('contoso'))
    await transaction((trx) =>
      replaceOrganizationDomains(trx, 'contoso', ['contoso.onmicrosoft.com', 'contoso.com']),
    )
    expect(await findOrganizationByDomain(db, 'contoso.com')).toEqual(organization('contoso'))
    expect(await findOrganizationByDomain(db, 'fabrikam.com')).toBeUndefined()
  })

  it('share no domain: one name leads to one organization (AST-72)', async () => {
    const { db, transaction } = await open()
    await insertOrganization(db, organization('contoso'))
    await insertOrganization(db, organization('fabrikam'))
    await transaction((trx) => replaceOrganizationDomains(trx, 'contoso', ['contoso.com']))
    const taking = transaction((trx) => replaceOrganizationDomains(trx, 'fabrikam', ['contoso.com']))
    await expect(taking).rejects.toThrow(/unique/i)
    expect(await listOrganizationDomains(db, 'contoso')).toEqual(['contoso.com'])
  })

  it('take their domains and switches along when they are removed', async () => {
    const { db, transaction } = await open()
    await insertOrganization(db, organization('contoso'))
    await transaction((trx) => replaceOrganizationDomains(trx, 'contoso', ['contoso.com']))
    await deleteOrganization(db, 'contoso')
    expect(await listOrganizationDomains(db, 'contoso')).toEqual([])
  })

  it('have every switch off until somebody sets it', async () => {
    const { db } = await open()
    await insertOrganization(db, organization('contoso'))
    const switchedOff = await findAuthenticationSwitches(db, 'contoso')
    expect(switchedOff).toMatchObject({ tenantAuthentication: false, policies: [], allowedClientIds: [] })

    const switches = {
      ...switchedOff,
      tenantAuthentication: true,
      policies: ['verify_by_use'] as const,
      allowedClientIds: ['04B07795-8DDB-461A-BBEE-02F9E1BF7B46'],
    }
    await putAuthenticationSwitches(db, 'contoso', switches)
    expect(await findAuthenticationSwitches(db, 'contoso')).toEqual({
      ...switches,
      allowedClientIds: ['04b07795-8ddb-461a-bbee-02f9e1bf7b46'],
    })
  })
})
