/** Whether administrators could pass a second factor, and who uses per-user MFA (Graph `userRegistrationDetails`). */
import { Type } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { Administrator, PerUserMfa } from './facts.ts'

/** One request a person: the state has no listing. */
const mostPeople = 200

const registrationSchema = Type.Object({
  id: Type.String(),
  userPrincipalName: Type.String(),
  isAdmin: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  isMfaRegistered: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  isMfaCapable: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})
const requirementsSchema = Type.Object({
  perUserMfaState: Type.Union([Type.Literal('disabled'), Type.Literal('enabled'), Type.Literal('enforced')]),
})
const userSchema = Type.Object({ id: Type.String(), userPrincipalName: Type.String() })

export async function readAdministrators(
  graph: Graph,
  signal?: AbortSignal,
): Promise<readonly Administrator[]> {
  const filter = encodeURIComponent('isAdmin eq true')
  const request = {
    path: `/reports/authenticationMethods/userRegistrationDetails?$filter=${filter}`,
    signal,
  }
  const administrators: Administrator[] = []
  for await (const page of graph.pages(request, registrationSchema))
    for (const { userPrincipalName: userName, isMfaRegistered, isMfaCapable } of page)
      administrators.push({
        userName,
        isMfaRegistered: isMfaRegistered ?? false,
        isMfaCapable: isMfaCapable ?? false,
      })
  return administrators
}

/** The first {@link mostPeople} members: enough to know whether the older way is in use at all. */
export async function readPerUserMfa(
  graph: Graph,
  signal?: AbortSignal,
): Promise<{ readonly people: readonly PerUserMfa[]; readonly isCut: boolean }> {
  const people: PerUserMfa[] = []
  const filter = encodeURIComponent(`userType eq 'Member' and accountEnabled eq true`)
  const path = `/users?$filter=${filter}&$select=id,userPrincipalName&$top=100`
  for await (const page of graph.pages({ path, signal }, userSchema))
    for (const { id, userPrincipalName: userName } of page) {
      if (people.length === mostPeople) return { people, isCut: true }
      const request = {
        path: `/users/${id}/authentication/requirements`,
        version: 'beta' as const,
        signal,
      }
      const found = await orGone(() => graph.json(request, requirementsSchema))
      if (found !== undefined) people.push({ userName, state: found.perUserMfaState })
    }
  return { people, isCut: false }
}

/** Somebody who left between the listing and the question is no finding. */
async function orGone<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}
