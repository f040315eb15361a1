/**
 * The clients of the dialect (reference 5.1) ask what they are recorded to ask, the way they are recorded to ask it, and
 * read the answers as strictly as they do. One server serves all of them, as it would; each has a file of its own. Those
 * that speak the old dialect with actions are replayed beside it.
 */
import { afterAll, beforeAll } from 'vitest'
import { describeAuditScript } from './audit-script.suite.ts'
import { describeCleaner } from './cleaner.suite.ts'
import { openClientWorld, type ClientWorld } from './client-world.ts'
import { describeGoStructs } from './go-structs.suite.ts'
import { describeGrafana6 } from './grafana-v6.suite.ts'
import { describeGrafana7 } from './grafana-v7.suite.ts'
import { describeHomeAssistant } from './home-assistant.suite.ts'
import { describeRustBackup } from './rust-backup.suite.ts'
import { describeSearchClient } from './search-client.suite.ts'
import { describeSingleUi } from './single-ui.suite.ts'

let opened: ClientWorld | undefined
const world = (): ClientWorld => {
  if (opened === undefined) throw new Error('there is a world inside of a test only')
  return opened
}

beforeAll(async () => {
  opened = await openClientWorld()
}, 300_000)
afterAll(() => opened?.close())

describeGrafana6(world)
describeGrafana7(world)
describeHomeAssistant(world)
describeRustBackup(world)
describeCleaner(world)
describeSearchClient(world)
describeAuditScript(world)
describeGoStructs(world)
// Takes a licence away, which those before it read.
describeSingleUi(world)
