import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import type { RestoreAccess, RestoreSession } from '../operations.ts'
import { createRestoreWorld, firstPage, type RestoreWorld } from './restore-world.suite.ts'

let restoreWorld: RestoreWorld
let session: RestoreSession
let access: RestoreAccess
beforeEach(async () => {
  restoreWorld = await createRestoreWorld()
  session = await restoreWorld.open()
  access = restoreWorld.access(session)
})
afterEach(() => restoreWorld.world.close())

const actions = async (): Promise<string[]> => {
  const rows = await listAudit(restoreWorld.world.database.db, {}, { offset: 0, limit: 5 })
  return rows.map(({ action }) => action).filter((action) => /^restore\.(?:view|save)/.test(action))
}

describe('looking at a message (AUD-11)', () => {
  it('tells what is on record and what the content says, and is one event however often it is asked', async () => {
    const { world, alice, messageNamed } = restoreWorld
    const { restore } = world.operations
    const message = await messageNamed(session, alice, 'Subject of a1')
    const preview = await restore.preview(access, alice.id, message.id)
    expect(preview).toMatchObject({
      subject: 'Subject of a1',
      to: 'bob@contoso.com',
      hasHtml: false,
      text: 'Body of a1\n',
      attachments: [],
    })
    expect(await restore.previewPage(access, alice.id, message.id)).toContain('<pre>Body of a1')
    expect(await actions()).toEqual(['restore.view'])
    const { items } = await restore.events(access, firstPage)
    expect(items).toMatchObject([{ type: 'View', status: 'Success', itemName: 'Subject of a1' }])
    await world.clock.advance(120_000)
    await restore.previewPage(access, alice.id, message.id)
    expect(await actions()).toEqual(['restore.view', 'restore.view'])
  })

  it('of somebody else is absent', async () => {
    const { world, alice, bob, ofPerson, messageNamed } = restoreWorld
    const { restore } = world.operations
    const message = await messageNamed(session, bob, 'Subject of b1')
    const own = restoreWorld.access(await restoreWorld.open(ofPerson(alice)), ofPerson(alice))
    const file = { mailboxId: bob.id, messageId: message.id, fileId: '0' }
    await expect(restore.preview(own, bob.id, message.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(restore.previewPage(own, alice.id, message.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(restore.previewFile(own, file)).rejects.toMatchObject({ code: 'not_found' })
    await expect(restore.previewFile(access, file)).rejects.toMatchObject({ code: 'not_found' })
  })
})
