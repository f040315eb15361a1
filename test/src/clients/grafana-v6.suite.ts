/** GRA6 (reference 5.1): the shell script that fills a Grafana dashboard from `/v6` with curl and jq. */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

interface Identified {
  readonly id: string
}

export function describeGrafana6(world: () => ClientWorld): void {
  describe('GRA6, the Grafana script for v6', () => {
    let bearer: string
    const get = async (path: string): Promise<WireAnswer> =>
      expectStatus(
        await world().send({
          path: `/v6/${path}`,
          headers: { Accept: 'application/json', Authorization: `Bearer ${bearer}` },
        }),
        200,
      )

    beforeAll(async () => {
      const { send, userName, password } = world()
      const answer = await send({
        method: 'POST',
        path: '/v6/token',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        // Not encoded, and with two quotes for a refresh token, as the script's curl sends it.
        body: `grant_type=password&username=${userName}&password=${password}&refresh_token=%27%27`,
      })
      const { access_token: token } = expectStatus(answer, 200).json<{ access_token: string }>()
      bearer = token
    })

    it('reads the version', async () => {
      expect(misfitsOf((await get('ServiceInstance')).json(), 'version*:str')).toEqual([])
    })

    it('indexes organizations as an array, and reads what each is licensed for', async () => {
      const organizations = (await get('Organizations')).json<readonly Identified[]>()
      expect(Array.isArray(organizations)).toBe(true)
      expect(organizations).toHaveLength(1)
      for (const organization of organizations) {
        expect(
          misfitsOf(organization, 'id*:uuid, name*:str, type*:str, isBackedup*:bool, lastBackuptime:dt'),
        ).toEqual([])
        const licensing = (await get(`Organizations/${organization.id}/LicensingInformation`)).json()
        expect(misfitsOf(licensing, 'licensedUsers*:int, newUsers*:int')).toEqual([])
      }
    })

    it('reads licensed users from results', async () => {
      const users = (await get('LicensedUsers')).json<{ results: readonly object[] }>()
      expect(users.results.length).toBeGreaterThan(0)
      for (const user of users.results)
        expect(
          misfitsOf(
            user,
            'id*:str, name*:str, isBackedUp*:bool, licenseState*:{Licensed|New|TemporarilyAssigned|Exceeded}',
          ),
        ).toEqual([])
    })

    it('indexes repositories as an array; one without object storage has no id of it', async () => {
      const repositories = (await get('BackupRepositories')).json<readonly object[]>()
      expect(repositories.length).toBeGreaterThan(0)
      for (const repository of repositories) {
        expect(misfitsOf(repository, 'id*:uuid, name*:str, capacityBytes*:int, freeSpaceBytes*:int')).toEqual(
          [],
        )
        // jq says null for what is absent, and the script takes that for "no object storage".
        expect(repository).not.toHaveProperty('objectStorageId')
      }
    })

    it('indexes proxies as an array', async () => {
      const proxies = (await get('Proxies')).json<readonly object[]>()
      expect(proxies).toHaveLength(1)
      expect(
        misfitsOf(proxies[0], 'id*:uuid, hostName*:str, threadsNumber*:int, status*:{Online|Offline}'),
      ).toEqual([])
    })

    it('indexes jobs as an array, and reads the sessions of each from results', async () => {
      const jobs = (await get('Jobs')).json<readonly (Identified & { name: string })[]>()
      expect(jobs.length).toBeGreaterThan(0)
      const sessions = (await get(`Jobs/${world().job.id}/JobSessions`)).json<{
        results: readonly object[]
      }>()
      expect(sessions.results.length).toBeGreaterThan(0)
      for (const session of sessions.results)
        expect(
          misfitsOf(
            session,
            'id*:uuid, creationTime*:dt, endTime*:dt, status*:{Success|Warning|Failed}, statistics*:(processingRateBytesPS*:int, readRateBytesPS*:int, writeRateBytesPS*:int, transferredDataBytes*:int, processedObjects*:int, bottleneck*:{NA|Detecting|Source|Target})',
          ),
        ).toEqual([])
    })

    it('reads restore sessions from results', async () => {
      const sessions = (await get('RestoreSessions')).json<{ results: readonly object[] }>()
      expect(sessions.results.length).toBeGreaterThan(0)
      for (const session of sessions.results)
        expect(
          misfitsOf(
            session,
            'id*:uuid, name*:str, organization*:str, type*:{Vex}, result*:{Success|Warning|Failed}, initiatedBy*:str, details:str, endTime:dt',
          ),
        ).toEqual([])
    })

    it('reads the settings of the restore portal', async () => {
      expect(
        misfitsOf((await get('RestorePortalSettings')).json(), 'applicationId:uuid, isEnabled*:bool'),
      ).toEqual([])
    })

    it('indexes roles, their operators and their items as arrays', async () => {
      const roles = (await get('RbacRoles')).json<readonly Identified[]>()
      expect(roles).toHaveLength(1)
      for (const role of roles) {
        expect(
          misfitsOf(
            role,
            'id*:uuid, name*:str, description*:str, roleType*:{EntireOrganization|SpecificObjects}',
          ),
        ).toEqual([])
        for (const list of ['operators', 'selectedItems']) {
          const items = (await get(`RbacRoles/${role.id}/${list}`)).json<readonly object[]>()
          expect(items).toHaveLength(1)
          expect(misfitsOf(items[0], 'type*:{User}, user*:(displayName*:str, name*:str)')).toEqual([])
        }
      }
    })

    it('reads an object storage repository by an id that it was never given: 404 with a message', async () => {
      const answer = await world().send({
        path: '/v6/objectstoragerepositories/null',
        headers: { Accept: 'application/json', Authorization: `Bearer ${bearer}` },
      })
      expect(answer.status).toBe(404)
      expect(misfitsOf(answer.json(), 'message*:str')).toEqual([])
    })
  })
}
