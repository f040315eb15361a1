/** The examiner of answers notices what it is there to notice. */
import { describe, expect, it } from 'vitest'
import { checkingAnswers, createAnswerCheck } from './schema-check.ts'

const check = createAnswerCheck()
const json = 'application/json; charset=utf-8'
const about = (
  url: string,
  status: number,
  body?: unknown,
  contentType = body === undefined ? '' : json,
) => ({
  method: 'GET',
  url: `https://backup.example:4443${url}`,
  status,
  contentType,
  text: body === undefined ? '' : JSON.stringify(body),
})
const instance = { installationId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', version: '1.0.0' }

describe('answers against the documents', () => {
  it.each([
    ['a documented answer', about('/v8/ServiceInstance', 200, instance)],
    ['an address written otherwise', about('//V7/serviceinstance/?x=1', 200, instance)],
    ['a refusal', about('/v6/ServiceInstance', 403, { message: 'no' })],
    ['no session', about('/v6/ServiceInstance', 401)],
    ['an unknown address', about('/v6/Nothing', 404, { message: 'no' })],
    ['other programs', about('/v1.0/users', 200, { value: [] })],
    ['versions without a document', about('/v5/Jobs', 200, [])],
  ])('%s is fine', (_name, answer) => {
    expect(() => check(answer)).not.toThrow()
  })

  it.each([
    [
      'a member that is not documented',
      about('/v8/ServiceInstance', 200, { ...instance, more: 1 }),
      'additional',
    ],
    ['a member that is missing', about('/v8/ServiceInstance', 200, { version: '1' }), 'installationId'],
    ['a member of the wrong type', about('/v8/ServiceInstance', 200, { ...instance, version: 1 }), 'string'],
    ['an id that is none', about('/v8/ServiceInstance', 200, { ...instance, installationId: 'x' }), 'uuid'],
    ['a status that is not documented', about('/v8/ServiceInstance', 201, instance), 'no status 201'],
    ['another type', about('/v8/ServiceInstance', 200, instance, 'text/html'), 'no text/html'],
    ['a refusal without words', about('/v6/ServiceInstance', 400, { code: 'x' }), 'message'],
    [
      'a body where there is none',
      { ...about('/v8/token/logout', 204, {}), method: 'POST' },
      'no body for 204',
    ],
    ['success of what is not there', about('/v6/Nothing', 200, {}), 'no such operation'],
    ['an array in place of a page', about('/v8/Jobs', 200, []), 'object'],
  ])('%s fails, with the operation and what is wrong', (_name, answer, reason) => {
    expect(() => check(answer)).toThrow(reason)
    expect(() => check(answer)).toThrow(/\/v\d\//i)
  })

  it('a fetch that checks hands on the answer, or fails', async () => {
    const answering = (body: unknown) => checkingAnswers(async () => Response.json(body), check)
    const good = await answering(instance)('https://h/v8/ServiceInstance')
    expect(await good.json()).toEqual(instance)
    await expect(answering({})('https://h/v8/ServiceInstance')).rejects.toThrow('installationId')
  })
})
