import { expect, it } from 'vitest'
import { createReauthentication } from './reauthentication.ts'

it('asks once for everybody who needs it, and tells whoever draws the question (SES-26)', async () => {
  const again = createReauthentication()
  const seen: boolean[] = []
  const stop = again.subscribe(() => seen.push(again.isAsked()))
  const answers = Promise.all([again.ask(), again.ask()])
  again.answer(true)
  expect(await answers).toEqual([true, true])
  const given = again.ask()
  again.answer(false)
  expect(await given).toBe(false)
  stop()
  again.answer(false)
  expect(seen).toEqual([true, false, true, false])
})
