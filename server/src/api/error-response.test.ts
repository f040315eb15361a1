import { expect, it } from 'vitest'
import { UpstreamUnavailableError } from '../authorization-server/index.ts'
import { refusalOf } from './error-response.ts'

it('an outage of the database or of Microsoft is 503, to be tried again (security 2.7)', () => {
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
  for (const thrown of [away, new UpstreamUnavailableError('away')])
    expect(refusalOf(thrown)).toMatchObject({ status: 503, retryAfterSeconds: 30 })
})

it('what nobody foresaw is 500 without a word of the cause', () => {
  const refusal = refusalOf(new Error('the secret cause'))
  expect(refusal).toMatchObject({ status: 500, code: 'server_error' })
  expect(refusal.message).not.toContain('secret')
})
