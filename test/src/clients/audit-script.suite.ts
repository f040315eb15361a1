/**
 * AUD (reference 5.1): PowerShell scripts on `/v7` that choose people for mails about restores. This server keeps an
 * audit log of its own instead: the scripts find what they choose from, and are told so where they would set it up.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

export function describeAuditScript(world: () => ClientWorld): void {
  describe('AUD, scripts for mails about restores', () => {
    let bearer: string
    const ask = (method: string, path: string, body?: unknown): Promise<WireAnswer> =>
      world().send({
        method,
        path: `/v7/${path}`,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${bearer}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const results = async (path: string): Promise<readonly object[]> =>
      expectStatus(await ask('GET', path), 200).json<{ results: readonly object[] }>().results

    beforeAll(async () => {
      const { send, userName: username, password } = world()
      const answer = await send({
        method: 'POST',
        path: '/v7/token',
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form({ grant_type: 'password', username, password, refresh_token: "''" }),
      })
      bearer = expectStatus(answer, 200).json<{ access_token: string }>().access_token
    })

    it('shows the organizations by their Microsoft names', async () => {
      const organizations = expectStatus(await ask('GET', 'Organizations?extendedView=false'), 200).json<
        object[]
      >()
      expect(organizations).toHaveLength(1)
      expect(misfitsOf(organizations[0], 'id*:uuid, officeName*:str')).toEqual([])
    })

    it('lists users and groups to choose from', async () => {
      const path = `Organizations/${world().organization.id}`
      const users = await results(`${path}/Users`)
      expect(users.length).toBeGreaterThan(0)
      for (const user of users) expect(misfitsOf(user, 'id*:str, displayName*:str, name*:str')).toEqual([])
      for (const group of await results(`${path}/Groups`))
        expect(
          misfitsOf(group, 'id*:str, displayName*:str, name*:str, locationType*:{Cloud|OnPremises|Hybrid}'),
        ).toEqual([])
    })

    it('may add an item, in its own lower case, or is told what to do instead', async () => {
      const user = await world().user('alice')
      const { id, displayName, name } = user
      const answer = await ask('POST', `Organizations/${world().organization.id}/AuditItems`, [
        { type: 'user', user: { id, displayName, name } },
      ])
      expect(misfitsOfAct(answer, 201)).toEqual([])
    })

    it('reads and writes the settings of mail, or is told what to do instead', async () => {
      expect(misfitsOfAct(await ask('GET', 'AuditEmailSettings'), 200)).toEqual([])
      const settings = {
        enableNotification: true,
        authenticationType: 'Microsoft365',
        from: 'a@b.example',
        to: 'c@d.example',
        subject: 's',
      }
      expect(misfitsOfAct(await ask('PUT', 'AuditEmailSettings', settings), 200)).toEqual([])
      expect(misfitsOfAct(await ask('POST', 'AuditEmailSettings/SendTest'), 200)).toEqual([])
    })

    it.each(['PrepareOAuthSignIn', 'CompleteOAuthSignIn'])('is told that %s is not here', async (action) => {
      const answer = await ask('POST', `AuditEmailSettings/${action}`, {
        authenticationServiceKind: 'Microsoft365',
        redirectUrl: 'http://localhost',
        code: 'x',
        state: 'y',
      })
      expect(misfitsOfAct(answer, 200)).toEqual([])
    })
  })
}

/** Never a pretended success: the status of the dialect, or a refusal in words. @returns what is wrong. */
function misfitsOfAct(answer: WireAnswer, done: number): readonly string[] {
  if (answer.status === done) return []
  if (answer.status !== 400) return [`${answer.status} ${answer.text}`]
  return misfitsOf(answer.json(), 'message*:str')
}
