/** The folder of a copy of a repository: of no repository of this server, and either empty or a copy already. */
import { isAbsolute } from 'node:path'
import type { Storage } from '../../../repository/index.ts'
import { OperationError } from '../../errors.ts'
import type { Vaults } from '../../ports.ts'
import { invalidRequest } from '../../refusals.ts'
import { chooseFolder } from '../repository-folder.ts'

export interface ReplicaPlaces {
  readonly vaults: Pick<Vaults, 'replica'>
  readonly dataFolder: string
}

export interface Replica {
  readonly path: string
  /** Folders of the repositories of this server. */
  readonly taken: readonly string[]
  /** A copy may be begun there; otherwise there has to be one. */
  readonly isNewAllowed: boolean
}

/** @throws {OperationError} `invalid_request`, `path_in_use` */
export async function replicaAt(
  { vaults, dataFolder }: ReplicaPlaces,
  { path, taken, isNewAllowed }: Replica,
): Promise<Storage> {
  const storage = await vaults.replica(replicaFolder(path, { dataFolder, taken }))
  // Every repository has this object, and what has none of it must not be mixed with one.
  const isCopy = (await storage.size('config')) !== undefined
  if (isCopy) return storage
  if (!isNewAllowed)
    throw invalidRequest(`There is no copy of a repository in “${path}”. Name the folder that was copied to.`)
  for await (const name of storage.list(''))
    throw new OperationError(
      'path_in_use',
      `“${path}” holds something else, for example “${name}”: a copy needs an empty folder, or the one of an earlier copy.`,
    )
  return storage
}

/** @throws {OperationError} `invalid_request`, `path_in_use` */
export function replicaFolder(path: string, rules: Parameters<typeof chooseFolder>[2]): string {
  if (path === '' || !isAbsolute(path))
    throw invalidRequest('Name the folder of the copy by its absolute path on the server.')
  return chooseFolder(path, path, rules)
}
