/** UI8 (reference 5.1): a web dashboard in TypeScript that signs in at `/v7/Token` and reads everything from `/v8`. */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
}

export function describeSingleUi(world: () => ClientWorld): void {
  describe('UI8, a dashboard that mixes versions', () => {
    let tokens: Tokens
    const ask = (method: string, path: string, body?: object): Promise<WireAnswer> =>
      world().send({
        method,
        path,
        headers: {
          Authorization: `Bearer ${tokens.access_token}`,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const get = async (path: string): Promise<WireAnswer> =>
      expectStatus(await ask('GET', `/v8/${path}`), 200)
    const signIn = async (members: Readonly<Record<string, string>>): Promise<Tokens> =>
      expectStatus(
        await world().send({
          method: 'POST',
          path: '/v7/Token',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
          body: form(members),
        }),
        200,
      ).json<Tokens>()

    beforeAll(async () => {
      const { userName: username, password } = world()
      tokens = await signIn({ grant_type: 'password', username, password })
    })

    it('signs in at v7, and reads v8 with the same token (reference section 0, rule 1)', async () => {
      expect(misfitsOf(tokens, 'access_token*:str, refresh_token*:str, expires_in*:int')).toEqual([])
      expect(misfitsOf((await get('ServiceInstance')).json(), 'version*:str')).toEqual([])
    })

    it('has its token refreshed, and goes on with the new pair', async () => {
      const before = tokens
      tokens = await signIn({ grant_type: 'refresh_token', refresh_token: before.refresh_token })
      expect(tokens.access_token).not.toBe(before.access_token)
      await get('ServiceInstance')
    })

    it.each([
      [
        'Jobs',
        'id*:uuid, name*:str, description*:str, backupType*:str, organizationId*:uuid, repositoryId*:uuid, isEnabled*:bool, lastStatus*:str, eTag*:int, schedulePolicy*:(scheduleEnabled*:bool, type*:str), _links*:(self*:(href*:str), organization*:(href*:str), backupRepository*:(href*:str), jobsessions*:(href*:str))',
      ],
      [
        'JobSessions?limit=100&offset=0',
        'id*:uuid, jobId*:uuid, repositoryId*:uuid, creationTime*:dt, retryCount*:int, progress*:int, status*:str, jobType*:{Backup}, eTag*:int, statistics*:(processingRateItemsPS*:num), _links*:(log*:(href*:str), job*:(href*:str))',
      ],
      [
        'Organizations',
        'id*:uuid, name*:str, type*:str, region*:str, isTeamsOnline*:bool, isExchangeOnline*:bool, isSharePointOnline*:bool, officeName*:str, _links*:(self*:(href*:str), usedRepositories*:(href*:str))',
      ],
      [
        'BackupRepositories',
        'id*:uuid, name*:str, description*:str, path*:str, capacityBytes*:int, freeSpaceBytes*:int, retentionType*:str, isOutdated*:bool, isOutOfSync*:bool, isIndexed*:bool, isOutOfOrder*:bool',
      ],
      [
        'Proxies',
        'id*:uuid, hostName*:str, fqdn:str, description*:str, type*:{Local|Domain|Workgroup}, port*:int, status*:{Online|Offline}, maintenanceModeState*:{Disabled|Enabling|Enabled}',
      ],
      ['LicensedUsers', 'id*:str, name*:str, isBackedUp*:bool, licenseState*:str, organizationName*:str'],
      [
        'RestorePoints',
        'id*:str, repositoryId*:uuid, backupTime*:dt, jobId*:uuid, organizationId*:uuid, isExchange*:bool, isSharePoint*:bool, isOneDrive*:bool, isTeams*:bool, eTag*:int, _links*:(organization*:(href*:str), backupRepository*:(href*:str))',
      ],
      ['ProtectedUsers', 'id*:str, displayName*:str, organizationId:uuid'],
    ])('reads a page of %s', async (path, model) => {
      const page = (await get(path)).json<{ results: readonly object[] }>()
      expect(misfitsOf(page, 'offset*:int, limit*:int, _links*:(self*:(href*:str))')).toEqual([])
      expect(page.results.length).toBeGreaterThan(0)
      for (const item of page.results) expect(misfitsOf(item, model)).toEqual([])
    })

    it.each(['ProtectedGroups', 'ProtectedSites', 'ProtectedTeams'])(
      'reads a page of %s, which is empty',
      async (path) => {
        const page = (await get(path)).json<{ results: readonly object[] }>()
        expect(page).toMatchObject({ offset: 0, results: [] })
      },
    )

    it('reads one proxy, and the repositories that an organization uses', async () => {
      const { results } = (await get('Proxies')).json<{ results: { id: string }[] }>()
      expect((await get(`Proxies/${results[0]?.id}`)).json()).toMatchObject({ id: results[0]?.id })
      const used = (await get(`Organizations/${world().organization.id}/usedRepositories`)).json<{
        results: object[]
      }>()
      expect(used.results.length).toBeGreaterThan(0)
      for (const one of used.results)
        expect(
          misfitsOf(
            one,
            'repositoryId*:uuid, isAvailable*:bool, usedSpaceBytes:int, _links*:(backupRepository*:(href*:str))',
          ),
        ).toEqual([])
    })

    it('reads the licence and the health', async () => {
      const license = (await get('License')).json()
      expect(
        misfitsOf(
          license,
          'status*:{Valid|Expired}, type*:str, package*:str, licensedTo*:str, totalNumber*:int, usedNumber*:int, newNumber*:int, supportID*:str, email*:str, licenseExpires:dt?, gracePeriodExpires:dt?',
        ),
      ).toEqual([])
      expect(misfitsOf((await get('Health')).json(), 'status*:str')).toEqual([])
    })

    it('starts, stops, disables and enables a job without a body', async () => {
      const job = await world().newJob('Of the dashboard', ['bob'])
      const act = async (verb: string): Promise<WireAnswer> => ask('POST', `/v8/Jobs/${job.id}/${verb}`)
      const session = expectStatus(await act('start'), 200).json()
      expect(misfitsOf(session, 'id*:uuid, jobId*:uuid, status*:str')).toEqual([])
      expectStatus(await act('stop'), 204)
      expectStatus(await act('disable'), 204)
      expect((await get(`Jobs/${job.id}`)).json()).toMatchObject({ isEnabled: false })
      expectStatus(await act('enable'), 204)
      expect((await get(`Jobs/${job.id}`)).json()).toMatchObject({ isEnabled: true })
    })

    it('downloads the overview of licences as the name in its header says, or is told why not', async () => {
      const answer = await world().send({
        method: 'POST',
        path: '/v8/Reports/GenerateLicenseOverview',
        headers: {
          Authorization: `Bearer ${tokens.access_token}`,
          Accept: 'application/octet-stream',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({
          startTime: '2026-01-01T00:00:00.000Z',
          endTime: '2026-12-31T00:00:00.000Z',
          format: 'PDF',
        }),
      })
      expect(misfitsOfReport(answer)).toEqual([])
    })

    it('takes the licence from a user', async () => {
      const { results } = (await get('LicensedUsers')).json<{ results: { id: string }[] }>()
      expect(await ask('DELETE', `/v8/LicensedUsers/${results[0]?.id}`)).toMatchObject({ status: 204 })
    })
  })
}

/** A file with a name that the dashboard reads from the header, or a refusal in words. */
function misfitsOfReport(answer: WireAnswer): readonly string[] {
  if (answer.status === 400) return misfitsOf(answer.json(), 'message*:str, errorCode:str')
  const name = /filename=([^;]+)/
    .exec(answer.headers['content-disposition'] ?? '')?.[1]
    ?.replaceAll(/['"]/g, '')
  const isNamed = /^[\w .-]+\.(pdf|csv)$/i.test(name?.trim() ?? '')
  return answer.status === 200 && isNamed && answer.bytes.length > 0 ? [] : [`${answer.status} ${name}`]
}
