import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { createKeptVisits, type Kept } from './kept-visits.ts'

const most = 20

function visit(invitationId: string, isConfirmed = false): Kept {
  const secret = new Secret('link')
  return { invitationId, secret, expiresAt: 100, signInId: 's', provisioningId: undefined, isConfirmed }
}

describe('visits of an invitation', () => {
  it('that are under way or confirmed are pushed out by nobody, whatever others of the same link do', async () => {
    const visits = createKeptVisits({ now: () => 0 }, async () => false)
    for (let count = 0; count < most; count += 1) {
      await visits.makeRoom('a')
      visits.set(`invitation:a:${count}`, visit('a', count === 0))
    }
    await expect(visits.makeRoom('a')).rejects.toMatchObject({ code: 'too_many_requests' })
    expect(visits.get('invitation:a:0')).toBeDefined()
    await expect(visits.makeRoom('b')).resolves.toBeUndefined()
  })

  it('that are over make room, the oldest first, and never those of another link', async () => {
    const visits = createKeptVisits({ now: () => 0 }, async (familyId) => familyId.endsWith(':1'))
    visits.set('invitation:b:1', visit('b'))
    for (let count = 0; count < most; count += 1) visits.set(`invitation:a:${count}`, visit('a'))
    await visits.makeRoom('a')
    expect(visits.get('invitation:a:1')).toBeUndefined()
    expect([visits.get('invitation:a:0'), visits.get('invitation:b:1')]).not.toContain(undefined)
  })

  it('are forgotten a day after their link has expired', async () => {
    let now = 0
    const visits = createKeptVisits({ now: () => now }, async () => false)
    visits.set('invitation:a:1', visit('a'))
    now = 101
    await visits.makeRoom('b')
    expect(visits.get('invitation:a:1')).toBeUndefined()
  })
})
