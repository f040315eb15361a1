import type { AuditEntry } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { remedyOf } from './remedy.ts'

const entry = (details: unknown): AuditEntry => ({
  sequence: 1,
  at: '2026-11-21T18:00:00.000Z',
  action: 'token.assertion',
  outcome: 'refused',
  actor: 'nobody',
  details,
  previousHash: '0',
  hash: '1',
})

describe('remedyOf', () => {
  it('gives the command that an entry names', () => {
    expect(remedyOf(entry({ remedy: 'strongroom org auth set' }))).toBe('strongroom org auth set')
  })

  it.each([undefined, null, 'text', {}, { remedy: 7 }])(
    'gives nothing for %j: details have no fixed form',
    (details) => {
      expect(remedyOf(entry(details))).toBeUndefined()
    },
  )
})
