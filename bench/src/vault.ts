/** The vault beside Debian's restic: the same folders, the same machine, one after the other, in a process each. */
import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '@strongroom/test/support'
import type { Row } from './report.ts'
import { changeOnePercent, makeFiles, makeMails, sizeOf, warm, type DataSet } from './vault/data-sets.ts'
import { measureRequests, measureWithoutSource } from './vault/alone.ts'
import { measure, programOf, type Measured } from './vault/measured.ts'
import type { Task } from './vault/ours.ts'
import { createRestic, type Restic } from './vault/restic.ts'
import { add, rowsOf, type Samples } from './vault/samples.ts'

export interface VaultOptions {
  /** Of the mix of real files; 0 leaves it out. */
  readonly files: number
  readonly mails: number
  readonly runs: number
  readonly say: (text: string) => void
}

/** One step of both sides. */
interface Step {
  readonly name: string
  readonly ours: () => Promise<Measured>
  readonly peer: () => Promise<Measured>
}

function runOurs(folder: string, task: Task): Promise<Measured> {
  return measure(folder, programOf('ours', task))
}

function stepsOf(
  data: DataSet,
  { folder, restic }: { readonly folder: string; readonly restic: Restic },
): readonly Step[] {
  const repository = join(folder, 'ours')
  const ours =
    (what: Task['what'], at = data.folder, isFirst = false) =>
    (): Promise<Measured> =>
      runOurs(folder, { what, repository, folder: at, isFirst })
  const backup = (): Promise<Measured> => restic.run('backup', data.folder)
  return [
    { name: 'first backup', ours: ours('backup', data.folder, true), peer: backup },
    { name: 'nothing changed (wish 0.5)', ours: ours('backup'), peer: backup },
    { name: '1 % changed', ours: ours('backup'), peer: backup },
    {
      name: 'full restore',
      ours: ours('restore', join(folder, 'restored-ours')),
      peer: () => restic.run('restore', 'latest', '--target', join(folder, 'restored-restic')),
    },
    { name: 'check of all data', ours: ours('check'), peer: () => restic.run('check', '--read-data') },
  ]
}

interface Round {
  readonly run: number
  /** Empty. Nothing in it is removed before the end: ext4 avoids inodes freed lately, which slows whoever makes files next. */
  readonly folder: string
  readonly samples: Samples
  readonly say: VaultOptions['say']
}

async function round(data: DataSet, { run, folder, samples, say }: Round): Promise<void> {
  const restic = createRestic(folder)
  await restic.run('init')
  await mkdir(join(folder, 'restored-ours'))
  for (const step of stepsOf(data, { folder, restic })) {
    if (step.name.startsWith('1 %')) changeOnePercent(data, `round ${run}`)
    warm(data)
    execFileSync('sync') // who begins does not write out what the step before, or the making of the data, has left
    const isOursFirst = run % 2 === 0
    const early = isOursFirst ? await step.ours() : await step.peer()
    const late = isOursFirst ? await step.peer() : await step.ours()
    const [ours, peer] = isOursFirst ? [early, late] : [late, early]
    const name = `${data.name}: ${step.name}`
    add(samples, `${name}, wall`, 's', { ours: ours.seconds, peer: peer.seconds })
    add(samples, `${name}, processor`, 's', { ours: ours.cpuSeconds, peer: peer.cpuSeconds })
    add(samples, `${name}, peak memory (limit 512)`, 'MB', { ours: ours.peakMb, peer: peer.peakMb })
    say(
      `${name}: ${ours.seconds.toFixed(2)} s beside ${peer.seconds.toFixed(2)} s, processor ${ours.cpuSeconds.toFixed(1)} s beside ${peer.cpuSeconds.toFixed(1)} s, ${ours.peakMb.toFixed(0)} MB beside ${peer.peakMb.toFixed(0)} MB`,
    )
    if (!step.name.startsWith('full') && !step.name.startsWith('check')) {
      const stored = { ours: sizeOf(join(folder, 'ours')) / 1e6, peer: sizeOf(restic.repository) / 1e6 }
      add(samples, `${name}, stored so far (wish 1.05)`, 'MB', stored)
      say(`stored ${stored.ours.toFixed(1)} MB beside ${stored.peer.toFixed(1)} MB`)
    }
    if (step.name.startsWith('full')) checkRestored(folder, data)
  }
}

/** A benchmark of a restore that lost something means nothing. */
function checkRestored(folder: string, data: DataSet): void {
  const [wanted, found] = [sizeOf(data.folder), sizeOf(join(folder, 'restored-ours'))]
  if (wanted !== found) throw new Error(`${found} of ${wanted} bytes were restored`)
}

/** Rows of `npm run bench -- vault`. */
export async function benchVault({ files, mails, runs, say }: VaultOptions): Promise<readonly Row[]> {
  const samples: Samples = new Map()
  const temporary = await temporaryFolder()
  const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const made: (() => DataSet)[] = []
  if (files > 0) made.push(() => makeFiles(join(temporary.path, 'files'), nodeModules, files))
  if (mails > 0) made.push(() => makeMails(join(temporary.path, 'mails'), mails))
  try {
    for (let run = 0; run < runs; run += 1) await measureWithoutSource({ samples, say })
    for (const make of made) {
      const data = make()
      say(
        `${data.name}: ${data.files} files, ${(data.bytes / 1e6).toFixed(0)} MB; they are in the page cache at every step`,
      )
      for (let run = 0; run < runs; run += 1) {
        const folder = join(temporary.path, `${data.name}-${run}`)
        await mkdir(folder)
        await round(data, { run, folder, samples, say })
        await measureRequests(data, { samples, say })
      }
    }
  } finally {
    await temporary.remove()
  }
  return rowsOf(samples)
}
