/** Several clouds on one server, and the clients of many organizations: microsoft.md 2, vb365-rest 2.1, PRV-28. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateOrganization } from '../database/index.ts'
import type { OrganizationId } from '../foundation/ids.ts'
import { Secret } from '../foundation/secret.ts'
import { silentLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { cloudNamed, createIdentityPlatform, type Graph } from '../microsoft365/index.ts'
import { inCloudOfTenant, microsoft365Clouds } from './clouds.ts'
import { type Connections, createConnections } from './connections.ts'
import { directoryObjectId, organizationId } from './ids.ts'
import { createVerifierOfClouds } from './people/verifiers-of-clouds.ts'
import type { ApplicationCredential, Microsoft365 } from './ports.ts'
import { addOrganizationRows, createTestWorld, type TestWorld } from './test-world.suite.ts'

const fabrikam = organizationId('0b0b0b0b-0000-4000-8000-00000000000b')
const halfAnHour = 30 * 60_000

let world: TestWorld
/** Which cloud was asked to connect, and with what. */
let connected: { readonly cloud: string; readonly credential: ApplicationCredential }[]
let presented: string[]

beforeEach(async () => {
  world = await createTestWorld()
  await addOrganizationRows(world, fabrikam, 'fabrikam.onmicrosoft.us')
  await updateOrganization(world.database.db, fabrikam, { cloud: 'usgov' })
  connected = []
  presented = []
})
afterEach(() => world.close())

function cloudOf(name: string, region: string): Microsoft365 {
  const { microsoft365 } = world
  return {
    ...microsoft365,
    cloud: { ...microsoft365.cloud, name, region },
    connect: async (credential) => {
      connected.push({ cloud: name, credential })
      return { ...world.graph() }
    },
    withToken: () => {
      presented.push(name)
      return world.graph()
    },
    discoverTenant: async () => name,
  }
}

const clouds = () => microsoft365Clouds([cloudOf('worldwide', 'Worldwide'), cloudOf('usgov', 'USGovernment')])

describe('the clouds of a server', () => {
  it('are found by region or name, whatever the case; the first where nobody says', () => {
    const names = ['', 'worldwide', 'Worldwide', 'USGovernment', 'usgov', ' USGOVERNMENT ']
    expect(names.map((region) => clouds().inRegion(region).cloud.name)).toEqual([
      'worldwide',
      'worldwide',
      'worldwide',
      'usgov',
      'usgov',
      'usgov',
    ])
  })

  it('are found by their own name first, where two have one region', () => {
    const both = microsoft365Clouds([cloudOf('own', 'China'), cloudOf('china', 'China')])
    expect(both.inRegion('china').cloud.name).toBe('china')
    expect(both.inRegion('own').cloud.name).toBe('own')
  })

  it.each([
    ['China', '--cloud china'],
    ['USDefence', '--cloud usdod'],
    ['Germany', '--cloud NAME'],
  ])('do not hold %s: the refusal names the option', (region, option) => {
    expect(() => clouds().inRegion(region)).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: expect.stringContaining(option) }),
    )
  })

  it('refuse an organization whose cloud is not there any more', () => {
    expect(() => clouds().named('china')).toThrow(
      expect.objectContaining({ code: 'not_supported', message: expect.stringContaining('--cloud china') }),
    )
  })
})

function open(of = clouds()): Connections {
  const { database, microsoft365, clock } = world
  return createConnections({ database, microsoft365, clock, clouds: of })
}

describe('what is asked for an organization', () => {
  const credential = async (id: OrganizationId): Promise<ApplicationCredential> => {
    const connections = open()
    await connections.graph(id)
    const found = connected.pop()?.credential
    if (found === undefined) throw new Error('nothing was connected')
    return found
  }

  it('is asked in its own cloud', async () => {
    const connections = open()
    await connections.graph(world.organizationId)
    await connections.graph(fabrikam)
    expect(connected.map(({ cloud }) => cloud)).toEqual(['worldwide', 'usgov'])
  })

  it('is asked in its own cloud also by those who know the tenant alone', async () => {
    const ofFabrikam = await credential(fabrikam)
    const view = inCloudOfTenant(clouds(), world.database)
    await view.connect(ofFabrikam)
    expect(connected.map(({ cloud }) => cloud)).toEqual(['usgov'])
    await view.connect({ ...ofFabrikam, tenantId: '99999999-0000-4000-8000-000000000000' })
    expect(connected.at(-1)?.cloud).toBe('worldwide')
  })

  it('is never asked in another one when its own is not there', async () => {
    const alone = microsoft365Clouds([cloudOf('worldwide', 'Worldwide')])
    const connections = open(alone)
    await expect(connections.graph(fabrikam)).rejects.toMatchObject({ code: 'not_supported' })
    expect(connected).toEqual([])
  })

  it('shows a token that somebody presented to the cloud of the organization alone', async () => {
    const { database, clock } = world
    world.users.set('someone', someone)
    const unavailable = (cause: unknown): Error => new Error('unavailable', { cause })
    const nowhere = { fetch: () => Promise.reject(new Error('nobody is asked')), random: systemRandom }
    const cloud = cloudNamed('worldwide')
    const identityPlatform = createIdentityPlatform({ ...nowhere, clock, cloud, log: silentLog })
    const all = { ...clouds(), identityPlatform: () => identityPlatform }
    const verifier = createVerifierOfClouds({ database, clock, unavailable, clouds: all })
    await verifier.verifyByUse(fabrikam, new Secret('token')).catch(() => undefined)
    expect(presented).toEqual(['usgov'])
    await verifier.verifyByUse(world.organizationId, new Secret('token')).catch(() => undefined)
    expect(presented).toEqual(['usgov', 'worldwide'])
    const stranger = organizationId('0c0c0c0c-0000-4000-8000-00000000000c')
    await expect(verifier.verifyByUse(stranger, new Secret('token'))).rejects.toThrow('unavailable')
    expect(presented).toHaveLength(2)
  })
})

const someone = {
  id: directoryObjectId('33333333-0000-4000-8000-000000000000'),
  displayName: 'Someone',
  userPrincipalName: 'someone@fabrikam.com',
  mail: null,
  accountEnabled: true,
  userType: 'Member',
  mailbox: undefined,
}

describe('clients of organizations', () => {
  it('are shared by all who ask, and made anew when they are forgotten', async () => {
    const connections = open()
    const [one, other] = await Promise.all([connections.graph(fabrikam), connections.graph(fabrikam)])
    expect(other).toBe(one)
    connections.forget(fabrikam)
    expect(await connections.graph(fabrikam)).not.toBe(one)
    expect(connected).toHaveLength(2)
  })

  it('are not kept when nobody asked for half an hour; a long run shares the one that it holds', async () => {
    const connections = open()
    const held: Graph = await connections.graph(fabrikam)
    await connections.graph(world.organizationId)
    await world.clock.advance(halfAnHour)
    await connections.graph(world.organizationId)
    expect(await connections.graph(fabrikam)).toBe(held)
    expect(connected).toHaveLength(2)
  })

  it('a client that was released and forgotten does not come back', async () => {
    const connections = open()
    const held = await connections.graph(fabrikam)
    await world.clock.advance(halfAnHour)
    await connections.graph(world.organizationId)
    connections.forget(fabrikam)
    expect(await connections.graph(fabrikam)).not.toBe(held)
  })

  it('a refusal is not kept', async () => {
    const connections = open()
    const nobody = organizationId('0c0c0c0c-0000-4000-8000-00000000000c')
    await expect(connections.graph(nobody)).rejects.toMatchObject({ code: 'not_found' })
    await addOrganizationRows(world, nobody, 'later.onmicrosoft.com')
    await expect(connections.graph(nobody)).resolves.toBeDefined()
  })
})
