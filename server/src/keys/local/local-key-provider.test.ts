import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { type KeyProviderUnderTest, keyProviderSuite } from '../key-provider.suite.ts'
import type { SealedKey } from '../keys.ts'
import { storeIn } from '../memory-store.suite.ts'
import { sealedKeyStoreSuite } from '../sealed-key-store.suite.ts'
import { createSecretBox } from '../secret-box.ts'
import { createLocalKeyProvider } from './local-key-provider.ts'
import { readPfx } from './pfx.ts'

const now = 1_900_000_000_000

function create(): KeyProviderUnderTest {
  const rows = new Map<string, SealedKey>()
  const masterKey = new Secret(Buffer.alloc(32, 7).toString('base64url'))
  const provider = createLocalKeyProvider({
    store: storeIn(rows),
    secretBox: createSecretBox(masterKey, systemRandom),
    clock: { now: () => now, sleep: async () => undefined },
    random: systemRandom,
    readPfx: async (pfx, password, reading) => readPfx(pfx, password, reading),
  })
  return { provider, rows, now }
}

keyProviderSuite('local', create)
sealedKeyStoreSuite('in memory', async () => storeIn(new Map()))
