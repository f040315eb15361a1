/** Waiting for other servers to know an object: only for that, and not for ever (microsoft.md 3.6). */
import { expect, it } from 'vitest'
import { Refused } from './graph.ts'
import { replicated } from './visit.ts'

function attempts(failures: readonly Refused[]) {
  let calls = 0
  const waits: number[] = []
  const visit = { sleep: async (milliseconds: number) => void waits.push(milliseconds) }
  const attempt = async (): Promise<string> => {
    const failure = failures[Math.min(calls, failures.length - 1)]
    calls += 1
    if (failure === undefined || (calls > failures.length && failures.length > 1)) return 'done'
    throw failure
  }
  return { visit, attempt, waits, calls: () => calls }
}

const unknownApplication = new Refused(
  400,
  'Request_BadRequest',
  "The appId 'x' of the service principal does not reference a valid application object.",
)
const unknownPrincipal = new Refused(400, 'Request_BadRequest', 'Not a valid reference update.')
const unknownResource = new Refused(
  404,
  'Request_ResourceNotFound',
  "Resource 'x' does not exist or one of its …",
)

it('tries again while an object is not replicated', async () => {
  const { visit, attempt, waits } = attempts([unknownApplication, unknownPrincipal, unknownResource])
  expect(await replicated(visit, attempt)).toBe('done')
  expect(waits).toEqual([250, 250, 250])
})

it('gives up after ten seconds', async () => {
  const { visit, attempt, waits, calls } = attempts([unknownApplication])
  await expect(replicated(visit, attempt)).rejects.toBe(unknownApplication)
  expect([calls(), waits.length * 250]).toEqual([40, 9750])
})

it('does not wait for what will not change', async () => {
  const forbidden = new Refused(403, 'Authorization_RequestDenied', 'It does not exist for you.')
  const { visit, attempt, waits } = attempts([forbidden])
  await expect(replicated(visit, attempt)).rejects.toBe(forbidden)
  expect(waits).toEqual([])
})
