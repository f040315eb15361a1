/** The daily check of the names of organizations (security reference T-13, AST-74). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findOrganization,
  findOrganizationByDomain,
  listAudit,
  listOrganizationDomains,
} from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { silentLog } from '../../foundation/log.ts'
import { GraphError, type Graph } from '../../microsoft365/index.ts'
import { Value } from 'typebox/value'
import { organizationId } from '../ids.ts'
import { addOrganizationRows, createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { recheckDomains } from './domains.ts'

const fabrikam = organizationId('0b0b0b0b-0000-4000-8000-00000000000b')
const firstPage = { offset: 0, limit: 100 }

let world: TestWorld
let contoso: OrganizationId
/** What the tenant of an organization answers; an error is thrown. */
let answers: Map<string, object | Error>
let warnings: { fields: object; message: string }[]

beforeEach(async () => {
  world = await createTestWorld()
  contoso = world.organizationId
  await addOrganizationRows(world, fabrikam, 'fabrikam.onmicrosoft.com')
  answers = new Map()
  warnings = []
  await verify(contoso, ['contoso.onmicrosoft.com'])
  await verify(fabrikam, ['fabrikam.onmicrosoft.com'])
})
afterEach(() => world.close())

/** The tenant verifies these from now on. */
async function verify(id: OrganizationId, names: readonly string[]): Promise<void> {
  const row = await findOrganization(world.database.db, id)
  const verifiedDomains = names.map((name) => ({ name, isInitial: false, type: 'Managed' }))
  answers.set(id, { value: [{ id: row?.tenantId, verifiedDomains }] })
}

async function graphOf(id: OrganizationId): Promise<Graph> {
  return {
    ...world.graph(),
    async json({ path, signal }, schema) {
      signal?.throwIfAborted()
      expect(path).toBe('/organization?$select=id,verifiedDomains')
      const value: unknown = answers.get(id)
      if (value instanceof Error) throw value
      if (!Value.Check(schema, value)) throw new GraphError(200, 'unexpectedAnswer', 'another shape')
      return value
    },
  }
}

async function recheck(signal?: AbortSignal): Promise<void> {
  const { database, clock } = world
  const connections = { graph: graphOf, forget: () => undefined }
  const warn = (fields: object, message: string): void => void warnings.push({ fields, message })
  await recheckDomains({ database, clock, connections, log: { ...silentLog, warn } }, signal)
}

const domainsOf = (id: OrganizationId): Promise<string[]> => listOrganizationDomains(world.database.db, id)
const records = () => listAudit(world.database.db, { action: 'organization.domains' }, firstPage)
const holderOf = async (domain: string): Promise<string | undefined> =>
  (await findOrganizationByDomain(world.database.db, domain))?.id

describe('the domains of an organization', () => {
  it('follow its tenant, in lower case, and the change is on record', async () => {
    await verify(contoso, ['Contoso.com', 'contoso.onmicrosoft.com', 'CONTOSO.COM'])
    await recheck()
    expect(await domainsOf(contoso)).toEqual(['contoso.com', 'contoso.onmicrosoft.com'])
    const [record, ...others] = await records()
    expect(others).toEqual([])
    expect(record).toMatchObject({ outcome: 'success', organizationId: contoso, actor: 'domain check' })
    expect(JSON.parse(record?.details ?? '{}')).toMatchObject({
      before: ['domain=contoso.onmicrosoft.com'],
      after: ['domain=contoso.com', 'domain=contoso.onmicrosoft.com'],
    })
    await recheck()
    expect(await records()).toHaveLength(1)
  })

  it('AST-74: one that the tenant verifies no longer names nobody at once', async () => {
    await verify(contoso, ['contoso.com', 'contoso.onmicrosoft.com'])
    await recheck()
    expect(await holderOf('contoso.com')).toBe(contoso)
    await verify(contoso, ['contoso.onmicrosoft.com'])
    await recheck()
    expect(await holderOf('contoso.com')).toBeUndefined()
  })

  it('move between two organizations in one check, whichever is asked first', async () => {
    for (const [from, to] of [
      [contoso, fabrikam],
      [fabrikam, contoso],
    ] as const) {
      await verify(from, ['moving.com', 'from.com'])
      await verify(to, ['to.com'])
      await recheck()
      expect(await holderOf('moving.com')).toBe(from)
      await verify(from, ['from.com'])
      await verify(to, ['moving.com', 'to.com'])
      await recheck()
      expect(await holderOf('moving.com')).toBe(to)
      await verify(to, ['to.com'])
      await recheck()
    }
  })

  it('are not taken from another organization that holds them; log and audit name them', async () => {
    await verify(contoso, ['contoso.com', 'contoso.onmicrosoft.com'])
    await recheck()
    answers.set(contoso, new GraphError(503, 'serviceUnavailable', 'away'))
    await verify(fabrikam, ['contoso.com', 'fabrikam.com', 'fabrikam.onmicrosoft.com'])
    await recheck()
    expect(await holderOf('contoso.com')).toBe(contoso)
    expect(await domainsOf(fabrikam)).toEqual(['fabrikam.com', 'fabrikam.onmicrosoft.com'])
    const refused = (await records()).filter(({ outcome }) => outcome === 'refused')
    expect(refused).toMatchObject([{ organizationId: fabrikam, reason: 'domain_held' }])
    expect(refused[0]?.details).toContain('holds contoso.com')
    expect(warnings).toContainEqual({
      fields: expect.objectContaining({ domains: ['contoso.com'] }) as object,
      message: expect.stringContaining('not taken over') as string,
    })
  })

  it('stay when Microsoft gives no answer that can be believed, and a warning says so', async () => {
    const strange = { value: [{ id: fabrikam, verifiedDomains: [{ name: 'evil.com' }] }] }
    const empty = { value: [{ id: contoso, verifiedDomains: [] }] }
    const troubles = [new GraphError(503, 'serviceUnavailable', 'away'), strange, empty, { value: [] }]
    await verify(fabrikam, ['fabrikam.com'])
    for (const trouble of troubles) {
      warnings = []
      answers.set(contoso, trouble)
      await recheck()
      expect(await domainsOf(contoso)).toEqual(['contoso.onmicrosoft.com'])
      const told = warnings.filter(({ message }) => message.includes('could not be checked'))
      expect(told).toMatchObject([{ fields: { organizationId: contoso } }])
    }
    // The others are checked all the same.
    expect(await domainsOf(fabrikam)).toEqual(['fabrikam.com'])
  })

  it('stay when the server stops while the check goes on', async () => {
    await verify(contoso, ['contoso.com'])
    const stop = new AbortController()
    stop.abort(new Error('stopping'))
    await recheck(stop.signal)
    expect(await domainsOf(contoso)).toEqual(['contoso.onmicrosoft.com'])
  })
})
