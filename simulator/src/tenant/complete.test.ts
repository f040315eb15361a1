/** A state file of an earlier version becomes a whole tenant. */
import { describe, expect, it } from 'vitest'
import { addMicrosoftApplications, completeTenant } from './complete.ts'
import { azurePortalAppId, keyVaultAppId } from './microsoft-applications.ts'
import { seedTenant } from './seed.ts'

describe('completing', () => {
  it('gives what the file does not know the value of a fresh tenant', () => {
    const fresh = seedTenant({ seed: 3, users: 0 })
    const earlier: Parameters<typeof completeTenant>[0] = seedTenant({ seed: 3, users: 0 })
    Reflect.deleteProperty(earlier, 'conditionalAccessPolicies')
    Reflect.deleteProperty(earlier, 'signIns')
    Reflect.deleteProperty(earlier, 'hasPremiumLicence')
    for (const user of earlier.users.values()) Reflect.deleteProperty(user, 'perUserMfa')
    expect(completeTenant(earlier)).toEqual(fresh)
  })

  it('keeps what the file knows', () => {
    const tenant = { ...seedTenant({ seed: 3, users: 0 }), hasPremiumLicence: false }
    for (const user of tenant.users.values()) user.perUserMfa = 'enforced'
    const completed = completeTenant(tenant)
    expect(completed.hasPremiumLicence).toBe(false)
    expect([...completed.users.values()].every(({ perUserMfa }) => perUserMfa === 'enforced')).toBe(true)
  })

  it("adds Microsoft's own applications that the file does not know, and keeps those that it does", () => {
    const tenant = seedTenant({ seed: 3, users: 0 })
    for (const { id, appId, ...rest } of tenant.servicePrincipals.values()) {
      if (appId === azurePortalAppId || appId === keyVaultAppId) tenant.servicePrincipals.delete(id)
      else Object.assign(tenant.servicePrincipals.get(id) ?? {}, { displayName: `my ${rest.displayName}` })
    }
    const before = [...tenant.servicePrincipals.keys()]
    const fresh = seedTenant({ seed: 3, users: 0 })
    addMicrosoftApplications([tenant], [fresh])
    expect([...tenant.servicePrincipals.keys()].toSorted()).toEqual(
      [...fresh.servicePrincipals.keys()].toSorted(),
    )
    for (const id of before) expect(tenant.servicePrincipals.get(id)?.displayName).toMatch(/^my /)
  })
})
