/**
 * Reads PKCS#12 files in a process of its own (security 3.5): no environment, no files but the program's own, no other
 * processes, little memory, a few seconds of the processor. A file that breaks the reader breaks nothing else.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../foundation/clock.ts'
import { KeysError } from '../errors.ts'
import {
  badPfx,
  type CertificateAndKey,
  checkPfxSize,
  type PfxReader,
  type PfxReading,
} from './pfx-reader.ts'

export interface PfxProcessDependencies {
  readonly clock: Clock
}

export interface PfxProcessOptions {
  /** The program that reads: `pfx-child.js` beside this one when left out. */
  readonly program?: URL
  /** Given to Node before the program. */
  readonly nodeOptions?: readonly string[]
  /** Seconds of processor time. */
  readonly processorSeconds?: number
}

const memoryMegabytes = 64
/** A file of OpenSSL's takes half a second, one with 600,000 iterations five, and twice that where the machine is busy. */
const processorSecondsAllowed = 20
/** However busy the machine is: the bound where the system does not tell the processor time. */
const longestMs = 120_000
const watchEveryMs = 100
const largestAnswerBytes = 262_144
const clockTicksPerSecond = 100

const answerSchema = Type.Union([
  Type.Object({ certificate: Type.String(), privateKey: Type.String() }),
  Type.Object({
    code: Type.Union([Type.Literal('bad_pfx'), Type.Literal('wrong_password'), Type.Literal('weak_pfx')]),
    message: Type.String(),
  }),
])

/** One file at a time; who comes meanwhile waits. */
export function createPfxProcess(
  { clock }: PfxProcessDependencies,
  options: PfxProcessOptions = {},
): PfxReader {
  let last: Promise<unknown> = Promise.resolve()
  return (pfx, password, reading) => {
    const turn = last.then(() => readApart({ clock, options }, { pfx, password, reading }))
    last = turn.catch(() => undefined)
    return turn
  }
}

interface PfxInput {
  readonly pfx: Uint8Array
  readonly password: string
  readonly reading: PfxReading
}

async function readApart(
  { clock, options }: PfxProcessDependencies & { readonly options: PfxProcessOptions },
  { pfx, password, reading }: PfxInput,
): Promise<CertificateAndKey> {
  checkPfxSize(pfx)
  const child = startReader(options)
  const done = new AbortController()
  const watching = watch(child, {
    clock,
    signal: done.signal,
    processorSeconds: options.processorSeconds ?? processorSecondsAllowed,
  })
  try {
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(JSON.stringify({ pfx: Buffer.from(pfx).toString('base64'), password, ...reading }))
    const text = await outputOf(child)
    done.abort()
    return answerOf(text, await watching)
  } finally {
    done.abort()
    child.kill('SIGKILL')
    await watching
  }
}

function startReader({ program, nodeOptions }: PfxProcessOptions): ChildProcess {
  const file = fileURLToPath(program ?? new URL('pfx-child.js', import.meta.url))
  const bounded = nodeOptions ?? permissions()
  return spawn(
    process.execPath,
    [`--max-old-space-size=${memoryMegabytes}`, '--disable-proto=delete', ...bounded, file],
    { env: {}, stdio: ['pipe', 'pipe', 'ignore'], cwd: '/' },
  )
}

/** It reads the files of the program and of the packages that it uses; it writes none, and starts no process. */
function permissions(): string[] {
  const { resolve } = createRequire(import.meta.url)
  const own = fileURLToPath(new URL('../../../', import.meta.url))
  const packages = ['node-forge', 'typebox'].flatMap((name) => {
    const found = (resolve.paths(name) ?? []).filter((folder) => existsSync(join(folder, name)))
    // Where it really is, when that is a link.
    return found.concat(resolve(name).replace(/(.*\/node_modules)\/.*/, '$1'))
  })
  // Node 20 fails on a path that is named twice, also as a part of another.
  const others = new Set(packages.filter((folder) => !folder.startsWith(own)))
  const readable = [own, ...others].map((folder) => `--allow-fs-read=${folder}*`)
  return ['--experimental-permission', '--no-warnings', ...readable]
}

/** Everything that it says, or nothing when it says too much or dies without a word. */
async function outputOf(child: ChildProcess): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  child.stdout?.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > largestAnswerBytes) child.kill('SIGKILL')
    else pieces.push(piece)
  })
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => resolve())
    child.once('error', reject)
  })
  return Buffer.concat(pieces).toString('utf8')
}

/** Why a reader was ended. */
type End = 'worked too long' | 'waited too long' | undefined

function answerOf(text: string, end: End): CertificateAndKey {
  const answer = parse(text)
  if (!Value.Check(answerSchema, answer)) throw badPfx(unreadable(end))
  if ('code' in answer) throw new KeysError(answer.code, answer.message)
  return {
    certificate: new Uint8Array(Buffer.from(answer.certificate, 'base64')),
    privateKey: new Uint8Array(Buffer.from(answer.privateKey, 'base64')),
  }
}

function unreadable(end: End): string {
  if (end === 'worked too long')
    return 'The file takes too much work to read. Export it again with fewer iterations.'
  if (end === 'waited too long') return 'This machine is too busy to read the file. Try again later.'
  return 'The file cannot be read. Export it again, one certificate with its key and nothing else.'
}

function parse(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text)
    return document
  } catch {
    return undefined
  }
}

/** Ends the process when it has used up its time; never throws. */
async function watch(
  child: ChildProcess,
  given: { readonly clock: Clock; readonly signal: AbortSignal; readonly processorSeconds: number },
): Promise<End> {
  const { clock, signal, processorSeconds } = given
  const turns = longestMs / watchEveryMs
  for (let turn = 0; turn < turns; turn += 1) {
    await clock.sleep(watchEveryMs, signal).catch(() => undefined)
    if (signal.aborted) return undefined
    if ((await processorSecondsOf(child.pid)) <= processorSeconds) continue
    child.kill('SIGKILL')
    return 'worked too long'
  }
  child.kill('SIGKILL')
  return 'waited too long'
}

/** Where the system tells it (Linux); elsewhere the clock alone ends it. */
async function processorSecondsOf(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8')
    // Fields 14 and 15, user and system time; the name in field 2 may hold spaces and brackets.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond
  } catch {
    return 0
  }
}
