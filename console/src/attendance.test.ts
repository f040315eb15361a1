import { expect, it } from 'vitest'
import { watchAttendance } from './attendance.ts'

it('a page is attended for a minute after each key and each movement of a pointer', () => {
  const page = new EventTarget()
  let time = 0
  const isAttended = watchAttendance(page, () => time)
  expect(isAttended()).toBe(true)
  time = 60_000
  expect(isAttended()).toBe(false)
  page.dispatchEvent(new Event('keydown'))
  time = 119_999
  expect(isAttended()).toBe(true)
  time = 120_000
  expect(isAttended()).toBe(false)
  page.dispatchEvent(new Event('pointermove'))
  expect(isAttended()).toBe(true)
})
