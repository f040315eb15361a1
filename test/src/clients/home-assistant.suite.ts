/**
 * HA and `veeam_365` (reference 5.1): an integration on a generated Python package. It probes for the newest version
 * without credentials, signs in with JSON-like forms, and parses every answer with models that fail at a missing
 * required member, an unknown value of an enumeration, and a date that is not ISO 8601.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

/** From the dialect's own schema list of v8 (members that may be null carry `?`). */
const models = {
  token:
    'access_token*:str, refresh_token*:str, token_type*:str, expires_in*:int, userName*:str, .issued*:dt, .expires*:dt',
  job: 'description:str, backupType:{EntireOrganization|SelectedItems}?, id:uuid?, organizationId:uuid?, repositoryId:uuid?, name:str, lastRun:dt?, nextRun:dt?, lastBackup:dt?, isEnabled:bool?, lastStatus:{Stopped|Running|Success|Failed|Warning|NotConfigured|Disconnected|Queued}?, eTag:int, schedulePolicy:(scheduleEnabled:bool, type:{Daily|Periodically|ManualOnly}, dailyType:str, dailyTime:time, retryEnabled:bool?, retryNumber:int?, retryWaitInterval:int?, backupWindowEnabled:bool), _links:map',
  repository:
    'objectStorageEncryptionEnabled:bool?, encryptionKeyId:uuid?, capacityBytes:int?, freeSpaceBytes:int?, id:uuid?, name:str, description:str, path:str, retentionType:{ItemLevel|SnapshotBased}?, retentionPeriodType:{Monthly|Daily|Yearly}?, dailyRetentionPeriod:int?, monthlyRetentionPeriod:int?, yearlyRetentionPeriod:{Year1|Years2|Years3|Years5|Years7|Years10|Years25|Keep}?, retentionFrequencyType:{Daily|Monthly}?, dailyTime:time, monthlyTime:time, monthlyDaynumber:{First|Second|Third|Fourth|Last}?, proxyId:uuid?, isLongTerm:bool?, isOutdated:bool, isOutOfSync:bool, isIndexed:bool, _links:map',
  proxy:
    'type:{Local|Domain|Workgroup}, useInternetProxy:bool?, internetProxyType:{FromManagementServer|Custom}?, id:uuid?, hostName:str, fqdn:str, description:str, port:int?, enableNetworkThrottling:bool?, throttlingUnit:{Mbps|MBs|KBs}?, status:{Online|Offline}, maintenanceModeState:{Disabled|Enabling|Enabled}, cpuUsagePercent:num?, memoryUsagePercent:num?, version:str?, role:[str], _links:map',
  license:
    'licenseID:uuid?, email:str, status:{Valid|Expired}, licenseExpires:dt?, gracePeriodExpires:dt?, type:{Subscription|Evaluation|NFR|Rental|Community|AwsPrivateOffer}, package:str, licensedTo:str, totalNumber:int, usedNumber:int, newNumber:int, supportID:str',
  serviceInstance: 'installationId:uuid, version:str',
} as const

const versions = ['v9', 'v8', 'v7', 'v6'] as const

export function describeHomeAssistant(world: () => ClientWorld): void {
  describe('HA on veeam_365, with strictly generated models', () => {
    let bearer: string
    let refreshToken: string
    const ask = (method: string, path: string, body?: string): Promise<WireAnswer> =>
      world().send({
        method,
        path,
        headers: {
          Authorization: `Bearer ${bearer}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
      })
    const get = async (path: string): Promise<WireAnswer> =>
      expectStatus(await ask('GET', `/v8/${path}`), 200)
    const token = (version: string, members: Readonly<Record<string, string>>): Promise<WireAnswer> =>
      world().send({
        method: 'POST',
        path: `/${version}/token`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form({ ...members, disable_antiforgery_token: 'True' }),
      })
    const passwordForm = (): Record<string, string> => ({
      grant_type: 'password',
      username: world().userName,
      password: world().password,
    })

    beforeAll(async () => {
      const answer = expectStatus(await token('v8', passwordForm()), 200)
      ;({ access_token: bearer, refresh_token: refreshToken } = answer.json<{
        access_token: string
        refresh_token: string
      }>())
    })

    it('finds the newest version that is served, before it has any credential (reference 1.6)', async () => {
      const found: string[] = []
      for (const version of versions) {
        const { status, text } = await world().send({ path: `/${version}/ServiceInstance` })
        found.push(`${version} ${status} ${text === '' ? 'empty' : 'told'}`)
      }
      expect(found).toEqual(['v9 404 told', 'v8 401 empty', 'v7 401 empty', 'v6 401 empty'])
    })

    it.each(['v8', 'v7'])('parses every date of the token on %s as ISO 8601', async (version) => {
      const answer = expectStatus(await token(version, passwordForm()), 200)
      expect(misfitsOf(answer.json(), models.token)).toEqual([])
    })

    it('parses them on v6, too, once the administrator has asked for ISO dates (reference section 0, rule 6)', async () => {
      const path = '/api/v1/settings/authentication'
      const { admin } = world().server
      const settings = await admin.get<Record<string, unknown>>(path)
      try {
        await admin.send('PUT', path, { ...settings, dateFormat: 'iso' })
        const answer = expectStatus(await token('v6', passwordForm()), 200)
        expect(misfitsOf(answer.json(), models.token)).toEqual([])
      } finally {
        await admin.send('PUT', path, settings)
      }
    })

    it('is told of a wrong password with a message, and of a bad token with an empty 401', async () => {
      const wrong = await token('v8', { ...passwordForm(), password: 'wrong' })
      expect(wrong.status).toBe(400)
      expect(misfitsOf(wrong.json(), 'message*:str, error*:{invalid_grant}, error_description*:str')).toEqual(
        [],
      )
      const { status, text } = await world().send({
        path: '/v8/Jobs',
        headers: { Authorization: 'Bearer old' },
      })
      expect([status, text]).toEqual([401, ''])
    })

    it('refreshes with the same switch, and signs in anew when that fails', async () => {
      const first = expectStatus(
        await token('v8', { grant_type: 'refresh_token', refresh_token: refreshToken }),
        200,
      )
      expect(misfitsOf(first.json(), models.token)).toEqual([])
      const junk = await token('v8', { grant_type: 'refresh_token', refresh_token: 'junk' })
      expect(junk.status).toBe(400)
      expectStatus(await token('v8', passwordForm()), 200)
    })

    it.each([
      ['Jobs', models.job],
      ['BackupRepositories', models.repository],
      ['Proxies', models.proxy],
    ])('parses a page of %s', async (path, model) => {
      const page = (await get(`${path}?limit=10000`)).json<{ results: readonly object[] }>()
      expect(misfitsOf(page, 'offset*:int, limit*:int, results*:[map]')).toEqual([])
      expect(page.results.length).toBeGreaterThan(0)
      for (const one of page.results) expect(misfitsOf(one, model)).toEqual([])
    })

    it.each([
      ['ServiceInstance', models.serviceInstance],
      ['License', models.license],
      ['License/AutoUpdate', 'isEnabled:bool'],
      ['Health', 'status:str, entries:map'],
      ['CopyJobs', 'offset*:int, limit*:int, results*:[map]'],
    ])('parses %s', async (path, model) => {
      expect(misfitsOf((await get(path)).json(), model)).toEqual([])
    })

    it('asks for the health without a token', async () => {
      expect(await world().send({ path: '/v8/Health' })).toMatchObject({ status: 200 })
    })

    it('waits for events, and gets an answer in time', async () => {
      const answer = await ask('GET', '/v8/Events?limit=10&timeoutSeconds=1')
      expect(answer).toMatchObject({ status: 200 })
    })

    it('disables, enables, starts and stops a job with empty JSON bodies', async () => {
      const { id } = await world().newJob('Of Home Assistant', ['bob'])
      expect(await ask('POST', `/v8/Jobs/${id}/disable`)).toMatchObject({ status: 204 })
      expect(await ask('POST', `/v8/Jobs/${id}/enable`)).toMatchObject({ status: 204 })
      expect(await ask('POST', `/v8/Jobs/${id}/start`, '{}')).toMatchObject({ status: 200 })
      expect(await ask('POST', `/v8/Jobs/${id}/stop`)).toMatchObject({ status: 204 })
    })

    it.each(['Jobs', 'CopyJobs'])('is told that one of the %s is not there', async (collection) => {
      const answer = await ask('POST', `/v8/${collection}/99999999-9999-4999-8999-999999999999/start`)
      expect([400, 404]).toContain(answer.status)
      expect(misfitsOf(answer.json(), 'message*:str, errorCode:str')).toEqual([])
    })

    it('synchronizes a repository, or is told why there is nothing to synchronize', async () => {
      const answer = await ask('POST', `/v8/BackupRepositories/${world().repositoryId}/Sync`)
      const model = answer.status === 400 ? 'message*:str' : 'id*:uuid, repositoryId*:uuid, state*:str'
      expect([200, 400]).toContain(answer.status)
      expect(misfitsOf(answer.json(), model)).toEqual([])
    })
  })
}
