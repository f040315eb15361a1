/** GRA7 (reference 5.1): the same script as it is now, on `/v7`: sessions by a filter, immutability of object storage. */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

export function describeGrafana7(world: () => ClientWorld): void {
  describe('GRA7, the Grafana script for v7', () => {
    let bearer: string
    const get = async (path: string): Promise<WireAnswer> =>
      expectStatus(
        await world().send({
          path: `/v7/${path}`,
          headers: { Accept: 'application/json', Authorization: `Bearer ${bearer}` },
        }),
        200,
      )

    beforeAll(async () => {
      const { send, userName, password } = world()
      const answer = await send({
        method: 'POST',
        path: '/v7/token',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: `grant_type=password&username=${userName}&password=${password}&refresh_token=%27%27`,
      })
      const { access_token: token } = expectStatus(answer, 200).json<{ access_token: string }>()
      bearer = token
    })

    it.each(['Organizations', 'BackupRepositories', 'Proxies', 'Jobs', 'RbacRoles'])(
      'indexes %s as an array (reference 3.2)',
      async (collection) => {
        const items = (await get(collection)).json<readonly object[]>()
        expect(Array.isArray(items)).toBe(true)
        expect(items.length).toBeGreaterThan(0)
        expect(misfitsOf(items[0], 'id*:uuid')).toEqual([])
      },
    )

    it.each(['LicensedUsers', 'JobSessions', 'RestoreSessions'])(
      'reads %s from results',
      async (collection) => {
        const { results } = (await get(collection)).json<{ results: readonly object[] }>()
        expect(results.length).toBeGreaterThan(0)
      },
    )

    it('asks for the sessions of a job by a filter, where v6 had a path', async () => {
      const { job, jobSessionId } = world()
      const other = await world().newJob('Never run', ['bob'])
      const of = async (id: string): Promise<readonly { id: string }[]> =>
        (await get(`JobSessions?jobId=${id}`)).json<{ results: { id: string }[] }>().results
      expect((await of(job.id)).map(({ id }) => id)).toContain(jobSessionId)
      expect(await of(other.id)).toEqual([])
    })

    it('reads a single organization, and what it is licensed for', async () => {
      const { id } = world().organization
      const organization = (await get(`Organizations/${id}`)).json()
      expect(
        misfitsOf(organization, 'id*:uuid, name*:str, isExchangeOnline*:bool, description*:str'),
      ).toEqual([])
      expect(
        misfitsOf(
          (await get(`Organizations/${id}/LicensingInformation`)).json(),
          'licensedUsers*:int, newUsers*:int',
        ),
      ).toEqual([])
    })

    it('reads where the restore portal is', async () => {
      const settings = (await get('RestorePortalSettings')).json()
      expect(misfitsOf(settings, 'applicationId:uuid, isEnabled*:bool, restorePortalUri:str')).toEqual([])
    })
  })
}
