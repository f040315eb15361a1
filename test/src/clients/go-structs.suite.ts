/**
 * go-vbo365 and vcli (reference 5.1): Go programs. The first decodes answers of `/v6` into structs, where a number for a
 * text, or a time that is not RFC 3339, is an error; the second signs in at `/v8/Token` and prints whatever it is asked for.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

const link = '(href*:str)'
const page = `offset*:int, limit*:int, _links*:(self*:${link}, next:${link})`

const structs: Readonly<Record<string, string>> = {
  LicensedUsers: `${page}, setId:str, results*:[(id*:str, name*:str, isBackedUp*:bool, lastBackupDate:dt, licenseState*:str, organizationId*:str, backedUpOrganizationId:str, organizationName*:str, _links*:(organization*:${link}))]`,
  JobSessions: `${page}, results*:[(id*:str, creationTime*:dt, endTime:dt, retryCount*:int, progress*:int, status*:str, statistics*:(processingRateBytesPS*:num, processingRateItemsPS*:num, readRateBytesPS*:num, writeRateBytesPS*:num, transferredDataBytes*:int, processedObjects*:int, bottleneck*:str))]`,
  RestoreSessions: `${page}, results*:[(id*:str, name*:str, organization*:str, type*:str, creationTime*:dt, endTime:dt, state*:str, result*:str, initiatedBy*:str, details:str, scopeName:str, clientHost:str, reason:str)]`,
  ServiceInstance: 'installationId*:str, version*:str',
  RestorePortalSettings: 'applicationId:str, msalAuthorityUri:str, isEnabled*:bool',
}

const arrays: Readonly<Record<string, string>> = {
  Organizations: `type*:str, region*:str, id*:str, name*:str, officeName*:str, isExchangeOnline*:bool, isSharePointOnline*:bool, isBackedup*:bool, firstBackuptime:dt, lastBackuptime:dt, _links*:(self*:${link}, jobs*:${link}, groups*:${link}, users*:${link}, sites*:${link}, usedRepositories*:${link})`,
  BackupRepositories: `objectStorageId:str, objectStorageCachePath:str, objectStorageEncryptionEnabled:bool, encryptionKeyId:str, isOutOfSync*:bool, capacityBytes*:int, freeSpaceBytes*:int, id*:str, name*:str, description*:str, path:str, retentionType*:str, retentionPeriodType*:str, dailyRetentionPeriod:int, yearlyRetentionPeriod:str, retentionFrequencyType*:str, dailyTime:str, dailyType:str, proxyId*:str, isLongTerm:bool, _links*:(self*:${link}, proxy*:${link})`,
  Proxies: `type*:str, useInternetProxy*:bool, internetProxyType*:str, id*:str, hostName*:str, description*:str, port*:int, threadsNumber*:int, enableNetworkThrottling*:bool, status*:str, _links*:(self*:${link}, repositories*:${link})`,
  Jobs: `id*:str, name*:str, description*:str, backupType*:str, isEnabled*:bool, lastStatus:str, lastRun:dt, nextRun:dt, repositoryId*:str, schedulePolicy*:(scheduleEnabled:bool, backupWindowEnabled*:bool, type:str, dailyTime:str, retryEnabled:bool, retryNumber:int), _links*:map`,
  RbacRoles: 'id*:str, organizationId*:str, name*:str, description*:str, roleType*:str',
}

export function describeGoStructs(world: () => ClientWorld): void {
  let bearer: string
  const get = async (path: string): Promise<WireAnswer> =>
    expectStatus(await world().send({ path, headers: { Authorization: `Bearer ${bearer}` } }), 200)

  beforeAll(async () => {
    const { send, userName: username, password } = world()
    const answer = await send({
      method: 'POST',
      path: '/v8/Token',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form({ grant_type: 'password', username, password }),
    })
    bearer = expectStatus(answer, 200).json<{ access_token: string }>().access_token
  })

  describe('go-vbo365, structs made from answers of a real 6.1', () => {
    it.each(Object.entries(structs))('decodes %s', async (path, model) => {
      expect(misfitsOf((await get(`/v6/${path}`)).json(), model)).toEqual([])
    })

    it.each(Object.entries(arrays))('decodes an array of %s', async (path, model) => {
      const items = (await get(`/v6/${path}`)).json<readonly object[]>()
      expect(items.length).toBeGreaterThan(0)
      for (const item of items) expect(misfitsOf(item, model)).toEqual([])
    })

    it('has no totalCount in its page of licensed users (reference 3.2)', async () => {
      expect((await get('/v6/LicensedUsers')).json()).not.toHaveProperty('totalCount')
    })
  })

  describe('vcli, which gets whatever it is told', () => {
    it.each(['Jobs', 'jobs', '/Jobs/', 'JobSessions?limit=1', 'Organizations?extendedView=true'])(
      'prints %s as JSON',
      async (path) => {
        const answer = await get(`/v8/${path}`)
        expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
        expect(misfitsOf(answer.json(), 'results*:[map]')).toEqual([])
      },
    )

    it('follows the pages of sessions until there is no next (reference 3.2)', async () => {
      let path: string | undefined = '/v8/JobSessions?limit=1'
      let count = 0
      for (let turn = 0; turn < 100 && path !== undefined; turn += 1) {
        const one: { results: unknown[]; _links: { next?: { href: string } } } = (await get(path)).json()
        count += one.results.length
        path = one._links.next?.href
      }
      expect(path).toBeUndefined()
      expect(count).toBeGreaterThan(0)
    })
  })
}
