/** Prefix replay of a change of the passphrase: at every moment somebody can open the repository (security reference, 6.14). */
import { expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { openWithPassphrase, VaultError } from '../index.ts'
import type { Storage } from '../index.ts'
import { createRecordingStorage, type RecordingStorage } from '../storage/recording-storage.ts'
import { defined, key } from '../test-vault.ts'
import { beginHistory } from './history.suite.ts'
import { cutAt, openAt } from './replay.suite.ts'
import { createSeeded } from './seeded.suite.ts'

async function opens(storage: Storage, passphrase: Secret): Promise<boolean> {
  try {
    const opened = await openWithPassphrase(storage, passphrase)
    return Buffer.compare(opened.key, key) === 0
  } catch (error) {
    if (error instanceof VaultError && error.code === 'wrong_passphrase') return false
    throw error
  }
}

it(
  'F-04: the old passphrase opens until the new one does, wherever a change of it is cut off',
  { timeout: 180_000 },
  async () => {
    let recording: RecordingStorage | undefined
    const history = await beginHistory((inner) => (recording = createRecordingStorage(inner)))
    const storage = defined(recording)
    const [old, fresh] = [new Secret('correct horse battery'), new Secret('staple of another kind')]
    const about = { label: 'office', createdAt: history.clock.now() }
    const first = await history.vault.keys.addPassphrase(old, about)
    const from = storage.moments
    await history.vault.keys.addPassphrase(fresh, about)
    const changed = storage.moments
    await history.vault.keys.remove(first.id)
    const answers: string[] = []
    for (let moment = from; moment <= storage.moments; moment += 1) {
      const seeded = createSeeded(moment)
      const cut = await cutAt(storage.operations, moment, { seeded, survives: () => seeded.chance(0.5) })
      const byOld = await opens(cut.storage, old)
      const byFresh = byOld && moment < changed ? false : await opens(cut.storage, fresh)
      expect(byOld || byFresh, `moment ${moment}`).toBe(true)
      expect(byFresh || moment < changed, `moment ${moment}`).toBe(true)
      answers.push(byOld ? 'old' : 'new')
      const states = (await (await openAt(cut)).keys.list()).map(({ state }) => state)
      expect(states).toContain('ready')
    }
    expect([answers[0], answers.at(-1)]).toEqual(['old', 'new'])
  },
)
