/** The application that people sign in to is planned while they may, unless somebody said yes or no. */
import { expect, it } from 'vitest'
import { findOrganization } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { createPlace, type Place } from './place.suite.ts'
import { optionsOf } from './options.ts'
import type { Provisioning } from './provisioning.ts'
import { signInRemarks } from './sign-in-choice.ts'

const server = { kind: 'server' } as const
type Switch = 'tenantAuthentication' | 'operatorAuthentication'

function purposesOf({ plan }: Provisioning): readonly string[] {
  return plan?.applications.flatMap(({ purposes }) => purposes) ?? []
}

describeOnEveryDatabase('Strongroom Sign-in', (open) => {
  const connected = async (signIn: boolean | 'as-switched') => {
    const here = await createPlace((await open()).location)
    const organization = await here.connect({ signIn })
    return { here, organization }
  }
  const turn = async (
    { world }: Place,
    id: Parameters<Place['world']['operations']['organizations']['authentication']>[0],
    change: Partial<Record<Switch, boolean>>,
  ): Promise<readonly string[]> => {
    const { organizations } = world.operations
    const value = await organizations.authentication(id)
    await organizations.setAuthentication(id, { ...value, ...change }, world.actor)
    return organizations.signInRemarks(id)
  }

  it('is not planned for an organization whose people may not sign in, and nothing is said', async () => {
    const { here, organization } = await connected('as-switched')
    expect(organization.applications.map(({ purpose }) => purpose)).toEqual(['backup'])
    expect(organization).toMatchObject({ isSignInPlanned: false, options: { signIn: 'as-switched' } })
    expect(await here.world.operations.organizations.signInRemarks(organization.id)).toEqual([])
    await here.world.close()
  })

  it.each(['tenantAuthentication', 'operatorAuthentication'] as const)(
    'is missing in the plan as soon as %s is on, said at once, and made by applying it',
    async (name) => {
      const { here, organization } = await connected('as-switched')
      const { id, options, services } = organization
      const { operations, actor } = here.world
      const [remark] = await turn(here, id, { [name]: true })
      expect(remark).toContain('Plan the permissions of fabrikam.onmicrosoft.com')
      const held = await operations.organizations.permissions(id, server)
      expect(held.remarks).toContain(remark)
      const same = { organizationId: id, services, ...options, credential: { kind: 'keep' as const } }
      const planned = await here.plan(same)
      expect(planned.kind).toBe('permissions')
      expect(purposesOf(planned)).toEqual(['backup', 'sign-in'])
      await operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', actor)
      const made = await operations.provisionings.finished(planned.id)
      expect(made).toMatchObject({ isSignInPlanned: true, options: { signIn: 'as-switched' } })
      const signIn = made.applications.find(({ purpose }) => purpose === 'sign-in')
      expect(await operations.organizations.authentication(id)).toMatchObject({
        allowedClientIds: [signIn?.appId],
      })
      expect(await operations.organizations.signInRemarks(id)).toEqual([])
      await here.world.close()
    },
  )

  it('is not planned any more once nobody may sign in, and stays in the tenant untouched', async () => {
    const { here, organization } = await connected(true)
    const { id, services, options } = organization
    const wish = { organizationId: id, services, ...options, credential: { kind: 'keep' as const } }
    expect(purposesOf(await here.plan(wish))).toEqual(['backup', 'sign-in'])
    const following = await here.plan({ ...wish, signIn: 'as-switched' })
    expect(purposesOf(following)).toEqual(['backup'])
    expect(following.plan?.remarks.join()).toContain('is not used by this plan and stays in the tenant')
    await here.world.close()
  })

  it('stays declined when the switch is turned on later, and that is said with the way back', async () => {
    const { here, organization } = await connected(false)
    const { id, services, options } = organization
    const [remark] = await turn(here, id, { tenantAuthentication: true })
    expect(remark).toContain('To have it made, change the organization')
    const wish = { organizationId: id, services, ...options, credential: { kind: 'keep' as const } }
    expect(purposesOf(await here.plan(wish))).toEqual(['backup'])
    expect(purposesOf(await here.plan({ ...wish, signIn: true }))).toEqual(['backup', 'sign-in'])
    await here.world.close()
  })

  it('is named, not made, where applications are only used', async () => {
    const { here, organization } = await connected('as-switched')
    const { db } = here.world.database
    const row = await findOrganization(db, organization.id)
    const only = [{ purpose: 'backup', origin: 'existing' }]
    const remarks = signInRemarks(row ?? { name: '', options: '{}' }, {
      isSignInOn: true,
      applications: only,
    })
    expect(remarks.join()).toContain('name the client id of one for sign-in')
    await here.world.close()
  })

  it('follows the switches for an organization from before there was a choice', () => {
    expect(optionsOf({ options: '{}' }).signIn).toBe('as-switched')
  })
})
