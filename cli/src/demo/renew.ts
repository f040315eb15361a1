import type { Person } from './sign-in.ts'
import { postForm, textMember, type Exchange, type World } from './world.ts'

/** Chapter: the pair is renewed; the old refresh token is forgiven once, and then betrays a thief. */
export async function renewTokens(world: World, person: Person): Promise<void> {
  const { narrator, apiUrl, serverFetch } = world
  const refresh = (token: string): Promise<Exchange> =>
    postForm(serverFetch, `${apiUrl}/v6/token`, { grant_type: 'refresh_token', refresh_token: token })
  narrator.chapter('The session is renewed, and a stolen token does not go unnoticed')
  narrator.request('POST', `${apiUrl}/v6/token`, {
    grant_type: 'refresh_token',
    refresh_token: person.refreshToken,
  })
  const first = await refresh(person.refreshToken)
  narrator.response(first.status, first.body)
  const again = await refresh(person.refreshToken)
  if (textMember(again.body, 'refresh_token') !== textMember(first.body, 'refresh_token'))
    throw new Error('the answer within the grace window is not the identical pair')
  narrator.done('the same request again (its answer got lost, say): the identical pair')
  const successor = await refresh(textMember(first.body, 'refresh_token'))
  if (successor.status !== 200) throw new Error('the successor could not be used')
  narrator.done('the successor is used: the window is closed')
  const stolen = await refresh(person.refreshToken)
  if (stolen.status !== 400) throw new Error('a used-up refresh token was accepted')
  narrator.response(stolen.status, stolen.body)
  const family = await refresh(textMember(successor.body, 'refresh_token'))
  if (family.status !== 400) throw new Error('the family survived the reuse of a refresh token')
  narrator.done(
    'the old token came back: the whole family is dead, for thief and owner alike; Alice signs in anew',
  )
}
