/** Keys and recovery kits of repositories as the operations would give them, for the routes alone. */
import { Secret } from '../foundation/secret.ts'
import type { Operations, RecoveryKit } from '../operations/index.ts'
import { ids, noon, notFound } from './sample-values.suite.ts'

const kit: RecoveryKit = {
  id: ids.report,
  label: 'in the safe',
  isUsable: true,
  createdAt: noon,
  createdBy: 'admin',
  triedAt: noon,
}

export function fakeRecovery(): Operations['recovery'] {
  const of = (id: string): void => {
    if (id !== ids.repository) throw notFound()
  }
  const key = {
    id: ids.report,
    purpose: 'passphrase',
    label: 'x',
    createdAt: noon,
    isUsable: true,
  } as const
  return {
    async keys(id) {
      of(id)
      return [key]
    },
    async addKey(id) {
      of(id)
      return key
    },
    async removeKey(id, keyId) {
      of(id)
      if (keyId !== ids.report) throw notFound()
    },
    async kits(id) {
      of(id)
      return [kit]
    },
    async records(id) {
      of(id)
      return { writtenAt: noon, failedAt: undefined, error: undefined }
    },
    async makeKit(id) {
      of(id)
      return { ...kit, triedAt: undefined, passphrase: new Secret('AAAA-BBBB'), page: new Secret('page') }
    },
    async tryKit(id, kitId) {
      of(id)
      if (kitId !== ids.report) throw notFound()
      return kit
    },
    upkeep: async () => undefined,
  }
}
