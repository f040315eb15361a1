/**
 * RST (reference 5.1, 5.3): a job exporter in Rust whose structs take no null and no missing member. It follows links
 * with one more slash, and makes jobs anew by posting what it read.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

const repositoryModel =
  'isOutOfSync*:bool, capacityBytes*:int, freeSpaceBytes*:int, id*:str, name*:str, description*:str, retentionType*:str, retentionPeriodType*:str, yearlyRetentionPeriod:str?, retentionFrequencyType*:str, proxyId*:str, isLongTerm:bool?, objectStorageEncryptionEnabled:bool?, _links*:(self*:(href*:str), proxy*:(href*:str))'
const proxyModel =
  'type*:str, useInternetProxy*:bool, internetProxyType*:str, id*:str, hostName*:str, description*:str, port*:int, threadsNumber*:int, enableNetworkThrottling*:bool, status*:str, _links*:(self*:(href*:str), repositories*:(href*:str))'
const jobModel =
  '_links*:map, backupType*:str, description*:str, id*:str, isEnabled*:bool, name*:str, repositoryId*:str, schedulePolicy*:(backupWindowEnabled*:bool)'

interface Job {
  readonly id: string
  readonly name: string
  readonly backupType: string
  readonly description: string
  readonly isEnabled: boolean
  readonly repositoryId: string
  readonly schedulePolicy: object
  readonly _links: { readonly selectedItems?: { readonly href: string } }
}

export function describeRustBackup(world: () => ClientWorld): void {
  describe.each(['v6', 'v7'])('RST, a job exporter with strict structs, on %s', (version) => {
    let bearer: string
    const ask = (method: string, path: string, body?: object): Promise<WireAnswer> =>
      world().send({
        method,
        path,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          authorization: `Bearer ${bearer}`,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const get = async <Value>(path: string): Promise<Value> =>
      expectStatus(await ask('GET', path), 200).json<Value>()

    beforeAll(async () => {
      const { send, userName: username, password, server } = world()
      // The whole file of settings goes along.
      const settings = {
        url: new URL(server.url).hostname,
        port: '4443',
        api_version: version,
        insecure: 'true',
      }
      const answer = await send({
        method: 'POST',
        path: `/${version}/Token`,
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: form({ grant_type: 'password', username, password, ...settings, backup_password: 'x' }),
      })
      const token = expectStatus(answer, 200).json<{ access_token: string }>()
      expect(
        misfitsOf(token, 'access_token*:str, token_type*:str, refresh_token*:str, expires_in*:int'),
      ).toEqual([])
      bearer = token.access_token
    })

    it('reads organizations with a slash at the end, and their jobs in lower case', async () => {
      const organizations = await get<readonly { id: string; name: string }[]>(`/${version}/Organizations/`)
      expect(organizations.map(({ id }) => id)).toEqual([world().organization.id])
      const jobs = await get<readonly Job[]>(`/${version}/organizations/${world().organization.id}/Jobs`)
      expect(jobs.map(({ id }) => id)).toContain(world().job.id)
      for (const job of jobs) expect(misfitsOf(job, jobModel)).toEqual([])
    })

    it('reads repositories, with junk in the query', async () => {
      const repositories = await get<readonly object[]>(`/${version}/BackupRepositories?extendedView=true/`)
      expect(repositories.length).toBeGreaterThan(0)
      for (const repository of repositories) expect(misfitsOf(repository, repositoryModel)).toEqual([])
    })

    it('follows the link of each proxy to its repositories, with two slashes after the port', async () => {
      const proxies = await get<readonly { _links: { repositories: { href: string } } }[]>(
        `/${version}/Proxies?extendedView=true/`,
      )
      expect(proxies).toHaveLength(1)
      for (const proxy of proxies) {
        expect(misfitsOf(proxy, proxyModel)).toEqual([])
        const { href } = proxy._links.repositories
        expect(href.startsWith(`/${version}/`)).toBe(true)
        const repositories = await get<readonly object[]>(`/${href}`)
        expect(repositories.length).toBeGreaterThan(0)
        for (const repository of repositories) expect(misfitsOf(repository, repositoryModel)).toEqual([])
      }
    })

    it('makes a job anew by posting what it read: id, links, null members and all', async () => {
      const { id } = await world().newJob(`Exported by ${version}`, ['alice', 'bob'])
      const jobs = await get<readonly Job[]>(`/${version}/organizations/${world().organization.id}/Jobs`)
      const job = jobs.find((one) => one.name === `Exported by ${version}`)
      expect(job?.backupType).toBe('SelectedItems')
      const href = job?._links.selectedItems?.href ?? ''
      const selectedItems = await get<readonly object[]>(`/${href}`)
      expect(selectedItems).toHaveLength(2)
      for (const item of selectedItems) expect(misfitsOf(item, 'id*:str, type*:{User}')).toEqual([])
      const { name, description, isEnabled, repositoryId, backupType, schedulePolicy } = job ?? ({} as Job)
      const saved = {
        backupType,
        selectedItems,
        excludedItems: null,
        description,
        id,
        isEnabled,
        name: `${name} again`,
        repositoryId,
        schedulePolicy: { dailyTime: null, dailyType: null, periodicallyEvery: null, ...schedulePolicy },
        runNow: false,
      }
      const made = await ask('POST', `/${version}/Organizations/${world().organization.id}/Jobs`, saved)
      const created = expectStatus(made, 200).json<Job>()
      expect(misfitsOf(created, jobModel)).toEqual([])
      expect(created.id).not.toBe(id)
      expect(await get<readonly object[]>(`/${version}/Jobs/${created.id}/SelectedItems`)).toHaveLength(2)
      expect(await get<readonly object[]>(`/${version}/Jobs/${created.id}/ExcludedItems`)).toEqual([])
    })
  })
}
