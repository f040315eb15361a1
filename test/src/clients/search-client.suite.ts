/**
 * SRC (reference 5.1): a Python tool that signs a restore operator in with Microsoft's device code and searches
 * mailboxes on `/v7`. It waits three seconds before each sign-in because of the limit; nothing here depends on it.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { member } from '../support/http.ts'
import { ownApi } from '../support/microsoft.ts'
import { expectStatus, form, type ClientWorld } from './client-world.ts'
import { misfitsOf } from './model.ts'
import type { WireAnswer } from './wire.ts'

export function describeSearchClient(world: () => ClientWorld): void {
  describe('SRC, a search of mailboxes by a restore operator', () => {
    let bearer: string
    let session: string
    const post = (path: string, body?: object): Promise<WireAnswer> =>
      world().send({
        method: 'POST',
        path: `/v7/${path}`,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${bearer}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })

    beforeAll(async () => {
      const { server, organization } = world()
      const path = `/api/v1/organizations/${organization.id}/authentication`
      const switches = await server.admin.get<Record<string, unknown>>(path)
      const { signInRemarks: _remarks, ...given } = switches
      await server.admin.send('PUT', path, {
        ...given,
        operatorAuthentication: true,
        policies: ['own_api'],
        allowedClientIds: [await signInApplication(world())],
      })
    })

    it('signs in as the restore portal would: the user and the tenant for a client id, the access token alone', async () => {
      const { microsoft, send } = world()
      const application = await signInApplication(world())
      const document = await microsoft.signIn('bob', ownApi(application))
      const answer = await send({
        method: 'POST',
        path: '/v7/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form({
          grant_type: 'operator',
          client_id: await operatorId(world()),
          assertion: member(document, 'access_token'),
          disable_antiforgery_token: 'True',
        }),
      })
      const tokens = expectStatus(answer, 200).json<{ access_token: string }>()
      expect(
        misfitsOf(tokens, 'access_token*:str, refresh_token*:str, expires_in*:int, token_type*:str'),
      ).toEqual([])
      bearer = tokens.access_token
    })

    it('explores with the same request as everybody (reference 1.8)', async () => {
      const body = { dateTime: null, showAllVersions: true, showDeleted: true, type: 'vex' }
      const explored = expectStatus(await post('Organization/Explore', body), 200).json<{ id: string }>()
      expect(
        misfitsOf(
          explored,
          'id*:str, name*:str, organization*:str, type*:{Vex}, creationTime*:dt, state*:{Working}, result*:str, initiatedBy*:str',
        ),
      ).toEqual([])
      session = explored.id
    })

    it.each(['subject:*', 'kind:email', 'from:alice OR to:alice'])(
      'searches mailboxes for %s',
      async (query) => {
        const found = expectStatus(
          await post(`RestoreSessions/${session}/organization/mailboxes/search?limit=5`, { query }),
          200,
        ).json<{ results: readonly object[] }>()
        expect(misfitsOf(found, 'offset*:int, limit*:int, setId*:str, results*:[map]')).toEqual([])
        expect(found.results.length).toBeLessThanOrEqual(5)
        for (const item of found.results)
          expect(
            misfitsOf(item, 'id*:str, mailboxId:str, subject:str, from:str, received:dt, itemClass*:str'),
          ).toEqual([])
      },
    )

    it('finds nothing, not a failure, for what is nowhere', async () => {
      const found = await post(`RestoreSessions/${session}/organization/mailboxes/search?limit=30`, {
        query: 'subject:"there is no such subject"',
      })
      expect(expectStatus(found, 200).json()).toMatchObject({ results: [] })
    })

    it('stops the session', async () => {
      expect(await post(`RestoreSessions/${session}/Stop`)).toMatchObject({ status: 200 })
    })
  })
}

async function signInApplication({ server, organization }: ClientWorld): Promise<string> {
  const { applications } = await server.admin.get<{ applications: { purpose: string; appId: string }[] }>(
    `/api/v1/organizations/${organization.id}`,
  )
  const found = applications.find(({ purpose }) => purpose === 'sign-in')
  if (found === undefined) throw new Error('there is no application to sign in with')
  return found.appId
}

/** `<userId>.<tenantId>` (reference 1.1); the first half of a user's id in the dialect is that of Entra. */
async function operatorId(world: ClientWorld): Promise<string> {
  const { id } = await world.user('bob')
  return `${id.slice(0, 36)}.${world.microsoft.tenantId}`
}
