/** CLN (reference 5.1): a Python script on `/v7` that takes sites and teams out of jobs when they are no longer in Microsoft 365. */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

interface Item {
  readonly id: string
  readonly type: string
}

export function describeCleaner(world: () => ClientWorld): void {
  describe('CLN, a cleaner of jobs on v7', () => {
    let bearer: string
    const ask = (method: string, path: string): Promise<WireAnswer> =>
      world().send({
        method,
        path: `/v7/${path}`,
        headers: { accept: 'application/json', Authorization: `Bearer ${bearer}` },
      })
    const get = async <Value>(path: string): Promise<Value> =>
      expectStatus(await ask('GET', path), 200).json<Value>()

    beforeAll(async () => {
      const { send, userName: username, password } = world()
      const answer = await send({
        method: 'POST',
        path: '/v7/Token',
        headers: { accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form({ grant_type: 'password', username, password }),
      })
      bearer = expectStatus(answer, 200).json<{ access_token: string }>().access_token
    })

    it.each(['Teams', 'Sites'])('reads the %s of every organization from results', async (kind) => {
      const organizations = await get<readonly { id: string; name: string }[]>('Organizations')
      for (const { id } of organizations) {
        const page = await get<{ results: readonly object[] }>(
          `Organizations/${id}/${kind}?dataSource=PreferLocalResynced`,
        )
        expect(Array.isArray(page.results)).toBe(true)
        const model = kind === 'Sites' ? 'id*:str, isAvailable:bool' : 'id*:str'
        for (const one of page.results) expect(misfitsOf(one, model)).toEqual([])
      }
    })

    it('reads what each job has selected, by its path in lower case', async () => {
      const jobs = await get<readonly { id: string; backupType: string }[]>('Jobs')
      expect(jobs.length).toBeGreaterThan(0)
      for (const { id } of jobs) {
        const items = await get<readonly Item[]>(`jobs/${id}/SelectedItems`)
        for (const item of items) expect(misfitsOf(item, 'id*:str, type*:str')).toEqual([])
      }
    })

    it('takes an item out, by the link without its version, and expects 204', async () => {
      const { id } = await world().newJob('To be cleaned', ['alice', 'bob'])
      const job = await get<{ _links: { selectedItems: { href: string } } }>(`jobs/${id}`)
      const path = job._links.selectedItems.href.replace('/v7/', '')
      const items = await get<readonly Item[]>(path)
      expect(items).toHaveLength(2)
      expectStatus(await ask('DELETE', `jobs/${id}/SelectedItems?ids=${items[0]?.id}`), 204)
      expect((await get<readonly Item[]>(path)).map((item) => item.id)).toEqual([items[1]?.id])
    })

    it('takes out several at once, with commas between their ids (reference 3.4)', async () => {
      const { id } = await world().newJob('To be cleaned more', ['alice', 'bob', 'admin'])
      const ids = (await get<readonly Item[]>(`jobs/${id}/SelectedItems`)).map((item) => item.id)
      expectStatus(await ask('DELETE', `Jobs/${id}/SelectedItems?ids=${ids[0]},${ids[1]}`), 204)
      expect(await get<readonly Item[]>(`jobs/${id}/SelectedItems`)).toHaveLength(1)
    })

    it('disables a job whose only item is gone', async () => {
      const { id } = await world().newJob('With one item', ['bob'])
      expectStatus(await ask('POST', `jobs/${id}/disable`), 204)
      expect(await get<object>(`jobs/${id}`)).toMatchObject({ isEnabled: false })
    })
  })
}
