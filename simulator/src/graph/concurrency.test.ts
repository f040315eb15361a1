import { describe, expect, test } from 'vitest'
import { createMailboxConcurrency } from './concurrency.ts'

describe('four requests at a time for an app and a mailbox (section 5.1)', () => {
  test('the fifth is refused with 429 ApplicationThrottled and Retry-After until one has ended', async () => {
    const concurrency = createMailboxConcurrency()
    const ends: (() => void)[] = []
    const work = () => new Promise<void>((resolve) => ends.push(resolve))
    const running = Array.from({ length: 4 }, () => concurrency.run('app', 'alice', work))
    await expect(concurrency.run('app', 'ALICE', work)).rejects.toMatchObject({
      status: 429,
      code: 'ApplicationThrottled',
      headers: { 'retry-after': '1' },
    })
    await expect(concurrency.run('app', 'bob', async () => 'other mailbox')).resolves.toBe('other mailbox')
    await expect(concurrency.run('other', 'alice', async () => 'other app')).resolves.toBe('other app')
    ends[0]?.()
    await running[0]
    await expect(concurrency.run('app', 'alice', async () => 'free again')).resolves.toBe('free again')
    for (const end of ends) end()
    await Promise.all(running)
  })
})
