/** The whole product in this process, which meanwhile backs up one folder again and again as fast as it can. */
import { join } from 'node:path'
import { obeyParent, optionsOfProcess } from '../token/child.ts'
import { startPlainProduct, type ProductOptions } from '../token/plain-product.ts'
import { listFolder } from './directory-source.ts'
import { backup, open } from './our-vault.ts'

export interface BusyOptions extends ProductOptions {
  /** What is backed up, each time into a new repository; nothing is when it is absent. */
  readonly source?: string
  /** For the repositories. */
  readonly repositories: string
}

const options: BusyOptions = JSON.parse(optionsOfProcess())
const { source, repositories } = options
const product = await startPlainProduct(options)
let bytes = 0

async function backUpAgainAndAgain(folder: string): Promise<never> {
  for (let pass = 1; ; pass += 1) {
    const vault = await open({ repository: join(repositories, String(pass)), isFirst: true })
    await backup(vault, listFolder(folder), ({ properties }) => (bytes += Number(properties['size'])))
    await vault.close()
  }
}

// Until the process ends; a backup that fails ends it.
if (source !== undefined) void backUpAgainAndAgain(source)
obeyParent(
  product.ready,
  () => product.close(),
  () => bytes / 1e6,
)
