import { expect, it } from 'vitest'
import { restoreHindrance } from './restore-hindrance.ts'

it.each([
  [undefined, /not granted now/, /Grant it/],
  [{ state: 'granted', isOverdue: true }, /time .* is over/, /Take it away/],
  [{ state: 'granted', isOverdue: false, progress: 'waiting' }, /not effective yet/, /how far/],
  [{ state: 'granting', isOverdue: false }, /not granted completely/, /Go on/],
] as const)('says why a restore is refused, and what to do: %o', (grant, title, link) => {
  const told = restoreHindrance(grant)
  expect(told.title).toMatch(title)
  expect(told.link).toMatch(link)
})
