/** A recovery kit from the server into a file, and the proof that the file opens the repository. */
import { open, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ApiClient } from '@strongroom/api-client'
import { UsageError } from './context.ts'
import { orListed } from './find.ts'

export interface RecoveryKit {
  readonly id: string
  readonly label: string
  readonly isUsable: boolean
  readonly createdAt: string
  readonly createdBy?: string
  readonly triedAt?: string
}

interface MadeKit extends RecoveryKit {
  readonly page: string
}

export interface KitFile {
  readonly id: string
  /** Absolute. */
  readonly file: string
  readonly triedAt: string
}

export interface KitRequest {
  readonly repository: { readonly id: string; readonly name: string }
  readonly label: string
  /** A name of our own in the current folder when undefined. */
  readonly file: string | undefined
}

const mostNames = 100

/** Makes a kit, writes it for its owner alone, reads the file again, and lets the server open the repository with it. */
export async function makeRecoveryKit(
  api: ApiClient,
  { repository, label, file: wanted }: KitRequest,
): Promise<KitFile> {
  const { handle, file } = await newFile(wanted, repository.name)
  const path = `/api/v1/repositories/${repository.id}/recovery-kits`
  let made: MadeKit | undefined
  try {
    made = await api.send<MadeKit>('POST', path, { label })
    await handle.writeFile(made.page)
    await handle.sync()
    await handle.close()
    const tried = await tryRecoveryKit(api, { repository, kit: made.id, file })
    return { id: made.id, file, triedAt: tried.triedAt ?? '' }
  } catch (error) {
    await handle.close().catch(() => undefined)
    // What holds a passphrase without being proven is no kit.
    await rm(file, { force: true })
    if (made !== undefined) await api.send('DELETE', `${path}/${made.id}`).catch(() => undefined)
    throw error
  }
}

/** @param request - `kit`: its id; from the file itself when undefined. */
export async function tryRecoveryKit(
  api: ApiClient,
  request: {
    readonly repository: { readonly id: string }
    readonly kit?: string | undefined
    readonly file: string
  },
): Promise<RecoveryKit> {
  const text = await readFile(request.file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`cannot read ${request.file}`, { cause })
  })
  const kit = request.kit ?? /^Kit +([0-9a-f-]{36})/m.exec(text)?.[1]
  if (kit === undefined) throw new UsageError(`${request.file} does not say which kit it is: give --kit ID`)
  const path = `/api/v1/repositories/${request.repository.id}/recovery-kits/${encodeURIComponent(kit)}/trial`
  const trial = api.send<RecoveryKit>('POST', path, { passphrase: passphraseIn(text, request.file) })
  return orListed(trial, 'strongroom repository kit list')
}

/** The passphrase of a kit's page: eight groups of four on a line of their own; or the only line of a file. */
export function passphraseIn(text: string, file: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const found = lines.find((line) => /^(?:[0-9A-Za-z]{4}[- ]){7}[0-9A-Za-z]{4}$/.test(line))
  if (found !== undefined) return found
  const [only = '', ...others] = lines.filter((line) => line !== '')
  if (only !== '' && others.length === 0) return only
  throw new UsageError(
    `${file} holds no passphrase of a recovery kit: eight groups of four characters on one line, such as ABCD-EFGH-…`,
  )
}

async function newFile(wanted: string | undefined, name: string) {
  const safe = name.replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'repository'
  for (let number = 1; number <= mostNames; number += 1) {
    const file = resolve(wanted ?? `strongroom-recovery-kit-${safe}${number === 1 ? '' : `-${number}`}.txt`)
    try {
      return { file, handle: await open(file, 'wx', 0o600) }
    } catch (cause) {
      const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
      if (!isTaken || wanted !== undefined)
        throw new UsageError(`cannot write ${file}: name a file that is not there yet`, { cause })
    }
  }
  throw new UsageError('name a file for the recovery kit with --recovery-kit')
}
