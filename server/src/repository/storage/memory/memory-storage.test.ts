import { describeStorage } from '../storage.suite.ts'
import { createMemoryStorage } from './memory-storage.ts'

describeStorage('memory', async () => {
  const storage = createMemoryStorage()
  return { storage, reopen: () => storage, dispose: async () => undefined }
})
