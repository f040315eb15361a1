/** A thread that does the heavy work of a vault: it is given a repository's key once, then bytes, and gives back bytes. */
import type { KeyObject } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createLocalPipeline } from './local-pipeline.ts'
import {
  failureOf,
  owned,
  type Answers,
  type FromThread,
  type Request,
  type TakenAnswer,
  type ToThread,
} from './messages.ts'
import type { CutStream, TakenBlobs } from './pipeline.ts'
import { yieldToOthers } from './yielding.ts'

/** What a thread begins with. */
export interface ThreadData {
  readonly repositoryId: BackupRepositoryId
  readonly key: KeyObject
}

yieldToOthers()
const { repositoryId, key }: ThreadData = workerData
const pipeline = createLocalPipeline(createRepositoryKeys(repositoryId, key.export()))
const takenBlobs = new Map<number, TakenBlobs>()
const streams = new Map<number, CutStream>()
let lastTaken = 0

parentPort?.on('message', (message: ToThread) => {
  if ('dropTaken' in message) dropTaken(message.dropTaken)
  else if ('dropStream' in message) streams.delete(message.dropStream)
  else void answer(message.call, message.request)
})

function dropTaken(taken: number): void {
  takenBlobs.get(taken)?.drop()
  takenBlobs.delete(taken)
}

async function answer(call: number, request: Request): Promise<void> {
  try {
    say({ call, answer: await work(request) })
  } catch (error) {
    say({ call, failure: failureOf(error) })
  }
}

function say(message: FromThread): void {
  parentPort?.postMessage(message, [])
}

async function work(request: Request): Promise<Answers[Request['what']]> {
  switch (request.what) {
    case 'take':
      return keep(await pipeline.take(request.organizationId, request.batch))
    case 'cut': {
      const stream = streams.get(request.stream) ?? pipeline.cut(request.organizationId)
      if (request.isLast) streams.delete(request.stream)
      else streams.set(request.stream, stream)
      return keep(await stream.write(request.piece, request.isLast))
    }
    case 'encode': {
      const taken = takenBlobs.get(request.taken)
      takenBlobs.delete(request.taken)
      if (taken === undefined) throw new Error('blobs that were let go of')
      return taken.encode(request.isWanted, request.into)
    }
    case 'seal': {
      const { organizationId, salt, parts, into } = request
      return pipeline.seal(organizationId, salt, parts, into)
    }
    case 'open':
      return pipeline.open(request.organizationId, request.segments, request.into)
    case 'verify':
      await pipeline.verify(request.organizationId, request.pack)
      return 'sound'
    default:
      throw new Error('a thread was asked for what it does not know')
  }
}

function keep(taken: TakenBlobs): TakenAnswer {
  lastTaken += 1
  takenBlobs.set(lastTaken, taken)
  return { taken: lastTaken, ids: owned(taken.ids), sizes: taken.sizes }
}
